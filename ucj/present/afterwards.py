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
    later, end = fall(result, month), _end_of_cover(result)
    if later:
        text = f"{text}, {later}"
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
    said = (text for text in (fall(result), _end_of_cover(result)) if text)
    return " ".join(f"{text[0].upper()}{text[1:]}." for text in said)


def fall(result: Projection, month: int | None = None) -> str:
    """Say where coverage has fallen to by the end of the horizon, and since when it lies there; blank where it has not.

    `month` is the one it falls from, a count of months; None for the one the plan is judged by.
    """
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


def ends_of_cover(result: Projection) -> list[int]:
    """Return the last months, in order, in which people are counted whose cover then ends; months are counts."""
    held = protections(result.scenario, newcomer_months=0)
    return sorted({one.last_counted for one in held if round(one.people - one.left)})


def _end_of_cover(result: Projection) -> str:
    """Say when the cover ends that the last month of the horizon still counts."""
    last, ends = result.last.month, ends_of_cover(result)
    later = [end for end in ends if end >= last]
    if not later:
        return ""
    text = texts()["begins_to_end" if len(later) > 1 else "ends"]
    cover = texts()["cover" if ends[0] >= last else "rest"]
    return text.format(cover=cover, month=numbers.date(month_text(later[0])))
