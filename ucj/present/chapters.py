"""What is told of a region or of a plan, chapter by chapter: parts in words, and which medium shows which."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ucj.present.parts import Bars, Card, Chart, Cite, Disputes, Lines, Maps, RegionMap, Screen, Table


@dataclass(frozen=True)
class Slide:
    """A slide: its title, what it shows, lines beside or below it, and what the speaker may want to know."""

    title: str
    shown: tuple[Card, ...] | Chart | Bars | Table | None = None
    maps: Maps | None = None
    lines: tuple[str, ...] = ()
    spoken: str = ""


@dataclass(frozen=True)
class Chapter:
    """One subject of a story, and what each medium shows of it: what is blank it leaves out.

    A page that is sent shows what paper does, unless it is too much for it: `sent` says so.
    """

    screens: tuple[Screen | None, ...] = ()
    paper: tuple[Chart | Maps | Lines | Table | Disputes | None, ...] = ()
    slide: Slide | None = None
    sheet: Table | None = None
    sent: bool = True


@dataclass(frozen=True)
class Story:
    """What is told of a region or of a plan, whatever it is printed as.

    Attributes
    ----------
    kind, region, title, signed : str
        What it is, of which region, what the planner called it, and who said it when; the last two may be blank.
    sentence : str
        The key sentence.
    notes : tuple of str
        What the reader must be told.
    cards : tuple of Card
        The four numbers, their sources as plain text.
    chapters : tuple of Chapter
        In the order in which they are told.
    sources : tuple of Cite
        Every source used, each once.
    dated, link, scenario : str
        What the figures are from and when it was printed; an address, which may be blank; the plan as TOML, blank in
        the story of a region.
    """

    kind: str
    region: str
    title: str
    signed: str
    sentence: str
    notes: tuple[str, ...]
    cards: tuple[Card, ...]
    chapters: tuple[Chapter, ...]
    sources: tuple[Cite, ...]
    dated: str
    link: str
    scenario: str = ""


@dataclass(frozen=True)
class Handout:
    """A story to hand on as one file, in every language.

    Attributes
    ----------
    stories : mapping of language to Story
        The same story, each with the address below the app at which it opens.
    first : str
        The language that is shown first.
    vintage, model : str, int
        Which figures and which model it was made with.
    strips : mapping of language to mapping of str to Card
        The numbers of a plan by name, which its page shows in place of the cards of the story; blank for a region.
    live : mapping or None
        What scripts of the file need to compute, say and draw the plan while a slider moves, as JSON; None where
        nothing moves.
    """

    stories: Mapping[str, Story]
    first: str
    vintage: str
    model: int
    strips: Mapping[str, Mapping[str, Card]] = field(default_factory=dict)
    live: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class Entry:
    """A region of a directory: its code, its name, and what is known of it in a line."""

    code: str
    name: str
    said: str


@dataclass(frozen=True)
class Directory:
    """Regions and their pages, in one language.

    Attributes
    ----------
    title, sentence, dated : str
        What it is, where the nation stands, and which figures those are.
    map : RegionMap
        The provinces.
    provinces : tuple of (Entry, tuple of Entry)
        Those with pages, each with its kabupaten/kota.
    """

    title: str
    sentence: str
    dated: str
    map: RegionMap
    provinces: tuple[tuple[Entry, tuple[Entry, ...]], ...]
