"""The strip of a plan: its coverage, what is missing, what it costs and when it ends, each with its meaning.

`ucj/present/live/words.js` writes the same while a slider moves.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ucj.facts.rules import month_text
from ucj.model.projection import Projection
from ucj.present import afterwards
from ucj.present.parts import Card
from ucj.present.plan_cards import cost_card, gained
from ucj.present.words import numbers, plan_sentences
from ucj.present.words.catalogue import _


def strip(result: Projection, aim: str) -> Mapping[str, Card]:
    """Return the four numbers of a plan by name: `coverage`, `missing`, `cost`, `ends`.

    `aim` is what its target is called, see `target_words.aim`.
    """
    judged = result.judged
    coverage = Card(
        _("Cakupan {when}").format(when=numbers.date(month_text(judged.month))),
        numbers.percent(judged.coverage),
        gained(judged),
    )
    return {"coverage": coverage, "missing": _missing(result, aim), "cost": cost_card(result), "ends": _ends(result)}


def strip_texts() -> dict[str, Any]:
    """Return what the strip says around its numbers, by what a plan is to its target and does to the participants."""
    return {
        "labels": {
            "unset": _("Tambahan peserta"),
            "reached": _("Target"),
            "missing": _("Masih kurang"),
            "cost": _("Biaya pemerintah"),
            "ends": _("Berakhir sesudah"),
            "begins_to_end": _("Mulai berakhir sesudah"),
        },
        "reached": _("tercapai"),
        "to_target": {
            "unset": _("{added} Target belum diisi."),
            "reached": _("{target}. {added}"),
            "missing": _("orang menuju {target}. {added}"),
        },
        "added": {
            "same": _("Rencana tidak menambah peserta."),
            "fewer": _("Rencana mengurangi {change} peserta."),
            "more": _("Rencana menambah {change} peserta."),
        },
        "falls": _("{fall} bila tidak diperpanjang."),
        "unless": _("Bila tidak diperpanjang."),
        "nothing_ends": _("Tidak ada perlindungan yang berakhir."),
    }


def _missing(result: Projection, aim: str) -> Card:
    judged, said = result.judged, strip_texts()
    to_target, changed = plan_sentences.target_of(judged), plan_sentences.change_of(judged)
    change = numbers.whole(abs(judged.added))
    added = said["added"][changed].format(change=change)
    value = {
        "unset": f"−{change}" if changed == "fewer" else change,
        "reached": said["reached"],
        "missing": numbers.whole(judged.missing or 0),
    }
    meaning = said["to_target"][to_target].format(target=aim, added=added)
    return Card(said["labels"][to_target], value[to_target], meaning)


def _ends(result: Projection) -> Card:
    said, ends = strip_texts(), afterwards.ends_of_cover(result)
    if not ends:
        return Card(said["labels"]["ends"], numbers.MISSING, said["nothing_ends"])
    fall = afterwards.fall(result)
    meaning = said["falls"].format(fall=f"{fall[0].upper()}{fall[1:]}") if fall else said["unless"]
    label = said["labels"]["begins_to_end" if len(ends) > 1 else "ends"]
    return Card(label, numbers.date(month_text(ends[0])), meaning)
