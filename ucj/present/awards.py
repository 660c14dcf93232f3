"""The Paritrana award as a sentence, bars and a table of ranks."""

from __future__ import annotations

import pandas as pd

from ucj.facts.ledger import Ledger
from ucj.model.awards import Award, ranked
from ucj.present.words import numbers, sentences
from ucj.present.words.catalogue import _
from ucj.present.words.citations import source_link


def headline(ledger: Ledger, region: str, given: Award | None) -> str:
    """Say what rank and score a region has, or that none was published."""
    name = sentences.region_name(ledger.regions[region])
    if given is None or given.rank is None:
        return _("Belum ada peringkat atau nilai Paritrana yang terbit untuk {name}.").format(name=name)
    values = {
        "name": name,
        "province": sentences.region_name(ledger.regions[given.region.parent]),
        "rank": numbers.whole(given.rank.value),
        "score": numbers.decimal(given.score.value, 2) if given.score else "",
        "note": _(given.rank.note),
    }
    text = (
        _("{name}: peringkat {rank} di {province} dengan nilai {score}. {note}.")
        if given.score
        else _("{name}: peringkat {rank} di {province}; nilainya tidak terbit. {note}.")
    )
    return text.format(**values)


def components_frame(given: Award) -> pd.DataFrame:
    """Return the bars of `charts.components_spec`, in the order they were published."""
    return pd.DataFrame(
        {
            "name": [_component(_(part.indicator.label)) for part in given.components],
            "points": [part.value for part in given.components],
            "label": [numbers.decimal(part.value, 2) for part in given.components],
        }
    )


def components_note(given: Award) -> str:
    """Say whether the components make the score, and what they don't tell."""
    assert given.score
    values = {"count": len(given.components), "score": numbers.decimal(given.score.value, 2)}
    first = (
        _("Jumlah {count} komponen sama dengan nilai {score}.")
        if given.adds_up
        else _("Jumlah {count} komponen tidak sama dengan nilai {score}.")
    )
    second = _(
        "Nilai maksimum, bobot, dan arti tiap komponen tidak terbit; karena itu bagan ini tidak menunjukkan di mana "
        "nilai masih dapat ditambah."
    )
    return f"{first.format(**values)} {second} {source_link(given.score.source)}"


def rank_table(ledger: Ledger, province: str) -> pd.DataFrame:
    """Return the published ranks of a province, the best first; empty where none was published."""
    return pd.DataFrame(
        [
            {
                _("Peringkat"): numbers.whole(given.rank.value) if given.rank else "",
                _("Wilayah"): sentences.region_name(given.region),
                _("Nilai"): numbers.decimal(given.score.value, 2) if given.score else _("tidak terbit"),
                _("Sumber"): ", ".join(
                    dict.fromkeys(source_link(figure.source) for figure in (given.rank, given.score) if figure)
                ),
            }
            for given in ranked(ledger, province)
        ]
    )


def ranks_note(ledger: Ledger, province: str) -> str:
    """Say how many of the ranks of a province were published."""
    return _("Peringkat yang terbit: {count} dari {all} wilayah.").format(
        count=len(ranked(ledger, province)), all=len(ledger.members(province))
    )


def _component(label: str) -> str:
    name = label.partition(": ")[2]
    return name[:1].upper() + name[1:]
