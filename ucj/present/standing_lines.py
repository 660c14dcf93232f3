"""What stands beside the cards of a region: the coming lapse, the regions above it, and what the ledger remarks."""

from __future__ import annotations

import datetime as dt

from ucj.facts.ledger import Ledger
from ucj.facts.regions import NATION
from ucj.facts.rules import month_of, month_text
from ucj.model.coming_lapse import ComingLapse
from ucj.model.measures import Coverage, Standing, coverage_of
from ucj.present.words import numbers, sentences
from ucj.present.words.catalogue import _


def lapse(where: Standing, coming: ComingLapse | None, today: dt.date) -> str:
    """Say what coverage falls to if a funded cohort is not renewed, and that this is computed; blank where none is.

    Parameters
    ----------
    where : Standing
        The figures of the region.
    coming : ComingLapse or None
        The first lapse after them.
    today : date
        Whether the month has come.
    """
    if coming is None or where.coverage is None:
        return ""
    month = coming.fallen.month
    if month <= month_of(today):
        text = _(
            "{before} pada {published}; menurut hitungan {after} sejak {month} bila {people} tidak diperpanjang "
            "({others} peserta lain dan {staying} yang melanjutkan sebagai peserta mandiri). Belum ada angka terbit "
            "sesudahnya."
        )
    else:
        text = _(
            "{before} pada {published}; menurut hitungan turun ke {after} mulai {month} bila {people} tidak "
            "diperpanjang ({others} peserta lain dan {staying} yang melanjutkan sebagai peserta mandiri)."
        )
    return text.format(
        before=numbers.percent(coming.published.coverage),
        published=numbers.date(month_text(coming.published.month)),
        after=numbers.percent(coming.fallen.coverage_without_plan),
        month=numbers.date(month_text(month)),
        people=", ".join(f"{numbers.whole(cohort.people)} {_(cohort.group.people_noun)}" for cohort in coming.cohorts),
        others=numbers.whole(coming.others),
        staying=numbers.whole(coming.staying),
    )


def comparison(ledger: Ledger, where: Standing, today: dt.date) -> str:
    """Return one line that names the coverage of the province and the nation, and what keeps them from comparing."""
    others: dict[str, Coverage] = {}
    for code in (where.region.parent, NATION):
        if code != where.region.code and code in ledger.regions:
            other = coverage_of(ledger, code)
            if other.coverage is not None and other.as_of is not None:
                others[code] = other
    if not others:
        return ""
    told = "; ".join(_beside(other, today) for other in others.values())
    dates = {other.as_of for other in others.values()} | ({where.as_of} if where.coverage is not None else set())
    if len(dates) == 1:
        text = _("Cakupan wilayah di atasnya: {others}. Dasar hitungnya berbeda, jadi tidak sebanding.")
    else:
        text = _("Cakupan wilayah di atasnya: {others}. Tanggal dan dasar hitungnya berbeda, jadi tidak sebanding.")
    return text.format(others=told)


def _beside(other: Coverage, today: dt.date) -> str:
    assert other.as_of is not None
    values = {
        "name": sentences.region_name(other.region),
        "date": sentences.aged_date(other.as_of, today),
        "coverage": sentences.coverage_value(other),
        "potential": sentences.count(other.potential) if other.potential else "",
    }
    if other.percentage_only:
        return _("{name} ({date}) {coverage}, penyebut tidak terbit").format(**values)
    return _("{name} ({date}) {coverage} dari {potential} pekerja").format(**values)


def remarks(where: Standing) -> str:
    """Return what the ledger remarks on the leading figures and the target, as one line."""
    figures = [*where.figures, *([where.target.share] if where.target else [])]
    return " ".join(dict.fromkeys(f"{sentences.remark(figure.note)}." for figure in figures if figure.note))
