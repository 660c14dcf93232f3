"""What a projector shows of a target: what is missing to it, or what became of it once its year has ended."""

from __future__ import annotations

import datetime as dt

from ucj.facts.ledger import Ledger
from ucj.facts.rules import month_of
from ucj.model.gap_cost import gap_cost
from ucj.model.measures import Standing, Target, yearly_gap_cost
from ucj.model.targets import Verdict
from ucj.present.parts import Number, Screen
from ucj.present.words import numbers, sentences, target_words
from ucj.present.words.catalogue import _
from ucj.present.words.citations import in_one_line


def gap(ledger: Ledger, where: Standing, today: dt.date) -> Screen | None:
    """Return what is missing to the target, and what closing it costs; of one that has passed what became of it."""
    if where.target is None or where.achievement is None:
        return None
    if where.target.passed:
        return _passed(ledger, where, where.target, today)
    target = {"target": numbers.plain_percent(where.target.share.value), "year": where.target.share.as_of}
    source = in_one_line([where.target.share], today)
    cost = yearly_gap_cost(ledger.premiums, where, month_of(today))
    if where.gap and cost is not None:
        return Screen(
            _("Mencapai target {target} untuk {year} memerlukan iuran {cost} setahun").format(
                cost=numbers.short_rupiah(cost), **target
            ),
            Number(
                numbers.whole(where.gap),
                _("orang lagi × {premium} × 12 bulan").format(premium=_premium(where.gap, cost))
                + _cheapest(ledger, where, today),
            ),
            f"{source}. {sentences.cost_basis(ledger.premiums, month_of(today))}.",
        )
    if where.achievement < 1:
        said = _("Cakupan {coverage} masih di bawah target {target} untuk {year}")
    else:
        said = _("Target {target} untuk {year} sudah tercapai")
    coverage = "" if where.coverage is None else numbers.plain_percent(where.coverage)
    return Screen(
        said.format(coverage=coverage, **target),
        Number(numbers.percent(where.achievement, 1), _("dari target tercapai (capaian, bukan cakupan)")),
        source,
    )


def _passed(ledger: Ledger, where: Standing, target: Target, today: dt.date) -> Screen:
    """Return what became of a target whose year has ended, and what it would cost if it were pursued now."""
    assert where.achievement is not None
    source = f"{target_words.not_published(where, today)} {in_one_line([target.share], today)}"
    cost = yearly_gap_cost(ledger.premiums, where, month_of(today))
    if not where.gap or cost is None or target.judgement.verdict is Verdict.REACHED:
        meaning = _("capaian target {year} yang sudah berakhir (bukan cakupan)").format(year=target.year)
        number = Number(numbers.percent(where.achievement, 1), meaning)
        return Screen(target_words.verdict(target), number, source)
    meaning = _(
        "orang di bawah target yang sudah berakhir. Bila dikejar sekarang: {gap} × {premium} × 12 bulan = {cost}"
    ).format(gap=numbers.whole(where.gap), premium=_premium(where.gap, cost), cost=numbers.short_rupiah(cost))
    return Screen(
        target_words.verdict(target, counted=False),
        Number(numbers.whole(where.gap), meaning + _cheapest(ledger, where, today)),
        f"{source}. {sentences.cost_basis(ledger.premiums, month_of(today))}.",
    )


def _premium(missing: float, cost: float) -> str:
    """Return the monthly contribution behind what twelve months of the people missing cost."""
    return numbers.rupiah(cost / 12 / missing)


def _cheapest(ledger: Ledger, where: Standing, today: dt.date) -> str:
    """Say, as one more clause, what reaching the target costs in all; blank where no plan reaches it."""
    whole = gap_cost(ledger, where.region.code, today)
    if whole is None or not whole.reached:
        return ""
    return "; " + _("rencana termurah yang mencapainya {cost}").format(cost=numbers.short_rupiah(whole.rupiah))
