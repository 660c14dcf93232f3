"""How a story begins and ends, whatever it is of: its key points, where sources disagree, and its sources."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from ucj.facts.disagreements import Disagreement
from ucj.facts.observations import Source
from ucj.present.chapters import Chapter, Slide, Story
from ucj.present.parts import Card, Cite, Column, Dispute, Disputes, Lines, Maps, Table
from ucj.present.print.addresses import printable
from ucj.present.story import basis
from ucj.present.words import numbers
from ucj.present.words.catalogue import _
from ucj.present.words.citations import source_name


def story(
    *,
    kind: str,
    region: str,
    sentence: str,
    notes: tuple[str, ...],
    cards: tuple[Card, ...],
    chapters: Sequence[Chapter],
    sources: Iterable[Source],
    data: str,
    today: dt.date,
    link: str,
    title: str = "",
    signed: str = "",
    not_modelled: Sequence[str] = (),
    scenario: str = "",
) -> Story:
    """Return a story, between its key points and its sources; an address that opens here alone is left out."""
    printed, link = numbers.date(today.isoformat()), printable(link)
    points = (
        (kind, region),
        (_("Judul"), title),
        (_("Dinyatakan oleh"), signed),
        (_("Inti"), sentence),
        *((card.label, f"{card.value} {card.meaning}") for card in cards),
        (_("Data"), data),
        (_("Dicetak"), printed),
        (_("Tautan"), link),
        *((_("Yang perlu diketahui"), note) for note in notes),
        *((_("Tidak dimodelkan"), what) for what in not_modelled),
    )
    summary = Table(_("Ringkasan"), (Column(_("Hal")), Column(_("Isi"))), tuple(point for point in points if point[1]))
    used = tuple(dict.fromkeys(sources))
    return Story(
        kind=kind,
        region=region,
        title=title,
        signed=signed,
        sentence=sentence,
        notes=notes,
        cards=cards,
        chapters=(Chapter(sheet=summary), *chapters, Chapter(sheet=_source_sheet(used))),
        sources=tuple(Cite(_line(source, verified=True), _line(source), source.url) for source in used),
        dated=f"{data} · {basis.printed(today)}",
        link=link,
        scenario=scenario,
    )


def numbers_slide(cards: tuple[Card, ...], maps: Maps | None) -> Slide:
    """Return the slide of the four numbers, with what is on the map."""
    spoken = "\n".join(f"{card.label}: {card.value} {card.meaning}" for card in cards)
    return Slide(_("Empat angka"), cards, maps, spoken=spoken)


def text_lines(title: str, texts: Sequence[str]) -> Lines | None:
    """Return texts that stand below each other, None where there are none."""
    return Lines([("", text) for text in texts], title) if texts else None


def where_sources_differ(disagreements: Sequence[Disagreement]) -> Disputes | None:
    """Return what paper says of disagreements, None where there are none."""
    disputes = tuple(
        Dispute(
            _(item.title),
            " · ".join(
                f"{figure.label} {figure.value} ({figure.date}, {figure.source})" for figure in basis.disputed(item)
            ),
            _(item.explanation),
        )
        for item in disagreements
    )
    return Disputes(_("Sumber yang berbeda"), disputes) if disputes else None


def spoken_disputes(disputes: Disputes | None) -> list[str]:
    """Return what a speaker may want to know of each disagreement."""
    return [f"{item.title}\n{item.figures}\n{item.explanation}" for item in (disputes.disputes if disputes else ())]


def dispute_sheet(disagreements: Sequence[Disagreement]) -> Table:
    """Return the figures of disagreements, a row a figure."""
    heads = Column(_("Perbedaan")), Column(_("Indikator")), Column(_("Angka"), "number"), Column(_("Posisi data"))
    rows = tuple(
        (_(item.title), figure.label, figure.amount, figure.date, figure.source, _(item.explanation))
        for item in disagreements
        for figure in basis.disputed(item)
    )
    return Table(_("Sumber berbeda"), (*heads, Column(_("Sumber")), Column(_("Penjelasan"))), rows)


def _source_sheet(sources: Sequence[Source]) -> Table:
    heads = _("Penerbit"), _("Judul"), _("Terbit"), _("Alamat"), _("Diperiksa")
    rows = tuple((source_name(source), source.title, source.date, source.url, source.verified) for source in sources)
    return Table(_("Sumber"), tuple(Column(head) for head in heads), rows)


def _line(source: Source, *, verified: bool = False) -> str:
    """Return a source without its address: publisher, title, date, and when it was last verified."""
    dates = _("terbit {date}").format(date=numbers.date(source.date))
    if source.verified and verified:
        dates = _("terbit {date}, diperiksa {verified}").format(
            date=numbers.date(source.date), verified=numbers.date(source.verified)
        )
    return ", ".join(dict.fromkeys((source_name(source), source.title, dates)))
