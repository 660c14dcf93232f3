"""What explains the path of a province between its yearly targets."""

from __future__ import annotations

import datetime as dt

from ucj.facts.ledger import Ledger
from ucj.model.measures import coverage_of
from ucj.model.targets import Targets
from ucj.model.yearly_targets import Path
from ucj.present.explain.cites import cites, said
from ucj.present.explain.standing import not_computed
from ucj.present.explain.sums import Line, written
from ucj.present.parts import Cite, Explanation
from ucj.present.words import numbers
from ucj.present.words.catalogue import _


def step(ledger: Ledger, province: str, targets: Targets, path: Path, index: int, today: dt.date) -> Explanation:
    """Explain the participants to add from the start of a path to the end of one of its years."""
    year, start = path.years[index], path.start
    title = _("Tambahan sampai akhir {year}").format(year=year.year)
    if year.total is None or year.people is None or start is None or start.active is None:
        return not_computed(title, _("Jumlah peserta atau potensi pekerja provinsi belum terbit."))
    found = (said(_("diisi manual")),) if start.typed else cites(today, coverage_of(ledger, province).active)
    published, figure = targets.people.get(year.year), targets.shares.get(year.year)
    if year.people_published and published:
        lines = [Line("", _("Peserta yang ditargetkan"), year.people, cites=cites(today, published))]
    else:
        how: tuple[Cite, ...] = {
            "published": cites(today, figure) if figure else (),
            "typed": (said(_("diisi manual")),),
            "interpolated": (said(_("interpolasi lurus di antara target yang terbit")),),
        }[year.origin]
        potential = _potential(ledger, province, path, today)
        base = _("Potensi pekerja pada akhir {year}").format(year=year.year)
        lines = [
            Line("", _("Target cakupan"), year.share, "percent", how),
            Line("×", base, year.base or 0.0, cites=potential),
            Line("=", _("Peserta yang ditargetkan")),
        ]
    lines.append(Line("−", _("Peserta pada awal"), start.active, cites=found))
    terms = written(lines, numbers.whole, year.total, title)
    if index:
        years = Line("÷", _("tahun"), index + 1, "number")
        average = _("rata-rata setahun")
        mean = written([Line("", title, year.total), years], numbers.whole, year.total / (index + 1), average)
        terms = (*terms, *mean)
    return Explanation(
        title,
        numbers.whole(year.total),
        _("target cakupan × potensi pekerja − peserta pada awal"),
        terms,
        interval=_("Target ditetapkan dan bukan taksiran: tidak ada selang."),
        supposed=(
            _(
                "Di antara dua target yang terbit garisnya lurus; peserta yang keluar harus diganti di luar tambahan "
                "ini."
            ),
        ),
    )


def _potential(ledger: Ledger, province: str, path: Path, today: dt.date) -> tuple[Cite, ...]:
    if path.denominator.growth:
        share = numbers.plain_percent(path.denominator.growth)
        return (said(_("tumbuh {share} setahun, diisi perencana").format(share=share)),)
    where = coverage_of(ledger, province).potential
    known = cites(today, where) if where else ()
    return (*known, said(_("mengikuti potensi dalam target yang terbit"))) if path.denominator.anchors else known
