"""What was corrected in an opened address or file, in words; what a person may have typed is shown as it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ucj.facts.ledger import Ledger
from ucj.facts.plan_fields import CEILING, DATE, EVERY_FIELD, MONTH, MONTHS, PEOPLE, SHARE
from ucj.model.link_values import NONE, TYPED
from ucj.model.scenario import Baseline
from ucj.model.scenario_builder import figures
from ucj.model.snapshots import Correction
from ucj.present.words import numbers
from ucj.present.words.catalogue import _
from ucj.present.words.escape import excerpt, verbatim

MOST_LINES = 12


def lines(ledger: Ledger, corrections: Iterable[Correction]) -> list[str]:
    """Return the corrections as Markdown lines: what was missing in one, and no more lines than a person reads."""
    told = list(corrections)
    missing = [item for item in told if item.code == "missing" and item.used]
    others = [item for item in told if not (item.code == "missing" and item.used)]
    found = [_sentence(ledger, item, verbatim) for item in others[:MOST_LINES]]
    if len(others) > MOST_LINES:
        found.append(_("… dan {count} lagi yang serupa.").format(count=len(others) - MOST_LINES))
    if missing:
        used = "; ".join(
            f"{_label(ledger, item.key, verbatim)}: {_value(ledger, item.key, item.used)}" for item in missing
        )
        found.append(
            _("Tidak ada di alamat, mungkin terpotong saat dikirim; dipakai yang biasa: {used}.").format(used=used)
        )
    return found


def carried_sentence(baseline: Baseline, published: Baseline | None) -> str:
    """Say which starting figures an opened plan has brought."""
    parts = [
        _("Angka awal menurut rencana yang dibuka: {active} dari {potential} pekerja.").format(
            active=numbers.whole(baseline.active), potential=numbers.whole(baseline.potential)
        )
    ]
    if baseline.growth:
        share = numbers.plain_percent(baseline.growth)
        parts.append(_("Pekerja potensial tumbuh {share} setahun.").format(share=share))
    if baseline.organic:
        share = numbers.plain_percent(baseline.organic)
        parts.append(_("Peserta lain berubah {share} tiap bulan.").format(share=share))
    if published and figures(published)[:2] != figures(baseline)[:2]:
        now = _figures(published.active, published.potential, numbers.date(published.as_of))
        parts.append(_("Angka terbit: {now}.").format(now=now))
    return " ".join(parts)


def said(ledger: Ledger, item: Correction) -> str:
    """Return one correction as plain text."""
    return _sentence(ledger, item, str)


def _sentence(ledger: Ledger, item: Correction, shown: Callable[[str], str]) -> str:
    why = _why().get(item.code, "")
    # What was written twice is what a person wrote, not what the app put in its place.
    used = _value(ledger, item.key, item.used) if item.used and item.code != "duplicate" else ""
    values = {
        "label": _label(ledger, item.key, shown),
        "read": shown(excerpt(item.read or "")) or _("kosong"),
        "used": used,
        "why": why,
    }
    if item.code == "baseline_changed":
        now = item.values["now"]
        values |= {
            "before": _figures(item.values["active"], item.values["potential"], shown(str(item.values["as_of"]))),
            "now": _figures(now[0], now[1], numbers.date(now[2])) if now else _("belum ada angka terbit"),
        }
    return _template(item.code, used=bool(used), refused=bool(why)).format(**values)


def _figures(active: float, potential: float, when: str) -> str:
    return _("{active} dari {potential} pekerja ({when})").format(
        active=numbers.whole(active), potential=numbers.whole(potential), when=when
    )


def _why() -> dict[str, str]:
    return {
        "not_whole": _("bukan angka bulat tanpa titik"),
        "not_a_number": _("bukan angka"),
        "not_a_month": _("bukan bulan"),
        "not_a_date": _("bukan tanggal"),
        "out_of_range": _("di luar batas"),
        "unknown_choice": _("tidak dikenal"),
        "bad_split": _("bagiannya tidak berjumlah 1"),
        "active_beyond_potential": _("peserta aktif melebihi pekerja potensial"),
        "cohorts_beyond_active": _("lebih sedikit daripada yang iurannya sudah dibiayai"),
    }


def _template(code: str, *, used: bool, refused: bool) -> str:
    if refused and used:
        return _("{label}: tertulis {read}, {why}; dipakai {used}.")
    if refused:
        return _("{label}: tertulis {read}, {why}; tidak dipakai.")
    if code == "missing":
        return _("{label} tidak ada di alamat; dipakai {used}.") if used else _("{label} tidak ada di alamat.")
    return {
        "too_long": _("Alamat ini lebih panjang daripada yang dibaca ({read} huruf); akhirnya tidak dipakai."),
        "duplicate": _("{label}: tertulis lebih dari sekali ({read}); dipakai yang pertama."),
        "unknown_key": _("{label} tidak dikenal dan diabaikan."),
        "unknown_group": _("Kelompok {label} tidak dikenal dan dikeluarkan dari rencana."),
        "group_not_offered": _("Kelompok {label} tidak tersedia untuk wilayah ini dan dikeluarkan dari rencana."),
        "no_baseline": _("Rencana tidak dimuat: wilayah ini belum mempunyai angka terbit. Isi angkanya di Skenario."),
        "baseline_changed": _(
            "Angka awal rencana ini {before}; angka terbit sekarang {now}. Rencana dihitung dari angka awalnya."
        ),
        "data_changed": _(
            "Data aplikasi berubah sejak rencana ini dibuat ({read}, sekarang {used}). Keputusan dan anggapannya "
            "tetap; iuran dan jumlah yang sudah dibiayai memakai data sekarang."
        ),
        "model_changed": _(
            "Cara menghitung berubah sejak rencana ini dibuat (model {read}, sekarang {used}): hasil dihitung terhadap "
            "tanpa rencana pada bulan yang sama, yang pembiayaannya berakhir keluar dari cakupan juga bila kelompoknya "
            "tidak ada dalam rencana, kelompok yang memuat orang yang sama tidak dijumlahkan, dan plafon berlaku untuk "
            "setiap tahun anggaran."
        ),
        "model_newer": _(
            "Rencana ini dibuat dengan cara menghitung yang lebih baru (model {read}, di sini {used}); hasilnya dapat "
            "berbeda."
        ),
    }[code]


def _label(ledger: Ledger, key: str, shown: Callable[[str], str]) -> str:
    head, _dot, tail = key.partition(".")
    field = EVERY_FIELD.get(tail or head)
    name = _(field.label) if field else ""
    payer, _colon, year = tail.partition(":")
    if head == CEILING.key and payer in ledger.premiums.payers:
        limit = _("Plafon {payer}").format(payer=_(ledger.premiums.payers[payer].label))
        return f"{limit} {shown(excerpt(year))}" if year else limit
    if head in ledger.groups:
        label = _(ledger.groups[head].label)
        return f"{label}, {name[0].lower()}{name[1:]}" if name else label
    return name if name and not tail else shown(excerpt(key))


def _value(ledger: Ledger, key: str, text: str) -> str:
    """Return a value that the app put in place, as a reader expects it."""
    head, _dot, tail = key.partition(".")
    name = tail or head
    kind = EVERY_FIELD[name].kind if name in EVERY_FIELD else ""
    words = {("target", NONE): _("tanpa target"), ("as_of", TYPED): _("angka yang diketik")}
    if (name, text) in words:
        return words[name, text]
    if head == CEILING.key:
        return _("tanpa plafon")
    if name in ("payer", "route"):
        return _((ledger.premiums.payers if name == "payer" else ledger.premiums.routes)[text].label)
    if kind == MONTHS:
        return _("{count} bulan").format(count=text)
    if kind == PEOPLE:
        return _(" dari ").join(numbers.whole(int(part)) for part in text.split("/"))
    if kind == SHARE:
        return numbers.plain_percent(float(text))
    return numbers.date(text) if kind in (MONTH, DATE) else text
