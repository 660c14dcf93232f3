"""What a planner decides about a cascading target, and the figures that only the planner has."""

from __future__ import annotations

import datetime as dt

import streamlit as st

from ucj.facts.ledger import Ledger
from ucj.model.scenario import ScenarioError
from ucj.model.targets import Targets
from ucj.model.yearly_targets import RULES, Path, Start, published_start, typed_start
from ucj.present import target_notes, yearly_targets
from ucj.present.words import numbers, remarks, sentences
from ucj.present.words.catalogue import _
from ucj.ui import typed_figures
from ucj.ui.cards import small
from ucj.ui.controls import choose, keep
from ucj.ui.session import (
    GROWTH,
    TARGET_RULE,
    TARGET_STEP,
    TYPED_REGION,
    TYPED_TARGET_SHARE,
    TYPED_TARGET_YEAR,
    YEARLY_ACTIVE,
    YEARLY_AS_OF,
    YEARLY_POTENTIAL,
)
from ucj.ui.typed_figures import is_waiting

# RPJPN ends here, and so does every plan below it.
LAST_YEAR = 2045
YEARS_BACK = 5


def choose_rule() -> str:
    """Let the planner choose how the target is split."""
    names = yearly_targets.rule_names()
    rule = keep(
        st.segmented_control,
        _("Cara membagi"),
        RULES,
        format_func=names.__getitem__,
        required=True,
        key=TARGET_RULE,
        default=RULES[0],
        wrap=True,
    )
    small(yearly_targets.rule_meaning(rule or RULES[0]))
    return rule or RULES[0]


def choose_year(province: str, path: Path, today: dt.date) -> int:
    """Let the planner choose a year of the path and return its place in it; the current year comes first."""
    years = [step.year for step in path.years]
    key = TARGET_STEP.of(province)
    if key.get() not in years:
        key.set(min(max(today.year, years[0]), years[-1]))
    year = choose(_("Akhir tahun"), years, key=key)
    return years.index(year)


def read_growth(province: str) -> float:
    """Return the yearly growth of the denominator that the planner chose, else none."""
    return GROWTH.of(province).get() or 0.0


def choose_growth(province: str, targets: Targets, start: Start | None) -> None:
    """Let the planner choose how fast the potential workers grow; what the targets imply is among the choices."""
    keep(
        st.select_slider,
        _("Pertumbuhan potensi pekerja setahun"),
        sorted({step / 200 for step in range(21)} | {targets.growth or 0.0}),
        format_func=numbers.plain_percent,
        key=GROWTH.of(province),
        default=0.0,
    )
    small(target_notes.growth_note(targets, start))


def read_starts(ledger: Ledger, province: str, today: dt.date) -> tuple[dict[str, Start | None], list[str]]:
    """Return where a province and its kabupaten/kota start, typed or published, and what is wrong with what was typed.

    A region whose typed figures are wrong waits.
    """
    starts: dict[str, Start | None] = {}
    faults = []
    for region in (ledger.regions[province], *ledger.members(province)):
        try:
            starts[region.code] = _read_start(ledger, region.code, today)
        except ScenarioError as error:
            starts[region.code] = None
            faults.append(f"{sentences.region_name(region)}: {remarks.say(ledger, error.remark)}")
    return starts, faults


def _read_start(ledger: Ledger, region: str, today: dt.date) -> Start | None:
    active, potential = typed_figures.typed_counts(ledger, region, (YEARLY_ACTIVE, YEARLY_POTENTIAL))
    if active is None or potential is None:
        return published_start(ledger, region)
    return typed_start(
        ledger.regions[region], float(active), float(potential), YEARLY_AS_OF.of(region).get() or today.year
    )


def type_figures(ledger: Ledger, province: str, today: dt.date) -> None:
    """Let the planner type the counts of one region at a time; what is typed stays while another one is chosen."""
    codes = [province, *(region.code for region in ledger.members(province))]
    region = choose(
        _("Wilayah yang angkanya diisi manual"),
        codes,
        format_func=lambda code: sentences.region_name(ledger.regions[code]),
        key=TYPED_REGION.of(province),
        default=province,
    )
    if is_waiting(ledger, region):
        typed_figures.type_figures(ledger, region, today)
        return
    *counts, year = st.columns(3)
    typed_figures.type_counts(ledger, region, (YEARLY_ACTIVE, YEARLY_POTENTIAL), counts)
    with year:
        choose(
            _("Keadaan tahun"),
            range(today.year, today.year - YEARS_BACK, -1),
            key=YEARLY_AS_OF.of(region),
            default=today.year,
        )
    small(_("Kosongkan untuk memakai angka terbit. Isian manual ditandai, dan hilang bila kunjungan ini berakhir."))


def read_target(province: str) -> tuple[int, float] | None:
    """Return the year and share of the target that the planner typed, None until both are there."""
    year, share = TYPED_TARGET_YEAR.of(province).get(), TYPED_TARGET_SHARE.of(province).get()
    return (year, share / 100) if year and share is not None else None


def type_target(province: str, after: int) -> None:
    """Let the planner type a target for a year after the last published one."""
    left, right, _rest = st.columns(3)
    with left:
        choose(
            _("Tahun target (diisi manual)"),
            [TYPED_TARGET_YEAR.default, *range(after + 1, LAST_YEAR + 1)],
            format_func=lambda year: str(year) if year else _("tidak ada"),
            key=TYPED_TARGET_YEAR.of(province),
        )
    with right:
        keep(
            st.number_input,
            _("Target cakupan, persen (diisi manual)"),
            min_value=0.0,
            max_value=100.0,
            value=None,
            step=1.0,
            key=TYPED_TARGET_SHARE.of(province),
            placeholder=_("persen"),
        )
