"""What the solver answers, in sentences: the plan, its proof, its odds, what is left and what stopped it."""

from __future__ import annotations

from math import ceil

from ucj.facts.ledger import Ledger
from ucj.facts.rules import Payer, month_text
from ucj.model.solver import Answer, Bound
from ucj.present import afterwards
from ucj.present.words import numbers, plan_sentences
from ucj.present.words.catalogue import _


def answer_sentence(ledger: Ledger, answer: Answer, aim: str) -> str:
    """Say what the solver found: what it costs and reaches, or how far it gets and what stops it."""
    result, last = answer.projection, answer.projection.at(answer.month)
    values = {
        "cost": numbers.short_rupiah(sum(result.total_cost.values())),
        "coverage": numbers.percent(last.coverage),
        "date": numbers.date(month_text(last.month)),
        "target": aim,
        "missing": numbers.whole(last.missing or 0),
        "bounds": ", ".join(_bound(bound) for bound in answer.bounds) or _other_bounds(answer),
    }
    # The answer looks no further than the month that counts: what follows is seen by looking on.
    later = afterwards.to_the_end(result, ledger.premiums)
    if result.scenario.target is None or answer.reached:
        said = _("Dengan {cost}, cakupan mencapai {coverage} pada {date}").format(**values)
        return f"{afterwards.continued(said, later, last.month)}."
    said = _("Target {target} tidak tercapai: dengan {cost}, cakupan mencapai {coverage} pada {date}").format(**values)
    why = _("pada bulan itu kurang {missing} orang. Yang membatasi: {bounds}.").format(**values)
    return f"{afterwards.continued(said, later, last.month)}; {why}"


def proof_sentence(answer: Answer, *, cheapest: bool) -> str:
    """Say how far an answer is at most from the best that any plan can do.

    Parameters
    ----------
    answer : Answer
        What the solver found.
    cheapest : bool
        Whether the least cost was asked for and reached; else the most people were.
    """
    # Rounded up: the answer may not be nearer than is said.
    gap = numbers.plain_percent(ceil(answer.gap * 1000 - 1e-9) / 1000)
    if answer.gap < 1e-9:
        more = _("Terbukti: tidak ada rencana dengan lebih banyak peserta.")
        return _("Terbukti: tidak ada rencana yang lebih murah.") if cheapest else more
    if cheapest:
        return _("Terbukti: biayanya paling jauh {gap} di atas yang termurah.").format(gap=gap)
    return _("Terbukti: pesertanya paling jauh {gap} di bawah yang terbanyak.").format(gap=gap)


def odds_sentence(share: float, aim: str) -> str:
    """Say in how many of the draws, a fraction, an answer reaches its target."""
    return _("Rencana ini mencapai target {target} pada {share} hitungan.").format(
        target=aim, share=plan_sentences.of_a_hundred(share)
    )


def left_sentence(answer: Answer) -> str:
    """Say what is left of the ceilings, blank where no source has a limit."""
    if not answer.left:
        return ""
    left = [
        f"{_(payer.label)} {year} {numbers.short_rupiah(rupiah)}"
        for (payer, year), rupiah in answer.left.items()
        if round(rupiah)
    ]
    return _("Sisa plafon: {left}.").format(left="; ".join(left) or _("tidak ada"))


def surer_sentence(answer: Answer, surer: Answer | None, share: float) -> str:
    """Say what the plan for more draws, a fraction, costs, and how much more than an answer."""
    wanted = plan_sentences.of_a_hundred(share)
    if surer is None:
        return _(
            "Tidak ada rencana dengan kelompok dan plafon ini yang mencapai target pada {share} hitungan. Naikkan "
            "plafon, tambah kelompok, atau ukur asumsinya."
        ).format(share=wanted)
    cost, base = (sum(one.projection.total_cost.values()) for one in (surer, answer))
    return _("Agar target tercapai pada {share} hitungan: {cost}, {more} lebih mahal.").format(
        share=wanted, cost=numbers.short_rupiah(cost), more=numbers.short_rupiah(max(0, cost - base))
    )


def _bound(bound: Bound) -> str:
    if isinstance(bound.what, Payer):
        return _("plafon {source} {year}").format(source=_(bound.what.label), year=bound.year)
    if bound.kind == "family":
        return _("jumlah {noun} dan kelompok di dalamnya").format(noun=_(bound.what.people_noun))
    return _("jumlah {noun}").format(noun=_(bound.what.people_noun))


def _other_bounds(answer: Answer) -> str:
    """Say what stops more where no count and no ceiling does: something always does."""
    result = answer.projection
    lapsed = [
        cohort.covered(result.scenario.first_month) - float(people[answer.month - int(result.months[0])])
        for cohort, people in zip(result.scenario.cohorts, plan_sentences.of_cohorts(result), strict=True)
    ]
    who = _("siapa yang boleh membayar siapa, dan bulan iurannya")
    lost = sum(people for people in lapsed if people > 0)
    if lost < 0.5:
        return who
    return _("{lost} orang yang pembiayaannya berakhir, {who}").format(lost=numbers.whole(lost), who=who)
