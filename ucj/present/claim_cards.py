"""Claims in words and cards: an illustration with its formula, beside what was really paid."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from ucj.facts.ledger import Ledger
from ucj.facts.observations import Observation
from ucj.facts.regions import Region
from ucj.model.claims import break_even_rate, claims, poverty_line_months
from ucj.model.premiums import government_premium
from ucj.model.projection import Projection
from ucj.present.explain.claims import claim_explanations
from ucj.present.parts import Card
from ucj.present.words import numbers, sentences
from ucj.present.words.catalogue import _
from ucj.present.words.citations import dated_sources


def cards(ledger: Ledger, result: Projection, today: dt.date) -> list[Card]:
    """Return deaths, payouts, the contributions they are paid from, and a payment in months of the poverty line."""
    rules, found = ledger.benefits, claims(result, ledger.benefits, ledger.premiums)
    line = ledger.leading(result.scenario.baseline.region.code, "poverty_line")
    household = numbers.MISSING if line is None else numbers.decimal(poverty_line_months(rules, line.value), 1)
    explained = claim_explanations(ledger, result, today)
    made = [
        Card(
            _("Kematian yang mungkin"),
            f"{numbers.whole(found.deaths_low)}–{numbers.whole(found.deaths_high)}",
            _("di antara peserta rencana selama dibayar. Ilustrasi, bukan ramalan."),
            _("{years} orang-tahun × {low}–{high} per 1.000").format(
                years=numbers.whole(found.person_years),
                low=numbers.decimal(rules.death_rate.low, 2),
                high=numbers.decimal(rules.death_rate.high, 2),
            ),
        ),
        Card(
            _("Santunan yang mungkin"),
            f"{numbers.short_rupiah(found.payout_low)} – {numbers.short_rupiah(found.payout_high)}",
            _("bila setiap kematian dibayar; {months} bulan pertama peserta baru lebih kecil.").format(
                months=rules.death_of_newcomer.months
            ),
            "",
        ),
        Card(
            _("Iuran JKM yang dibayar"),
            numbers.short_rupiah(found.death_premium),
            _("bagian iuran yang membayar santunan kematian; iuran seluruhnya {all} selama dibayar.").format(
                all=numbers.short_rupiah(found.premium)
            ),
            "",
        ),
        Card(
            _("Satu santunan kematian"),
            numbers.short_rupiah(rules.death.amount),
            _("sama dengan {months} bulan garis kemiskinan untuk keluarga {people} orang.").format(
                months=household, people=rules.household_people
            ),
            rules.death.reference,
        ),
    ]
    return [replace(card, explanation=explained[name]) for name, card in zip(explained, made, strict=True)]


def remarks(ledger: Ledger, result: Projection, today: dt.date) -> list[str]:
    """Return the formula, the break-even rate, the scholarship and what was really paid, each as a paragraph."""
    rules = ledger.benefits
    death_premium = ledger.premiums.value("jkm_bpu", result.scenario.start)
    longest = max((lever.months for lever in result.scenario.levers if lever.people), default=0)
    lines = [
        _(
            "Rumus: orang yang dibayar tiap bulan ÷ 12 × kematian per 1.000 setahun. Batas bawah {low_note}; batas "
            "atas {high_note}. Iuran JKM {premium} menutup santunan penuh bila kematian tidak melebihi {rate} per "
            "1.000 setahun."
        ).format(
            low_note=_(rules.death_rate.low_note),
            high_note=_(rules.death_rate.high_note),
            premium=numbers.rupiah(death_premium),
            rate=numbers.decimal(break_even_rate(rules, death_premium), 2),
        ),
        _(
            "Beasiswa sampai {amount} untuk {children} anak baru menjadi hak setelah {months} bulan iuran; rencana ini "
            "membayar paling lama {longest} bulan. Kematian karena kecelakaan kerja dibayar {accident} dan beasiswanya "
            "tanpa masa tunggu."
        ).format(
            amount=numbers.short_rupiah(rules.scholarship.amount),
            children=rules.scholarship.children,
            months=rules.scholarship.months,
            longest=longest,
            accident=numbers.short_rupiah(rules.work_accident_death.amount),
        ),
    ]
    if real := _really_paid(ledger, result.scenario.baseline.region, today):
        lines.append(real)
    return lines


def _really_paid(ledger: Ledger, region: Region, today: dt.date) -> str:
    deaths, accidents = (ledger.leading(region.code, name) for name in ("death_payments", "accident_payments"))
    if deaths is None or accidents is None:
        return ""
    return _(
        "Yang sungguh dibayar di {region}: {deaths} pembayaran kematian ({deaths_note}) dan {accidents} kecelakaan "
        "kerja ({accidents_note}). {source}"
    ).format(
        region=sentences.region_name(region),
        deaths=sentences.count(deaths),
        deaths_note=_period_and_note(deaths),
        accidents=sentences.count(accidents),
        accidents_note=_period_and_note(accidents),
        source=dated_sources([deaths], today),
    )


def _period_and_note(figure: Observation) -> str:
    return ", ".join(part for part in (sentences.period(figure), _(figure.note) if figure.note else "") if part)


def grant_sentence(ledger: Ledger, grant: Observation, month: int) -> str:
    """Say how many people a grant would have insured for a year."""
    premium = government_premium(ledger.premiums, month)
    return _("Bantuan UMKM {grant} ({year}) setara dengan iuran setahun untuk {people} pekerja.").format(
        grant=numbers.short_rupiah(grant.value),
        year=numbers.date(grant.as_of),
        people=numbers.whole(grant.value // (12 * premium)),
    )
