"""What explains figures that were published as they stand, and simple sums of them: poverty and the map."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from ucj.facts.ledger import Ledger
from ucj.facts.observations import Observation
from ucj.model.gap_cost import gap_cost
from ucj.model.measures import standing
from ucj.model.poverty import PoorProtected
from ucj.present.draw.map_measures import MapMeasure, MappedValue
from ucj.present.explain import commands
from ucj.present.explain.cites import cites
from ucj.present.explain.standing import not_computed, standing_explanations
from ucj.present.explain.sums import Line, written
from ucj.present.parts import Explanation, Term
from ucj.present.words import numbers, sentences
from ucj.present.words.catalogue import _


def published(figure: Observation, today: dt.date) -> Explanation:
    """Explain a figure that nobody computed here: what it means, how its publisher counts it, and who says it."""
    label, value = _(figure.indicator.label), sentences.figure_value(figure)
    return Explanation(
        f"{label}, {sentences.region_name(figure.region)}",
        value,
        _(figure.indicator.formula) or _(figure.indicator.definition),
        (Term("", label, value, cites(today, figure)),),
        interval=_("Terbit tanpa selang."),
        supposed=tuple(
            text
            for text in (
                _(figure.indicator.definition),
                f"{sentences.remark(figure.note)}." if figure.note else "",
                _("Bagian dari: {basis}.").format(basis=_(figure.basis)) if figure.basis else "",
            )
            if text
        ),
        command=_command(figure),
    )


def _command(figure: Observation) -> str:
    """Return the command of a leading figure; of the coverage the command line explains the one that is computed."""
    if not figure.lead or figure.indicator.id == "coverage":
        return ""
    return commands.of_region(figure.region.code, figure.indicator.id, [figure])


def region_explanations(ledger: Ledger, region: str, today: dt.date) -> Mapping[str, Callable[[], Explanation]]:
    """Return what explains the figures of a region by name: those of its standing, and its leading figures."""
    where = standing(ledger, region, today)
    leading = {name: ledger.leading(region, name) for name in ledger.indicators}
    figures = {name: partial(published, figure, today) for name, figure in leading.items() if figure}
    return {**figures, **standing_explanations(ledger, where, today, gap_cost(ledger, region, today))}


def on_the_map(
    ledger: Ledger, name: str, measure: MapMeasure, code: str, mapped: MappedValue | None, today: dt.date
) -> Explanation:
    """Explain the value of a measure, by its name, in a region of the map."""
    region = ledger.regions[code]
    title = f"{measure.label}, {sentences.region_name(region)}"
    if mapped is None:
        return not_computed(title, _("Belum ada angka terbit; aplikasi ini tidak memperkirakan."))
    if name in ("coverage", "gap_people"):
        explained = standing_explanations(ledger, standing(ledger, code, today), today)
        return explained["coverage" if name == "coverage" else "gap"]()
    if len(mapped.figures) == 1:
        return published(mapped.figures[0], today)
    paid, poor = mapped.figures
    lines = (
        Line("", _(paid.indicator.label), paid.value, cites=cites(today, paid)),
        Line("÷", _(poor.indicator.label), poor.value, cites=cites(today, poor)),
        Line("×", _("per 1.000"), 1000, "number"),
    )
    return Explanation(
        title,
        measure.value_text(mapped),
        _("dibayar pemerintah ÷ penduduk miskin × 1.000"),
        written(lines, measure.show, mapped.value, measure.label),
        interval=_("Terbit tanpa selang."),
        supposed=(_("Yang dibayar pemerintah belum tentu penduduk miskin; angka ini hanya membandingkan besarnya."),),
    )


def paid_share(ledger: Ledger, province: str, today: dt.date) -> Explanation:
    """Explain how many of the poor a government pays for in a province."""
    poor, paid = ledger.leading(province, "poor_people"), ledger.leading(province, "paid_by_government")
    title = _("Dibayar pemerintah dibanding penduduk miskin")
    if poor is None or paid is None:
        return not_computed(title, _("Jumlah pekerja yang dibayar pemerintah belum terbit."))
    share = paid.value / poor.value
    lines = (
        Line("", _(paid.indicator.label), paid.value, cites=cites(today, paid)),
        Line("÷", _(poor.indicator.label), poor.value, cites=cites(today, poor)),
    )
    return Explanation(
        title,
        _one_decimal(share),
        _("dibayar pemerintah ÷ penduduk miskin"),
        written(lines, _one_decimal, share, title),
        interval=_("Terbit tanpa selang."),
        supposed=(_("Yang dibayar pemerintah belum tentu penduduk miskin; angka ini hanya membandingkan besarnya."),),
    )


def reach(rows: Sequence[PoorProtected], today: dt.date) -> Explanation:
    """Explain the chance of the first region of the ranking, that one more contribution reaches a poor person."""
    known = [row for row in rows if row.reach is not None and row.paid]
    if not known:
        return not_computed(_("Peluang"), _("Jumlah pekerja yang dibayar pemerintah belum terbit."))
    first = max(known, key=lambda row: (row.reach or 0.0, row.rate.value))
    assert first.paid and first.reach is not None
    title = f"{_('Peluang')}, {sentences.region_name(first.region)}"
    paid = (
        Line("", _(first.paid.indicator.label), first.paid.value, cites=cites(today, first.paid)),
        Line("÷", _(first.poor.indicator.label), first.poor.value, cites=cites(today, first.poor)),
    )
    share = first.paid.value / first.poor.value
    rest = (
        Line("", _("semua penduduk miskin"), 1.0, "percent"),
        Line("−", _("yang sudah dibayar"), min(share, 1.0), "percent"),
        Line("×", _(first.rate.indicator.label), first.rate.value, "percent", cites(today, first.rate)),
    )
    return Explanation(
        title,
        _one_decimal(first.reach),
        _("persentase penduduk miskin × (1 − dibayar pemerintah ÷ penduduk miskin)"),
        (
            *written(paid, numbers.percent, share, _("yang sudah dibayar")),
            *written(rest, _one_decimal, first.reach, title),
        ),
        interval=_("Terbit tanpa selang."),
        supposed=(_("Seolah-olah semua yang dibayar pemerintah miskin, dan yang didaftarkan tidak dipilih."),),
    )


def _one_decimal(share: float) -> str:
    return numbers.percent(share, 1)
