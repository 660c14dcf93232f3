"""The brief on paper: one to three A4 pages, typeset without the internet."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from ucj.present import frames
from ucj.present.draw import line_charts, palette
from ucj.present.draw.credit import outlines_credit
from ucj.present.print import tables
from ucj.present.print.addresses import can_be_scanned, code_svg
from ucj.present.print.pictures import chart_svg, map_svg
from ucj.present.story.paper import Brief
from ucj.present.words.catalogue import _

TEMPLATE = Path(__file__).with_name("brief.typ")
LONGEST_PAGES = 3
# A plan with many groups and sources is set smaller, to stay within its three pages.
TEXT_SIZES = (10.0, 9.0, 8.0, 7.0, 6.0)
_CHART_WIDTH, _CHART_HEIGHT = 720, 200
_MAP_WIDTH, _MAP_HEIGHT, _ONE_MAP_HEIGHT = 720, 130, 190


def pdf_bytes(brief: Brief) -> bytes:
    """Return the brief as PDF, of at most three pages."""
    # Loaded when it is first needed, as the renderer of the charts.
    import typst

    content = _content(brief)
    for size in TEXT_SIZES:
        compiler = typst.Compiler(
            str(TEMPLATE),
            root=str(TEMPLATE.parent),
            ignore_system_fonts=True,
            sys_inputs={"brief": json.dumps(content | {"size": size}, ensure_ascii=False)},
        )
        (pages,) = json.loads(compiler.query("<pages>", field="value"))
        if pages <= LONGEST_PAGES:
            break
    made = compiler.compile(format="pdf")
    assert isinstance(made, bytes)
    return made


def _content(brief: Brief) -> dict[str, Any]:
    """Return what the template prints: plain text, and pictures as SVG."""
    plan = brief.plan
    first = [tables.plan_table(plan), tables.payer_table(plan)] if plan else []
    if plan:
        first += [tables.month_table(plan.result), tables.protection_table(plan)]
    else:
        first += [tables.figure_table(_("Kemiskinan dan tenaga kerja"), brief.context)]
    return {
        "kind": brief.kind,
        "region": brief.region,
        "title": brief.title,
        "signed": brief.signed,
        "sentence": brief.sentence,
        "cards": [vars(card) for card in brief.cards],
        "chart": _chart(brief),
        "maps": _maps(brief),
        "legend": [{"colour": colour, "label": label} for colour, label in brief.maps[0].legend] if brief.maps else [],
        "notes": list(brief.notes),
        "basis": vars(tables.figure_table(_("Angka dasar"), brief.basis)) if brief.basis else None,
        "tables": [vars(table) for table in first],
        "assumptions": vars(tables.assumption_table(plan.assumed)) if plan and plan.assumed else None,
        "not_modelled": list(plan.not_modelled) if plan else [],
        "disputes": [
            {"title": item.title, "figures": tables.dispute_line(item), "explanation": item.explanation}
            for item in brief.disputes
        ],
        "sources": [{"line": tables.source_line(source), "url": source.url} for source in brief.sources],
        "link": brief.link,
        "code": code_svg(brief.link) if can_be_scanned(brief.link) else None,
        "words": _words(brief),
        "colours": {
            "teal": palette.TEAL,
            "orange": palette.ORANGE,
            "grey": palette.GREY,
            "ink": palette.INK,
            "band": palette.BAND,
            "line": palette.NO_DATA_LINE,
        },
    }


def _maps(brief: Brief) -> list[dict[str, str]]:
    width = _MAP_WIDTH // max(1, len(brief.maps))
    height = _MAP_HEIGHT if len(brief.maps) > 1 else _ONE_MAP_HEIGHT
    return [{"caption": part.caption, "svg": map_svg(part, width=width, height=height)} for part in brief.maps]


def _chart(brief: Brief) -> dict[str, str] | None:
    if brief.plan:
        frame = frames.projection_frame(brief.plan.result)
        svg = chart_svg(line_charts.projection_spec(frame), frame, width=_CHART_WIDTH, height=_CHART_HEIGHT)
        note = _("Garis: angka tengah. Bidang: bila semua kelompok bertumpang tindih sampai tidak ada.")
        return {"title": _("Cakupan bulan demi bulan"), "svg": svg, "note": note}
    if brief.series:
        series = brief.series
        spec = line_charts.series_spec(share=series.share)
        svg = chart_svg(spec, series.frame, width=_CHART_WIDTH, height=_CHART_HEIGHT)
        return {"title": series.title, "svg": svg, "note": _("Setiap titik adalah angka terbit.")}
    return None


def _words(brief: Brief) -> dict[str, str]:
    printed = _("dicetak {date}").format(date=brief.printed)
    return {
        "document": f"{brief.kind}: {brief.title or brief.region}",
        "dated": f"{brief.data} · {printed}",
        "footer": f"{brief.region} · {brief.data} · {printed}",
        "page": _("Halaman"),
        "of": _("dari"),
        "maps": _("Cakupan di peta"),
        "credit": outlines_credit(),
        "notes": _("Yang perlu diketahui"),
        "not_modelled": _("Tidak dimodelkan"),
        "disputes": _("Sumber yang berbeda"),
        "sources": _("Sumber"),
        "link": _("Tautan ke halaman ini"),
        "code": _("Kode QR: {link}").format(link=brief.link),
    }
