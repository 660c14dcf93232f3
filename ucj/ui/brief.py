"""The brief to download, made when it is asked for."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from ucj.facts.ledger import Ledger
from ucj.model.projection import Projection
from ucj.present.chapters import Handout, Story
from ucj.present.story.handouts import plan_handout, region_handout
from ucj.present.story.plan import plan_story
from ucj.present.story.region import region_story
from ucj.present.words.catalogue import _, language
from ucj.ui.clock import today
from ucj.ui.downloads import Download, offer_files
from ucj.ui.links import address, app_address, plan_address


def show_plan_brief(ledger: Ledger, result: Projection) -> None:
    """Let the reader download the brief of a plan."""
    link = plan_address(ledger, result.scenario)
    app = app_address()
    _show(
        lambda: plan_story(ledger, result, today(), link=link),
        lambda: plan_handout(ledger, result, today(), app=app),
        result.scenario.baseline.region.code,
        (link, ledger, today()),
    )


def show_standing_brief(ledger: Ledger, region: str) -> None:
    """Let the reader download the brief of where a region stands."""
    link = address(f"region={region}&lang={language()}")
    app = app_address()
    _show(
        lambda: region_story(ledger, region, today(), link=link),
        lambda: region_handout(ledger, region, today(), app=app),
        region,
        (link, ledger, today()),
    )


def _show(make: Callable[[], Story], hand: Callable[[], Handout], region: str, content: object) -> None:
    def files() -> list[Download]:
        # The renderers are large and are loaded here, by those who want a brief.
        from ucj.present.print.files import MAKERS, kinds
        from ucj.present.print.page import page_html

        brief = make()
        made = {kind: partial(MAKERS[kind], brief) for kind in kinds(brief)} | {"html": lambda: page_html(hand())}
        name = f"{_file_name(brief)}-{region}"
        return [Download(_labels()[kind], f"{name}.{kind}", _TYPES[kind], maker) for kind, maker in made.items()]

    offer_files(_("Unduh ringkasan"), files, key="brief", content=content)


def _labels() -> dict[str, str]:
    return {
        "pdf": _("PDF untuk dicetak"),
        "pptx": _("PPTX untuk ditayangkan, dapat disunting"),
        "xlsx": _("XLSX dengan angka dan sumber"),
        "html": _("Kirim sebagai halaman (HTML)"),
        "toml": _("Berkas skenario untuk dibuka lagi"),
    }


_TYPES = {
    "pdf": "application/pdf",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "html": "text/html",
    "toml": "application/toml",
}


def _file_name(brief: Story) -> str:
    return re.sub(r"\W+", "-", brief.kind.lower())
