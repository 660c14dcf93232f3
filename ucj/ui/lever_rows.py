"""The controls of a plan: its start and target, its groups as a list of sliders, and the details of one of them."""

from __future__ import annotations

import datetime as dt

import streamlit as st

from ucj.facts.ledger import Ledger
from ucj.facts.plan_fields import DECISIONS, SCENARIO_FIELDS
from ucj.facts.rules import month_of, month_text
from ucj.model.scenario import Baseline, Lever, Scenario
from ucj.model.scenario_builder import default_start, usual_people
from ucj.present.live.plan_rows import decision_rows, organic_row, people_row, supposed_rows, target_row
from ucj.present.words import numbers
from ucj.present.words.catalogue import _
from ucj.present.words.citations import source_link
from ucj.ui.cards import small
from ucj.ui.controls import choose, control_key, reported
from ucj.ui.decisions import SEVERAL, lever_keys
from ucj.ui.levers import Slider, levers
from ucj.ui.session import (
    FUNDED_UNTIL,
    GROUPS,
    OPEN_LEVER,
    ORGANIC,
    OWN_START,
    PAYER,
    ROUTE,
    SPLIT,
    START,
    TARGET,
    Key,
)
from ucj.ui.sliders import as_markdown

START_CHOICES = 24


def choose_start(region: str, today: dt.date) -> int:
    """Let the planner choose the first month of the plan and return it; the coming budget year comes first."""
    start = START.of(region).setdefault(default_start(today))
    _choose_month(_(SCENARIO_FIELDS["start"].label), START.of(region), month_of(today) + 1)
    return start


def begin_target(published: float | None, region: str) -> None:
    """Keep the published target, a fraction, where none was chosen; without one there is none."""
    if published is not None:
        TARGET.of(region).setdefault(published)


def choose_target(published: float | None, region: str) -> None:
    """Let the planner set the target as a fraction."""
    key = TARGET.of(region)
    levers([Slider(key, target_row(published, key.get()))], key="target_slider")


def choose_organic(ledger: Ledger, baseline: Baseline) -> None:
    """Let the planner set what comes and goes without the plan, a month."""
    levers([Slider(ORGANIC.of(baseline.region.code), organic_row(ledger, baseline))], key="organic_slider")


def show_levers(ledger: Ledger, plan: Scenario) -> None:
    """Draw how many people of each group are enrolled; `read_plan` has filled in what they start from."""
    region = plan.baseline.region.code
    rows = [
        Slider(lever_keys(region, lever)["people"], people_row(ledger, plan, place), opens=lever.group.id)
        for place, lever in enumerate(plan.levers)
    ]
    levers(rows, key="levers", opened=OPEN_LEVER.of(region))


def open_lever(plan: Scenario) -> str | None:
    """Return the group of a plan whose details are open, None where none are."""
    opened = OPEN_LEVER.of(plan.baseline.region.code).get()
    return opened if opened in [lever.group.id for lever in plan.levers] else None


def show_lever_details(ledger: Ledger, plan: Scenario, group: str) -> None:
    """Draw what else is decided and supposed of a group of a plan, and the way to leave it out."""
    place = [lever.group.id for lever in plan.levers].index(group)
    lever, region = plan.levers[place], plan.baseline.region.code
    keys, rules = lever_keys(region, lever), ledger.premiums
    st.markdown(f"**{_(lever.group.label)}**")
    people = people_row(ledger, plan, place)
    if people.help:
        small(people.help)
    # In its row there is room for one of them, and for its first words.
    for mark in people.marks:
        small(f"{people.written(mark.value)}: {as_markdown(mark.label)}")
    if people.note:
        small(as_markdown(people.note))
    _show_start(plan, lever)
    choose(
        _(DECISIONS["payer"].label),
        [*rules.payers, *([SEVERAL] if SPLIT.of(region, group).get() else [])],
        format_func=lambda payer: _payer_label(ledger, payer),
        key=PAYER.of(region, group),
    )
    choose(
        _(DECISIONS["route"].label),
        list(rules.routes),
        format_func=lambda route: _(rules.routes[route].label),
        key=ROUTE.of(region, group),
    )
    levers([Slider(keys[row.field], row) for row in decision_rows(plan, place)], key="lever_details", roomy=True)
    if lever.cohort:
        _show_funded(ledger, plan, lever)
    st.markdown(_("Asumsi: bukan keputusan, melainkan perkiraan yang dapat diubah"))
    supposed = supposed_rows(ledger, plan, place, grace=keys["grace"].get() is not None)
    levers([Slider(keys[row.field], row) for row in supposed], key="lever_assumptions", roomy=True)
    st.button(
        _("Keluarkan dari rencana"),
        key=f"leave_out_{group}",
        icon=":material/remove:",
        on_click=_leave_out,
        args=(region, group),
    )


def show_add_group(ledger: Ledger, region: str) -> None:
    """Draw the menu of the groups that the plan leaves as they are, each with its published number of people."""
    chosen = GROUPS.of(region).get() or []
    others = [group.id for group in ledger.groups_of(region) if group.id not in chosen]
    if not others:
        return
    control = control_key(f"add_group_{region}")

    def shown(group: str) -> str:
        people = usual_people(ledger, region, group)
        label = _(ledger.groups[group].label)
        return _("{label}: {people} orang").format(label=label, people=numbers.whole(people)) if people else label

    st.menu_button(
        _("Tambah kelompok"),
        others,
        format_func=shown,
        key=control,
        icon=":material/add:",
        on_click=_add,
        args=(region, control, others),
    )


def _add(region: str, control: str, others: list[str]) -> None:
    if (group := reported(control)) in others:
        GROUPS.of(region).set([*(GROUPS.of(region).get() or []), group])
        OPEN_LEVER.of(region).forget()


def _leave_out(region: str, group: str) -> None:
    GROUPS.of(region).set([other for other in GROUPS.of(region).get() or [] if other != group])
    OPEN_LEVER.of(region).forget()


def _show_start(plan: Scenario, lever: Lever) -> None:
    """Draw the first month of a group that does not start with the rest."""
    key = OWN_START.of(plan.baseline.region.code, lever.group.id)
    if key.get() is None and lever.start == plan.start:
        return
    if key.get() is not None:
        # It may have been before the first month of the plan.
        key.set(lever.start)
    label = _("Kelompok ini mulai dibayar")
    _choose_month(label, key, plan.start, default=lever.start)
    if key.get() is None:
        small(_("{payer} biasanya baru dibayarkan mulai bulan ini.").format(payer=_(lever.payer.label)))


def _show_funded(ledger: Ledger, plan: Scenario, lever: Lever) -> None:
    """Draw until when the funded people of a group are paid for without the plan."""
    own = (plan.baseline.region.code, lever.group.id)
    funded, key = ledger.cohorts[own], FUNDED_UNTIL.of(*own)
    known = numbers.date(funded.paid_until) if funded.paid_until else _("tidak diketahui: dianggap berlanjut")
    last = plan.start + plan.horizon - 1
    choose(
        _(DECISIONS["funded_until"].label),
        sorted({0, key.get(), *range(plan.first_month, last + 1)}),
        format_func=lambda month: numbers.date(month_text(month)) if month else known,
        key=key,
    )
    small(
        _("{people} orang dibayar {payer} sebelum rencana ini · {source}").format(
            people=numbers.whole(funded.people),
            payer=_(funded.paid_by) if funded.paid_by else _payer_label(ledger, funded.payer),
            source=source_link(funded.source),
        )
    )


def _choose_month(label: str, key: Key[int | None], first: int, default: int | None = None) -> None:
    months = sorted({*range(first, first + START_CHOICES), *filter(None, [key.get(), default])})
    choose(label, months, format_func=lambda month: numbers.date(month_text(month)), key=key, default=default)


def _payer_label(ledger: Ledger, payer: str) -> str:
    return _("Beberapa sumber") if payer == SEVERAL else _(ledger.premiums.payers[payer].label)
