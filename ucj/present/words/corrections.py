"""What was corrected in an opened address or file, as lines of a page, and what an opened plan has brought."""

from __future__ import annotations

from collections.abc import Iterable

from ucj.facts.ledger import Ledger
from ucj.facts.remarks import Remark
from ucj.model.scenario import Baseline
from ucj.model.scenario_builder import figures
from ucj.present.words import numbers
from ucj.present.words.catalogue import _
from ucj.present.words.plan_values import key_label, start_figures, value_text
from ucj.present.words.remarks import some_lines


def lines(ledger: Ledger, corrections: Iterable[Remark]) -> list[str]:
    """Return the corrections as Markdown lines: what was missing in one, and no more lines than a person reads."""
    missing: list[Remark] = []
    others: list[Remark] = []
    for item in corrections:
        (missing if item.code == "link.missing" and item.values["used"] else others).append(item)
    found = some_lines(ledger, others)
    if missing:
        used = "; ".join(
            f"{key_label(ledger, item.place.key)}: {value_text(ledger, item.place.key, item.values['used'])}"
            for item in missing
        )
        found.append(
            _("Tidak ada di alamat, mungkin terpotong saat dikirim; dipakai yang biasa: {used}.").format(used=used)
        )
    return found


def start_sentence(baseline: Baseline, published: Baseline | None) -> str:
    """Say which starting figures an opened plan has brought."""
    parts = [
        _("Angka awal menurut rencana yang dibuka: {active} dari {potential} pekerja.").format(
            active=numbers.whole(baseline.active), potential=numbers.whole(baseline.potential)
        )
    ]
    if baseline.growth:
        share = numbers.plain_percent(baseline.growth)
        parts.append(_("Potensi pekerja tumbuh {share} setahun.").format(share=share))
    if baseline.organic:
        share = numbers.plain_percent(baseline.organic)
        parts.append(_("Peserta lain berubah {share} tiap bulan.").format(share=share))
    if published and figures(published)[:2] != figures(baseline)[:2]:
        parts.append(_("Angka terbit: {now}.").format(now=start_figures(figures(published))))
    return " ".join(parts)
