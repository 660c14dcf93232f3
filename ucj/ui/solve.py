"""Looking for a plan: the cheapest that reaches the target, or the one that covers most."""

from __future__ import annotations

import streamlit as st

from ucj.facts.ledger import Ledger
from ucj.facts.rules import month_text
from ucj.model.projection import Projection
from ucj.model.questions import SURE, Wish, find_plan, share_reaching, surer
from ucj.model.scenario import Scenario, ScenarioError
from ucj.model.solver import Answer
from ucj.present import plan_tables
from ucj.present.words import answer_sentences, numbers, plan_sentences, remarks, target_words
from ucj.present.words.catalogue import _
from ucj.ui.cards import show_table, small
from ucj.ui.ceilings import choose_ceilings, years_of_plan
from ucj.ui.clock import today
from ucj.ui.controls import keep
from ucj.ui.plan_loading import load_answer
from ucj.ui.session import QUESTION, SOLVE_BY, SOLVE_GROUPS, SOLVE_PAYERS, SOLVE_RENEW


def show_search(ledger: Ledger, result: Projection) -> None:
    """Let the planner ask, and show the answer: what it costs, how sure it is, and what stops it."""
    scenario = result.scenario
    wish = _ask(ledger, scenario)
    if not wish.ceilings:
        st.info(_("Isi plafon paling sedikit satu sumber."))
        return
    if not wish.maximise and wish.target is None:
        st.info(_("Isi target cakupan di atas."))
        return
    try:
        with st.spinner(_("Rencana sedang dicari.")):
            answer = find_plan(ledger, scenario.baseline, wish)
    except ScenarioError as error:
        st.info(remarks.say(ledger, error.remark))
        return
    st.markdown(f"**{answer_sentences.answer_sentence(ledger, answer, _aim(ledger, answer))}**")
    if not answer.lines:
        return
    small(answer_sentences.proof_sentence(answer, cheapest=answer.reached and not wish.maximise))
    _show_answer(ledger, answer, wish, key="load_answer")
    if wish.target is not None and answer.reached and not wish.maximise:
        _show_surer(ledger, scenario, wish, answer)


def _ask(ledger: Ledger, scenario: Scenario) -> Wish:
    region = scenario.baseline.region.code
    question = keep(
        st.segmented_control,
        _("Pertanyaan"),
        ["target", "budget"],
        format_func=lambda kind: {
            "target": _("Target: rencana termurah"),
            "budget": _("Anggaran: cakupan terbesar"),
        }[kind],
        required=True,
        key=QUESTION,
    )
    last = scenario.start + scenario.horizon - 1
    by = keep(
        st.select_slider,
        _("Bulan yang dihitung"),
        range(scenario.start, last + 1),
        format_func=lambda month: numbers.date(month_text(month)),
        key=SOLVE_BY.of(region, scenario.start, scenario.horizon),
        default=min(scenario.start + 11, last),
        help=_("Setiap kelompok dibayar selama bulannya sendiri, berakhir pada bulan ini."),
    )
    ceilings = choose_ceilings(ledger, region, years_of_plan(scenario.start, scenario.horizon))
    groups = keep(
        st.multiselect,
        _("Kelompok yang boleh didaftarkan (kosong: semua)"),
        [group.id for group in ledger.groups_of(region)],
        format_func=lambda group: _(ledger.groups[group].label),
        key=SOLVE_GROUPS.of(region),
        placeholder=_("Semua kelompok"),
        filter_mode=None,
    )
    payers = keep(
        st.segmented_control,
        _("Siapa boleh membayar siapa"),
        ["yes", "conditional", "any"],
        format_func=lambda kind: {
            "yes": _("Sesuai aturan"),
            "conditional": _("Juga yang bersyarat"),
            "any": _("Semua"),
        }[kind],
        required=True,
        key=SOLVE_PAYERS,
    )
    renew = keep(st.toggle, _("Perpanjang dulu yang pembiayaannya berakhir"), key=SOLVE_RENEW)
    return Wish(
        scenario.start,
        by,
        scenario.target,
        ceilings,
        groups=dict.fromkeys(ledger.groups[group] for group in groups),
        levers=scenario.levers,
        renew=renew,
        maximise=question == "budget",
        payers=payers or SOLVE_PAYERS.default,
    )


def _aim(ledger: Ledger, answer: Answer) -> str:
    return target_words.aim(ledger, answer.projection.scenario, today())


def _show_answer(ledger: Ledger, answer: Answer, wish: Wish, key: str) -> None:
    said = [answer_sentences.left_sentence(answer)]
    if wish.target is not None:
        said.insert(0, answer_sentences.odds_sentence(share_reaching(ledger, answer), _aim(ledger, answer)))
    small("\n".join(line for line in said if line))
    show_table(plan_tables.answer_table(answer))
    st.button(
        _("Terapkan ke skenario"),
        key=key,
        on_click=load_answer,
        args=(ledger, answer),
        icon=":material/input:",
        help=_(
            "Mengganti kelompok, jumlah orang, masa pembayaran, dan pembayar di atas; target, plafon, dan asumsi tetap."
        ),
    )


def _show_surer(ledger: Ledger, scenario: Scenario, wish: Wish, answer: Answer) -> None:
    """Offer the plan that holds in most draws; it takes several answers, so only on request."""
    if share_reaching(ledger, answer) >= SURE:
        return
    wanted = plan_sentences.of_a_hundred(SURE)
    if not st.button(_("Rencana untuk {share} hitungan").format(share=wanted), key="surer", icon=":material/shield:"):
        return
    text = _("Rencana yang lebih pasti sedang dicari.")
    bar = st.progress(0.0, text)

    def tell(done: float) -> None:
        bar.progress(done, text)

    found = surer(ledger, scenario.baseline, wish, progress=tell)
    bar.empty()
    st.markdown(f"**{answer_sentences.surer_sentence(answer, found, SURE)}**")
    if found:
        # It is the cheapest for more people than were asked for, and nothing is proven of the draws.
        _show_answer(ledger, found, wish, key="load_surer")
