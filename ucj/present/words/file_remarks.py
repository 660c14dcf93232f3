"""What is wrong in a scenario file."""

from __future__ import annotations

from collections.abc import Mapping

_WRONG = {
    "toml": "berkas ini bukan TOML yang dapat dibaca",
    "not_utf8": "bukan teks UTF-8",
    "not_opened": "tidak ada atau tidak dapat dibuka",
    "missing": "belum diisi",
    "unknown": "tidak dikenal",
    "number": "harus angka",
    "text": "harus teks",
    "month": "harus bulan TTTT-BB, misalnya 2027-01",
    "date": "harus tanggal TTTT, TTTT-BB, atau TTTT-BB-HH",
    "range": "di luar batas {low:bound} sampai {high:bound}",
    "too_long": "paling panjang {most:people} huruf",
    "too_large": "paling besar {most:people} huruf; hapus yang bukan skenario",
    "too_many": "paling banyak {most:people}; bagi menjadi beberapa berkas",
    "too_deep": (
        "kunci dan kurung paling dalam {most:people} tingkat; pakai bentuk berkas yang diunduh dari halaman ini"
    ),
    "other": "tidak dapat dibaca",
}

FAULTS: Mapping[str, str] = {f"file.{code}": f"{{place:key}}: {what}{{read:quoted}}" for code, what in _WRONG.items()}
