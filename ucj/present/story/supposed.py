"""What a plan supposes: each assumption with the value used, its range and its basis, groups alike on one row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ucj.facts.ledger import Ledger
from ucj.facts.observations import Source
from ucj.facts.plan_fields import ASSUMPTIONS, MONTHS
from ucj.model.organic import OrganicRange, organic_range
from ucj.model.scenario import Scenario
from ucj.model.scenario_builder import assumption_range
from ucj.present.parts import Column, Table
from ucj.present.words import numbers
from ucj.present.words.catalogue import _
from ucj.present.words.citations import source_name


@dataclass(frozen=True)
class AssumptionRow:
    """One assumption; the numbers are fractions 0–1, or months where `in_months`."""

    name: str
    # Empty for what is supposed of everybody outside the funded cohorts.
    groups: tuple[str, ...]
    used: float
    low: float
    central: float
    high: float
    in_months: bool
    basis: str
    sources: tuple[Source, ...]

    def shown(self, value: float) -> str:
        """Return one of the numbers with its unit."""
        if self.in_months:
            return _("{count} bulan").format(count=numbers.whole(value))
        return numbers.plain_percent(value)

    @property
    def whose(self) -> str:
        """Of whom it is supposed."""
        return ", ".join(self.groups) or _("peserta di luar yang dibiayai")

    @property
    def range(self) -> str:
        """Low, central and high in words."""
        if self.in_months:
            return " – ".join(numbers.whole(value) for value in (self.low, self.central, self.high))
        return " – ".join(numbers.plain_percent(value) for value in (self.low, self.central, self.high))


def assumption_rows(ledger: Ledger, scenario: Scenario) -> tuple[AssumptionRow, ...]:
    """Return the assumptions of a plan in the order of the page; groups with the same values share a row."""
    baseline = scenario.baseline
    groups: dict[AssumptionRow, list[str]] = {}
    for name, field in ASSUMPTIONS.items():
        for lever in scenario.levers:
            known = assumption_range(ledger, baseline.region.code, name, lever.payer, baseline.coverage)
            alike = AssumptionRow(
                name=_(field.label),
                groups=(),
                used=float(getattr(lever.assumptions, name)),
                low=known.low,
                central=known.central,
                high=known.high,
                in_months=field.kind == MONTHS,
                basis=_(known.row.note) if known.row.note else "",
                sources=known.row.sources,
            )
            groups.setdefault(alike, []).append(_(lever.group.label))
    return (*(_of_groups(row, found) for row, found in groups.items()), _organic(ledger, scenario))


def _organic(ledger: Ledger, scenario: Scenario) -> AssumptionRow:
    """Return what is supposed of everybody who belongs to no funded cohort."""
    baseline = scenario.baseline
    known = organic_range(ledger, baseline.region.code)
    basis, sources = organic_basis(known)
    return AssumptionRow(
        name=_("Perubahan bersih peserta lain tiap bulan"),
        groups=(),
        used=baseline.organic,
        low=known.low,
        central=known.central,
        high=known.high,
        in_months=False,
        basis=basis,
        sources=sources,
    )


def organic_basis(known: OrganicRange) -> tuple[str, tuple[Source, ...]]:
    """Return where the range of the organic change comes from: published figures, or what the ledger supposes."""
    if figures := known.figures:
        first, last = figures[0], figures[-1]
        basis = _("Deret peserta aktif {name} yang terbit, {first} – {last}, tanpa yang diketahui dibiayai").format(
            name=first.region.name, first=numbers.date(first.as_of), last=numbers.date(last.as_of)
        )
        return basis, tuple(dict.fromkeys(figure.source for figure in figures))
    assert known.row, "a range comes from figures or from a row"
    return _(known.row.note), known.row.sources


def eligibility_lines(scenario: Scenario) -> tuple[str, ...]:
    """Return what the rules on who may pay for whom say of the payers of a plan, each once."""
    words = allowed_words()
    return tuple(
        dict.fromkeys(
            _("{payer} untuk {group}: {allowed}. {note}")
            .format(payer=_(payer.label), group=_(rule.group.label), allowed=words[rule.allowed], note=_(rule.note))
            .strip()
            for lever in scenario.levers
            for payer, _share in lever.payers
            for rule in lever.eligibility
            if rule.payer == payer.id and rule.note
        )
    )


def allowed_words() -> dict[str, str]:
    """Return in a word whether a payer may pay for a group."""
    return {"yes": _("boleh"), "conditional": _("bersyarat"), "no": _("tidak boleh")}


def _of_groups(row: AssumptionRow, groups: list[str]) -> AssumptionRow:
    return AssumptionRow(**{**vars(row), "groups": tuple(groups)})


def assumption_table(rows: Sequence[AssumptionRow]) -> Table:
    """Return what was supposed, with its range and basis, as it is printed."""
    every = {group for row in rows for group in row.groups}
    return Table(
        _("Asumsi: perkiraan, bukan keputusan"),
        (
            Column(_("Asumsi"), share=1.3),
            Column(_("Berlaku untuk"), share=1.2),
            Column(_("Dipakai"), "figure"),
            Column(_("Rendah – tengah – tinggi"), share=0),
            Column(_("Dasar"), share=2),
        ),
        tuple(
            (
                row.name,
                _("semua kelompok") if set(row.groups) == every else row.whose,
                row.shown(row.used),
                row.range,
                "; ".join(part for part in (row.basis, *(source_name(source) for source in row.sources)) if part),
            )
            for row in rows
        ),
    )


def short_table(rows: Sequence[AssumptionRow]) -> Table:
    """Return what was supposed, with its range, and of whom where others have another value."""
    heads = Column(_("Asumsi"), inches=2.6), Column(_("Dipakai"), "figure", 1.3)
    columns = (*heads, Column(_("Rendah – tengah – tinggi"), inches=2.3))
    return Table("", columns, tuple((f"{row.name}{_whose(rows, row)}", row.shown(row.used), row.range) for row in rows))


def assumption_sheet(rows: Sequence[AssumptionRow]) -> Table:
    """Return what was supposed as numbers."""
    words = Column(_("Asumsi")), Column(_("Berlaku untuk")), Column(_("Satuan"))
    values = tuple(Column(head, "number") for head in (_("Dipakai"), _("Rendah"), _("Tengah"), _("Tinggi")))
    return Table(
        _("Asumsi"),
        (*words, *values, Column(_("Dasar")), Column(_("Sumber"))),
        tuple(
            (
                row.name,
                row.whose,
                _("bulan") if row.in_months else _("bagian dari 1"),
                row.used,
                row.low,
                row.central,
                row.high,
                row.basis,
                "; ".join(source.title for source in row.sources),
            )
            for row in rows
        ),
    )


def _whose(rows: Sequence[AssumptionRow], row: AssumptionRow) -> str:
    if sum(other.name == row.name for other in rows) == 1:
        return ""
    if len(row.groups) == 1:
        return f" ({row.groups[0]})"
    return _(" ({count} kelompok)").format(count=len(row.groups))
