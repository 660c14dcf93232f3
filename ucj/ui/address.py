"""The address bar is the plan: written after each change, read when a page is opened, and by Back and Forward.

What a session knows of its own addresses keeps three things apart that all come as a query: an address from elsewhere,
one to which the browser has gone back, and an old one that a control still sends while the new one is under way.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import parse_qsl, urlencode

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from ucj.facts.ledger import Ledger
from ucj.facts.packed_scenarios import pack
from ucj.facts.remarks import Remark
from ucj.facts.scenarios import SavedScenario
from ucj.model.comparison import Kept, keep
from ucj.model.scenario import Baseline, Scenario, ScenarioError
from ucj.model.scenario_builder import figures, published_baseline
from ucj.model.short_links import Pairs, ShortLink, begun, read_address, write_figures, write_plan, write_short
from ucj.present.trial import try_out
from ucj.present.words import catalogue, corrections
from ucj.present.words.catalogue import _
from ucj.ui.clock import today
from ucj.ui.decisions import read_begun_plan
from ucj.ui.language import chosen_language
from ucj.ui.own_figures import OWN_FIGURES
from ucj.ui.plan_loading import load_scenario
from ucj.ui.session import (
    ADDRESS,
    ADDRESSES,
    ARRIVED,
    COMPARED,
    FIRST_REGION,
    LANGUAGE,
    LINK_CORRECTIONS,
    PACKED,
    PAGE_SHOWN,
    REGION,
    TYPED_MONTH,
    UPLOAD,
    UPLOADED_FIGURES,
)
from ucj.ui.typed_figures import with_typed_figures
from ucj.ui.undo import choose_region, note_step, restore

MOST_ADDRESSES = 300


def note_arrival(page: str) -> None:
    """Note the address that this run is to open, where there is one, and speak its language from here on.

    Parameters
    ----------
    page : str
        Heading of the page, by which it is known.
    """
    query, before, known = urlencode(current_pairs()), ADDRESS.get(), ADDRESSES.get()
    if before is None:
        arrived = query or None
    elif query == before:
        return
    elif _by_history():
        arrived = known.get((page, query), query)
    elif query and all(query != other for _page, other in known):
        arrived = query
    else:
        # Bare, from a link to the page, or one that a control sent before it heard of the newest.
        return
    ADDRESS.set(query)
    ARRIVED.set(arrived)
    if arrived is not None:
        said = dict(parse_qsl(arrived))
        if "lang" in said or "v" in said or not arrived:
            LANGUAGE.set(said.get("lang", catalogue.FIRST))


def open_address(ledger: Ledger) -> None:
    """Open what the address holds, once, before any control is drawn, and list what had to be corrected.

    Parameters
    ----------
    ledger : Ledger
        Without figures that were typed in this session.
    """
    arrived = ARRIVED.pop()
    if arrived is not None:
        query = arrived or urlencode(write_short(FIRST_REGION, []))
        own_address = query in ADDRESSES.get().values()
        link = read_address(ledger, query, today())
        found = link.corrections
        if isinstance(link, ShortLink):
            restore(ledger, link)
            found += _bring_back(ledger, link.named)
        else:
            # What a copied link leaves out is what the session has.
            ledger = with_typed_figures(ledger)
            link = read_address(ledger, query, today())
            found = link.corrections
            if link.region:
                choose_region(ledger, link.region)
            if link.scenario:
                load_scenario(ledger, link.scenario)
        if not own_address:
            LINK_CORRECTIONS.set(found)
    if shown := _still_true(LINK_CORRECTIONS.get()):
        lines = "\n".join(f"- {line}" for line in corrections.lines(ledger, shown))
        st.warning(f"{_('Alamat ini tidak dapat dibuka persis seperti tertulis:')}\n\n{lines}")
        st.button(_("Sudah dibaca"), key="read_corrections", on_click=LINK_CORRECTIONS.forget)


def keep_begun_plan(ledger: Ledger, *, told: bool = False) -> None:
    """Keep region and plan of the session in the address; a plan that cannot be computed leaves it as it is.

    Parameters
    ----------
    ledger : Ledger
        With all figures of this session.
    told : bool
        Whether the page says nothing of a plan that has not begun: then one is said also where all in it is as usual.
    """
    try:
        plan = read_begun_plan(ledger, REGION.get())
    except ScenarioError:
        return
    keep_in_address(ledger, plan, told=told)


def keep_in_address(ledger: Ledger, plan: Scenario | None, *, told: bool = False) -> None:
    """Write what the session holds into the address, where it is not what the address says already; see above.

    Each write is one step of Back, so an address that was opened stays until something changes.
    """
    region = REGION.get()
    baseline, month = plan.baseline if plan else published_baseline(ledger, region), TYPED_MONTH.of(region).get() or ""
    own = _own_figures(ledger, baseline)
    if plan:
        pairs = write_plan(ledger, plan, today(), own_figures=own, typed_month=month)
    else:
        pairs = write_figures(ledger, baseline if own else None, typed_month=month)
    note_step(region, pairs, by_history=_by_history())
    query = _whole(region, begun(pairs) if told and plan else pairs)
    page, here, known = _page(), urlencode(current_pairs()), dict(ADDRESSES.get())
    if here and here == ADDRESS.get():
        # What was opened means what the session has made of it.
        known.setdefault((page, here), query)
    # The second is another where a control was quicker than the newest address.
    is_new = any(_meaning(known, page, address) != query for address in (here, ADDRESS.get() or ""))
    if is_new:
        known[page, query] = query
        ADDRESS.set(query)
    # Before it is written: a run may be stopped there, and the browser then comes with an address nobody knows.
    ADDRESSES.set(dict(list(known.items())[-MOST_ADDRESSES:]))
    if is_new:
        st.query_params.from_dict(parse_qsl(query))


def named_in_address() -> bool:
    """Whether all named scenarios of this session stand in the address."""
    return _packed() is not None and _without_uploads(COMPARED.get()) == COMPARED.get()


def current_pairs() -> list[tuple[str, str]]:
    """Return the keys and values of the address as this run knows it."""
    return [(key, value) for key in st.query_params for value in st.query_params.get_all(key)]


def _meaning(known: Mapping[tuple[str, str], str], page: str, address: str) -> str:
    """Return what an address would open for somebody else: of a bare one nothing but what is usual."""
    return known.get((page, address), address) if address else ""


def _whole(region: str, plan: Pairs) -> str:
    language = chosen_language()
    pairs = write_short(
        region,
        plan,
        language="" if language == catalogue.FIRST else language,
        uploaded=bool(UPLOAD.owners()),
        named=_packed() or "",
    )
    return "" if pairs == write_short(FIRST_REGION, []) else urlencode(pairs)


def _own_figures(ledger: Ledger, baseline: Baseline | None) -> bool:
    """Return whether the figures that a plan starts from may stand in an address: those of an upload may not."""
    uploaded, upload = _uploaded_figures(ledger), OWN_FIGURES.get()
    if baseline is None:
        return True
    code = baseline.region.code
    # What is typed beside an upload may be half of it.
    beside = upload is not None and any(row.region == code for row in upload.rows)
    return not beside and (code, *figures(baseline)[:2]) not in uploaded


def _uploaded_figures(ledger: Ledger) -> frozenset[tuple[str, int, int]]:
    """Return region, active and potential workers of all that was uploaded in this session, also if it was removed."""
    upload, (seen, known) = OWN_FIGURES.get(), UPLOADED_FIGURES.get()
    if upload is not None and upload is not seen:
        found = {row.region: published_baseline(ledger, row.region) for row in upload.rows}
        known |= {(code, *figures(baseline)[:2]) for code, baseline in found.items() if baseline}
        UPLOADED_FIGURES.set((upload, known))
    return known


def _without_uploads(kept: Kept) -> Kept:
    _upload, uploaded = UPLOADED_FIGURES.get()
    return tuple(
        saved
        for saved in kept
        if saved.active is None
        or saved.potential is None
        or (saved.region, round(saved.active), round(saved.potential)) not in uploaded
    )


def _packed() -> str | None:
    """Return the named scenarios as an address holds them, packed anew only where they are others."""
    kept = _without_uploads(COMPARED.get())
    if (known := PACKED.get()) is None or (known[0] is not kept and known[0] != kept):
        PACKED.set(known := (kept, pack(kept)))
    return known[1]


def _bring_back(ledger: Ledger, named: Sequence[SavedScenario]) -> tuple[Remark, ...]:
    """Keep the named scenarios of an address in a session that has none; return what could not be kept."""
    refused: tuple[Remark, ...] = ()
    if COMPARED.get():
        return refused
    for saved in named:
        try:
            try_out(ledger, saved, today())
            COMPARED.set(keep(ledger, COMPARED.get(), [saved], today()))
        except ScenarioError:
            refused = (Remark.at("named", "link.named_unread"),)
    return refused


def _still_true(found: Sequence[Remark]) -> list[Remark]:
    return [item for item in found if item.code != "link.upload_gone" or not UPLOAD.owners()]


def _page() -> str:
    shown = PAGE_SHOWN.get()
    return shown[0] if shown else ""


def _by_history() -> bool:
    """Return whether this run was asked for by Back or Forward of the browser."""
    return bool(getattr(get_script_run_ctx(), "is_history_navigation", False))
