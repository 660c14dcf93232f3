"""The brief to download: each file is made when its button is clicked."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

import streamlit as st

from ucj.facts.ledger import Ledger
from ucj.model.projection import Projection
from ucj.present.brief.content import Brief, plan_brief, standing_brief
from ucj.present.text import _, bound, language
from ucj.ui.cards import small
from ucj.ui.links import address, plan_address


def show_plan_brief(ledger: Ledger, result: Projection) -> None:
    """Let the reader download the brief of a plan."""
    link = plan_address(ledger, result.scenario)
    _show(lambda: plan_brief(ledger, result, dt.date.today(), link=link), result.scenario.baseline.region)


def show_standing_brief(ledger: Ledger, region: str) -> None:
    """Let the reader download the brief of where a region stands."""
    link = address(f"region={region}&lang={language()}")
    _show(lambda: standing_brief(ledger, region, dt.date.today(), link=link), region)


def _show(make: Callable[[], Brief], region: str) -> None:
    # A step of a slider must not wait for buttons that nobody looks at.
    with st.popover(_("Unduh ringkasan"), icon=":material/download:", key="brief", on_change="rerun") as box:
        if not box.open:
            return
        brief = make()
        # The renderers are large and are loaded here, by those who want a brief.
        from ucj.present.brief import files

        for kind in files.kinds(brief):
            st.download_button(
                _labels()[kind],
                data=_maker(files.MAKERS[kind], brief),
                file_name=f"{_file_name(brief)}-{region}.{kind}",
                mime=_TYPES[kind],
                key=f"brief_{kind}",
                on_click="ignore",
                width="stretch",
            )
        small(_("Dibuat di sini tanpa internet, dari angka yang sama dengan halaman ini."))


def _maker(make: Callable[[Brief], bytes], brief: Brief) -> Callable[[], bytes]:
    return bound(lambda: make(brief))


def _labels() -> dict[str, str]:
    return {
        "pdf": _("PDF untuk dicetak"),
        "pptx": _("PPTX untuk ditayangkan, dapat disunting"),
        "xlsx": _("XLSX dengan angka dan sumber"),
        "toml": _("Berkas skenario untuk dibuka lagi"),
    }


_TYPES = {
    "pdf": "application/pdf",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "toml": "application/toml",
}


def _file_name(brief: Brief) -> str:
    return re.sub(r"\W+", "-", brief.kind.lower())
