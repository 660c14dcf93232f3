"""An explanation as lines of plain text."""

from __future__ import annotations

from collections.abc import Iterator

from ucj.present.parts import Explanation, Table
from ucj.present.print.cells import rows
from ucj.present.words.catalogue import _


def lines(explanation: Explanation) -> Iterator[str]:
    """Yield what a console shows of an explanation: figure, formula, sums, tables, interval and what is supposed."""
    yield f"{explanation.title}\t{explanation.value}"
    yield explanation.formula
    for term in explanation.terms:
        yield "\t".join((term.sign, term.value, term.label, "; ".join(cite.line for cite in term.cites))).rstrip()
    for table in explanation.tables:
        yield from _table(table)
    if explanation.interval:
        yield f"{_('Selang')}: {explanation.interval}"
    for text in explanation.supposed:
        yield f"- {text}"


def _table(table: Table) -> Iterator[str]:
    yield table.title
    for row in rows(table):
        yield "\t".join(row)
