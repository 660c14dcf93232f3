"""Pages to hand on: a plan or a region as one HTML file, and every region as a folder of them."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from ucj.cli.commands import named_scenario
from ucj.facts.clock import today
from ucj.facts.ledger import Ledger
from ucj.facts.regions import Region
from ucj.model.links import read_link
from ucj.model.projection import MODEL_VERSION, project
from ucj.model.scenario import ScenarioError
from ucj.model.scenario_builder import build_scenario
from ucj.present.chapters import Handout
from ucj.present.story.handouts import directory, plan_handout, region_handout
from ucj.present.words import numbers, remarks, sentences
from ucj.present.words.catalogue import _

KILO, MEGA = 1_000, 1_000_000


def page(ledger: Ledger, options: argparse.Namespace) -> str:
    """Write a plan, or where a region stands, as one HTML file and return where it was written.

    Raises
    ------
    ScenarioError
        Where it is not said of what, or the file cannot be written.
    """
    # The maker of pages takes a second to load, which the other commands need not wait for.
    from ucj.present.print.page import page_html

    handout, wrong = _handout(ledger, options)
    size = _write(Path(options.html), page_html(handout))
    if options.format == "json":
        return json.dumps({"html": options.html, "bytes": size, "corrections": wrong}, indent=2)
    shown = _("{size} KB").format(size=numbers.whole(size / KILO))
    return "\n".join([*wrong, f"html\t{options.html}\t{shown}"])


def _handout(ledger: Ledger, options: argparse.Namespace) -> tuple[Handout, Sequence[str]]:
    if options.scenario:
        saved = named_scenario(options)
        result = project(build_scenario(ledger, saved, today()), ledger.premiums)
        return plan_handout(ledger, result, today(), saved=saved), ()
    if options.address:
        link = read_link(ledger, options.address, today())
        wrong = [remarks.say(ledger, item, str) for item in link.corrections]
        if link.scenario:
            return plan_handout(ledger, project(link.scenario, ledger.premiums), today()), wrong
        if not link.region:
            raise ScenarioError("no_page_region")
        return region_handout(ledger, link.region, today()), wrong
    if not options.region:
        raise ScenarioError("no_page_region")
    if options.region not in ledger.regions:
        raise ScenarioError("unknown_region", region=options.region)
    return region_handout(ledger, options.region, today()), ()


def site(ledger: Ledger, options: argparse.Namespace) -> str:
    """Write a page for every province and every kabupaten/kota, and one that lists them.

    Raises
    ------
    ScenarioError
        Where a province is not known or the folder cannot be written to.
    """
    from ucj.present.print import site as pages
    from ucj.present.print.page import page_html

    provinces = {region.code: region for region in ledger.provinces()}
    if options.province:
        if options.province not in provinces:
            raise ScenarioError("unknown_region", region=options.province)
        provinces = {options.province: provinces[options.province]}
    folder, size, count = Path(options.folder), 0, 0
    for province in provinces.values():
        members = ledger.members(province.code)
        beside = {region.code: pages.page_name(region.code) for region in members}
        for region in (province, *members):
            html = page_html(
                region_handout(ledger, region.code, today()),
                pages=beside,
                ways=partial(_ways, province, region),
            )
            size += _write(folder / pages.page_name(region.code), html)
            count += 1
    index = pages.index_html(partial(directory, ledger, today(), tuple(provinces)), ledger.vintage, MODEL_VERSION)
    size += _write(folder / pages.INDEX, index)
    if options.format == "json":
        return json.dumps({"index": str(folder / pages.INDEX), "pages": count, "bytes": size}, indent=2)
    said = _("{count} halaman wilayah, {size} MB").format(count=count, size=numbers.decimal(size / MEGA, 1))
    return f"{folder / pages.INDEX}\t{said}"


def _ways(province: Region, region: Region) -> Sequence[tuple[str, str]]:
    """Return the pages above that of a region: the one that lists all, and that of its province."""
    from ucj.present.print import site as pages

    above = [] if region == province else [(sentences.region_name(province), pages.page_name(province.code))]
    return [(_("Semua wilayah"), pages.INDEX), *above]


def _write(path: Path, html: str) -> int:
    """Write a page as UTF-8 with the line ends its hashes were made with, and return its bytes."""
    content = html.encode()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError:
        raise ScenarioError("not_written", file=str(path)) from None
    return len(content)
