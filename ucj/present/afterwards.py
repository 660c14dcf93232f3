"""What becomes of a plan's coverage after the month it is judged by: no plan is summed up without it."""

from __future__ import annotations

from dataclasses import replace

from ucj.facts.plan_fields import LONGEST_HORIZON
from ucj.facts.rules import PremiumRules, month_text
from ucj.model.lapse import protections
from ucj.model.projection import Projection, project
from ucj.present.words import numbers
from ucj.present.words.catalogue import _


def continued(text: str, result: Projection, month: int | None = None) -> str:
    """Return what says a coverage with what becomes of it: "…, lalu turun ke 29,60 % mulai April 2028".

    Parameters
    ----------
    text : str
        A clause that ends with the coverage or its month.
    result : Projection
        The plan.
    month : int or None
        The month of that coverage, a count of months; None for the one the plan is judged by.
    """
    fall, end = _fall(result, month), _end_of_cover(result)
    if fall:
        text = f"{text}, {fall}"
    return texts()["joined"].format(text=text, end=end) if end else text


def texts() -> dict[str, str]:
    """Return what is said of it: how coverage falls, what cover ends and when, and how both are joined."""
    return {
        "falls": _("lalu turun ke {coverage} mulai {month}"),
        "falls_gradually": _("lalu turun bertahap ke {coverage} mulai {month}"),
        "still_falling": _("lalu turun bertahap ke {coverage} pada {month}"),
        "ends": _("{cover} berakhir sesudah {month} bila tidak diperpanjang"),
        "begins_to_end": _("{cover} mulai berakhir sesudah {month} bila tidak diperpanjang"),
        "cover": _("perlindungannya"),
        "rest": _("perlindungan selebihnya"),
        "joined": _("{text}, dan {end}"),
    }


def to_the_end(result: Projection, rules: PremiumRules) -> Projection:
    """Return a plan looked at until the first month in which nothing of it is counted any more."""
    scenario = result.scenario
    ends = [held.last_counted + 2 - scenario.start for held in protections(scenario, newcomer_months=0)]
    horizon = min(max([scenario.horizon, *ends]), LONGEST_HORIZON)
    return result if horizon == scenario.horizon else project(replace(scenario, horizon=horizon), rules)


def in_sentences(result: Projection) -> str:
    """Return what becomes of the coverage of a plan as sentences of their own, blank where nothing does."""
    said = (text for text in (_fall(result), _end_of_cover(result)) if text)
    return " ".join(f"{text[0].upper()}{text[1:]}." for text in said)


def _fall(result: Projection, month: int | None = None) -> str:
    """Say where coverage has fallen to by the end of the horizon, and since when it lies there."""
    first = result.judged.month if month is None else month
    later = [result.at(each) for each in range(first, result.last.month + 1)]
    shown = [numbers.percent(at.coverage) for at in later]
    if shown[0] == shown[-1] or later[-1].coverage > later[0].coverage:
        return ""
    moved = [at.month for at, now, before in zip(later[1:], shown[1:], shown[:-1], strict=True) if now != before]
    baseline = result.scenario.baseline
    # What moves every month does not come to rest in the last one.
    restless = moved[-1] == result.last.month and (
        len(moved) > 1 or baseline.growth or baseline.organic or baseline.anchors
    )
    text = texts()["still_falling" if restless else "falls_gradually" if len(moved) > 1 else "falls"]
    return text.format(coverage=shown[-1], month=numbers.date(month_text(moved[-1])))


def _end_of_cover(result: Projection) -> str:
    """Say when the cover ends that the last month of the horizon still counts."""
    last = result.last.month
    ends = [
        held.last_counted for held in protections(result.scenario, newcomer_months=0) if round(held.people - held.left)
    ]
    later = {end for end in ends if end >= last}
    if not later:
        return ""
    text = texts()["begins_to_end" if len(later) > 1 else "ends"]
    cover = texts()["cover" if min(ends) >= last else "rest"]
    return text.format(cover=cover, month=numbers.date(month_text(min(later))))
