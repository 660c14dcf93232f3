"""An explanation as HTML: its sums as they stand on paper, and its tables. All text is shown as it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from ucj.present.parts import Cite, Table, Term
from ucj.present.print.cells import on_the_right, rows
from ucj.present.words.catalogue import _


def figure(value: str) -> str:
    """Return the figure that is explained."""
    return f'<p class="ucj-figure">{escape(value)}</p>'


def sums(terms: Sequence[Term]) -> str:
    """Return sums as a table: what is done, the number, what it is and where it comes from."""
    if not terms:
        return ""
    head = "".join(f'<th scope="col">{escape(text)}</th>' for text in (_("Angka"), _("Apa dan dari mana")))
    body = "".join(_term(term, first=place == 0) for place, term in enumerate(terms))
    return f'<table class="ucj-sums"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'


def _term(term: Term, *, first: bool) -> str:
    kind = "result" if term.sign == "=" else "" if term.sign or first else "begins"
    number = f"{escape(term.sign)}\u00a0{escape(term.value)}" if term.sign else escape(term.value)
    found = "".join(f"<small>{_cite(cite)}</small>" for cite in term.cites)
    return f'<tr class="{kind}"><td>{number}</td><td>{escape(term.label)}{found}</td></tr>'


def _cite(cite: Cite) -> str:
    if not cite.url:
        return escape(cite.line)
    # The publisher is the link, where it ends the line.
    before = cite.line.removesuffix(cite.short)
    name = cite.short if before != cite.line else cite.line
    before = before if name == cite.short else ""
    return f'{escape(before)}<a href="{escape(cite.url)}" target="_blank" rel="noopener">{escape(name)}</a>'


def table(shown: Table) -> str:
    """Return a table with its title above it and its sums in bold."""
    right = [on_the_right(column) for column in shown.columns]
    head = _cells("th", (column.head for column in shown.columns), right)
    written = rows(shown)
    body = "".join(
        f'<tr class="{"result" if place >= len(written) - shown.totals else ""}">{_cells("td", row, right)}</tr>'
        for place, row in enumerate(written)
    )
    note = f"<p><small>{escape(shown.note)}</small></p>" if shown.note else ""
    return (
        f'<table class="ucj-sums whole"><caption>{escape(shown.title)}</caption><thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table>{note}"
    )


def _cells(tag: str, texts: Iterable[str], right: Sequence[bool]) -> str:
    scope = ' scope="col"' if tag == "th" else ""
    return "".join(
        f'<{tag}{scope} class="{"figure" if figure else ""}">{escape(text)}</{tag}>'
        for text, figure in zip(texts, right, strict=True)
    )
