"""What the programme paid out, as a sentence, cards and tables."""

from __future__ import annotations

import datetime as dt
from functools import partial

import pandas as pd

from ucj.facts.ledger import Ledger
from ucj.facts.observations import Observation
from ucj.facts.regions import NATION
from ucj.model.awards import Award
from ucj.model.payments import Payment, main_payment, payments
from ucj.present.explain.payments import average_payment
from ucj.present.explain.published import published
from ucj.present.parts import Card
from ucj.present.words import numbers, sentences
from ucj.present.words.catalogue import _
from ucj.present.words.citations import dated_sources, source_link


def amount(figure: Observation) -> str:
    """Return a sum or a count with its bound."""
    money = figure.indicator.id.endswith("_paid")
    value = numbers.short_rupiah(figure.value) if money else numbers.whole(figure.value)
    return sentences.bounded(value, figure.bound)


def average(paid: Payment) -> str:
    """Return what a person got on average, as the bound or the rough number that it is; blank where unknown."""
    if paid.average is None:
        return ""
    return sentences.bounded(numbers.short_rupiah(paid.average), paid.average_bound or "about", computed=True)


def headline(ledger: Ledger, region: str) -> str:
    """Say how much was paid to how many in a region, or that nothing was published."""
    paid = main_payment(ledger, region)
    name = sentences.region_name(ledger.regions[region])
    if paid is None:
        return _("Belum ada jumlah klaim yang terbit untuk {name}.").format(name=name)
    values = {
        "name": name,
        "sum": amount(paid.rupiah),
        "programme": _programme(paid),
        "period": sentences.period(paid.rupiah),
        "people": amount(paid.people) if paid.people else "",
        "claims": amount(paid.claims) if paid.claims else "",
        "average": average(paid),
    }
    if paid.people:
        text = _("Di {name}, {sum} dibayarkan kepada {people} orang pada {period}: rata-rata {average} per orang.")
    elif paid.programme != "all":
        text = _(
            "Di {name}, {sum} {programme} dibayarkan untuk {claims} kasus pada {period}; jumlah seluruh program belum "
            "terbit."
        )
    elif paid.claims:
        text = _("Di {name}, {sum} dibayarkan untuk {claims} kasus pada {period}.")
    else:
        text = _("Di {name}, {sum} dibayarkan pada {period}; jumlah penerimanya tidak terbit.")
    return text.format(**values)


def cards(ledger: Ledger, region: str, given: Award | None, today: dt.date) -> list[Card]:
    """Return what was paid, to whom, how much each, and the award: those that were published."""
    paid = main_payment(ledger, region)
    found = [] if paid is None else _paid_cards(paid, today)
    if given and given.rank:
        score = _("nilai {score}").format(score=numbers.decimal(given.score.value, 2)) if given.score else ""
        found.append(
            Card(
                _("Paritrana {year}").format(year=given.rank.as_of[:4]),
                _("peringkat {rank}").format(rank=numbers.whole(given.rank.value)),
                _("di {province}").format(province=sentences.region_name(ledger.regions[given.region.parent]))
                + (f"; {score}." if score else "."),
                dated_sources([given.rank], today),
                partial(published, given.rank, today),
            )
        )
    return found


def _paid_cards(paid: Payment, today: dt.date) -> list[Card]:
    source = dated_sources(paid.figures, today)
    found = [
        Card(
            _("Dibayarkan"),
            amount(paid.rupiah),
            " · ".join(part for part in (_programme(paid), sentences.period(paid.rupiah)) if part),
            source,
            partial(published, paid.rupiah, today),
        )
    ]
    if counted := paid.people or paid.claims:
        label, meaning = (
            (_("Penerima"), _("orang; peserta atau ahli waris."))
            if paid.people
            else (_("Kasus"), _("klaim; satu orang dapat mempunyai lebih dari satu."))
        )
        found.append(Card(label, amount(counted), meaning, source, partial(published, counted, today)))
    if paid.average is not None and paid.people:
        meaning = _("{sum} ÷ {people} orang; semua jenis klaim, besar dan kecil.").format(
            sum=amount(paid.rupiah), people=amount(paid.people)
        )
        shown = average(paid), amount(paid.rupiah), amount(paid.people)
        explained = partial(average_payment, paid, *shown, today)
        found.append(Card(_("Rata-rata per orang"), shown[0], meaning, _("Dihitung"), explained))
    return found


def paid_table(ledger: Ledger, region: str) -> pd.DataFrame:
    """Return every published sum of a region with its period, who it went to, and its source; it fits a phone."""
    return pd.DataFrame(
        [
            {
                _("Periode"): _with_remarks(paid),
                _("Dibayarkan"): " · ".join(part for part in (f"**{amount(paid.rupiah)}**", _recipients(paid)) if part),
                _("Status, sumber"): f"{sentences.status(paid.rupiah)} · {source_link(paid.rupiah.source)}",
            }
            for paid in payments(ledger, region)
        ]
    )


def places_around(ledger: Ledger, region: str) -> list[str]:
    """Return the codes of the province and the nation around a region for which a sum was published."""
    around = dict.fromkeys((ledger.regions[region].parent, NATION))
    return [code for code in around if payments(ledger, code)]


def disputes(ledger: Ledger, region: str) -> list[str]:
    """Return what there is to say of sums that don't agree, of a region and its province, a paragraph each."""
    return [
        f"**{_(item.title)}** {_(item.explanation)}"
        for item in ledger.disagreements
        if item.region.code in (region, ledger.regions[region].parent)
        and any(figure.indicator.id == "claims_paid" for figure in item.figures)
    ]


def not_comparable() -> str:
    """Say what these sums can't be compared with or added to."""
    return _(
        "Jangan dijumlahkan: periode yang lebih pendek sudah termasuk dalam periode yang lebih panjang pada tahun yang "
        "sama. Jumlahnya mencakup semua segmen dan peserta dari tahun mana pun, dan klaim semua program memuat JHT, "
        "yaitu tabungan peserta sendiri; karena itu tidak dapat dibandingkan dengan iuran atau peserta tahun ini."
    )


def ratio_sentence(ledger: Ledger) -> str:
    """Say what the death programme pays beside what it takes in, in the whole country; blank where not published."""
    figures = ledger.figures(NATION, "death_claim_ratio")
    if not figures:
        return ""
    years = ", ".join(f"{numbers.plain_percent(figure.value)} ({figure.as_of})" for figure in figures)
    return _(
        "Klaim terhadap iuran hanya terbit untuk jaminan kematian seluruh Indonesia: {years}. Di atas 100 % berarti "
        "klaim lebih besar daripada iuran. {note} · {source}"
    ).format(years=years, note=_(figures[0].note), source=source_link(figures[0].source))


def _programme(paid: Payment) -> str:
    return {"all": "", "death": _("jaminan kematian"), "accident": _("jaminan kecelakaan kerja")}[paid.programme]


def _with_remarks(paid: Payment) -> str:
    period, note = sentences.period(paid.rupiah), paid.rupiah.note
    return " · ".join(part for part in (f"**{period}**", _programme(paid), _(note) if note else "") if part)


def _recipients(paid: Payment) -> str:
    if paid.people and paid.average:
        return _("{people} orang, rata-rata {average}").format(people=amount(paid.people), average=average(paid))
    if paid.claims:
        return _("{claims} kasus").format(claims=amount(paid.claims))
    return ""
