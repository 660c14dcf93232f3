"""What explains what the programme paid on average."""

from __future__ import annotations

import datetime as dt

from ucj.model.payments import Payment
from ucj.present.explain.cites import cites
from ucj.present.explain.sums import Line, written
from ucj.present.parts import Explanation
from ucj.present.words import numbers
from ucj.present.words.catalogue import _


def average_payment(paid: Payment, average: str, paid_out: str, counted: str, today: dt.date) -> Explanation:
    """Explain what a person got on average; the average, the sum and the people as the page writes them."""
    assert paid.people and paid.average is not None
    title = _("Rata-rata per orang")
    lines = (
        Line("", _(paid.rupiah.indicator.label), paid.rupiah.value, "money", cites(today, paid.rupiah)),
        Line("÷", _(paid.people.indicator.label), paid.people.value, cites=cites(today, paid.people)),
    )
    terms = written(lines, numbers.short_rupiah, paid.average, title)
    return Explanation(
        title,
        average,
        _("jumlah yang dibayarkan ÷ orang yang menerima"),
        terms,
        interval=_("Angkanya terbit sebagai batas atau kira-kira: {paid} untuk {people} orang.").format(
            paid=paid_out, people=counted
        )
        if paid.average_bound
        else _("Terbit tanpa selang."),
        supposed=(_("Semua jenis klaim, besar dan kecil, dan peserta dari tahun mana pun."),),
    )
