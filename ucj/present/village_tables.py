"""The four numbers of an upload of villages, and the tables of a rule of a minimum."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from ucj.facts.ledger import Ledger
from ucj.facts.rules import PremiumRules
from ucj.model.measures import yearly_premium
from ucj.model.villages import Bound, DistrictSum, Ranked
from ucj.present.explain.villages import upload_explanations
from ucj.present.parts import Card
from ucj.present.village_sentences import TOP, Origin, Rule, village_name, village_word
from ucj.present.words import numbers, sentences
from ucj.present.words.catalogue import _
from ucj.present.words.escape import verbatim


def bound_table(bounds: Sequence[Bound], rule: Rule) -> pd.DataFrame:
    """Return the most the rule can cost each kabupaten and kota."""
    return pd.DataFrame(
        [
            {
                _("Wilayah"): sentences.region_name(bound.region),
                village_word(urban=rule.urban).capitalize(): numbers.whole(bound.villages),
                _("Paling banyak (orang)"): numbers.whole(bound.people),
                _("Iuran setahun"): numbers.short_rupiah(bound.cost) if bound.people else numbers.MISSING,
            }
            for bound in bounds
        ]
    )


def cards(rules: PremiumRules, ranked: Sequence[Ranked], all_villages: int, rule: Rule, origin: Origin) -> list[Card]:
    """Return the four numbers of an upload: participants, villages below, people needed, and the yearly cost.

    Parameters
    ----------
    rules : PremiumRules
        By which lifting everybody is paid.
    ranked : sequence of Ranked
        The villages with a number.
    all_villages : int
        Villages that count.
    rule : Rule
        The choices of the planner.
    origin : Origin
        Date and source.
    """
    below = sum(item.missing > 0 for item in ranked)
    missing = sum(item.missing for item in ranked)
    cost = yearly_premium(rules, missing, rule.month)
    counted = village_word(urban=rule.urban)
    minimum = numbers.whole(rule.minimum)
    explained = upload_explanations(rules, ranked, rule, origin)
    made = [
        Card(
            _("Peserta aktif"),
            numbers.whole(sum(item.participants for item in ranked)),
            _("di {known} dari {all} {counted}; yang lain belum diisi.").format(
                known=numbers.whole(len(ranked)), all=numbers.whole(all_villages), counted=counted
            )
            if len(ranked) < all_villages
            else _("di semua {all} {counted}.").format(all=numbers.whole(all_villages), counted=counted),
            _origin(origin),
        ),
        Card(
            _("Di bawah {minimum} peserta").format(minimum=minimum),
            numbers.whole(below),
            _("{counted} dari {known} yang terisi.").format(counted=counted, known=numbers.whole(len(ranked))),
            "",
        ),
        Card(
            _("Orang yang diperlukan"),
            numbers.whole(missing),
            _("agar semua yang terisi mencapai {minimum}.").format(minimum=minimum),
            "",
        ),
        Card(
            _("Iuran setahun untuk itu"),
            numbers.short_rupiah(cost),
            _("{missing} orang × {premium} × 12 bulan.").format(
                missing=numbers.whole(missing), premium=numbers.rupiah(cost / 12 / missing)
            )
            if missing
            else _("Tidak ada yang perlu diangkat."),
            sentences.cost_basis(rules, rule.month) if missing else "",
        ),
    ]
    return [replace(card, explanation=explained[name]) for name, card in zip(explained, made, strict=True)]


def top_table(ranked: Sequence[Ranked]) -> pd.DataFrame:
    """Return the first of the ranking."""
    return pd.DataFrame(
        [
            {
                _("Peringkat"): numbers.whole(item.rank),
                _("Desa"): f"**{village_name(item.village)}**, {item.village.district.name}",
                _("Peserta"): numbers.whole(item.participants),
            }
            for item in ranked[:TOP]
        ]
    )


def below_table(ledger: Ledger, ranked: Sequence[Ranked], first_month: int) -> pd.DataFrame:
    """Return the villages below the minimum, most people needed first."""
    below = sorted((item for item in ranked if item.missing), key=lambda item: -item.missing)
    return pd.DataFrame(
        [
            {
                _("Desa"): f"**{village_name(item.village)}**, {item.village.district.name}",
                _("Peserta"): numbers.whole(item.participants),
                _("Kurang (orang)"): numbers.whole(item.missing),
                _("Iuran setahun"): numbers.short_rupiah(yearly_premium(ledger.premiums, item.missing, first_month)),
            }
            for item in below
        ]
    )


def district_table(sums: Sequence[DistrictSum]) -> pd.DataFrame:
    """Return the kecamatan, most participants first, those nobody filled in last."""
    ordered = sorted(sums, key=lambda item: (item.known == 0, -item.participants, item.district.name))
    return pd.DataFrame(
        [
            {
                _("Kecamatan"): item.district.name,
                _("Peserta"): numbers.whole(item.participants) if item.known else _("belum diisi"),
                _("Terisi"): _("{known} dari {all}").format(known=item.known, all=item.villages),
                _("Di bawah minimal"): numbers.whole(item.below) if item.known else numbers.MISSING,
            }
            for item in ordered
        ]
    )


def _origin(origin: Origin) -> str:
    date = numbers.date(origin.as_of) if origin.as_of else _("bulan belum dipilih")
    return f"{date} · {_('unggahan')} · {verbatim(origin.source) or _('sumber belum diisi')}"
