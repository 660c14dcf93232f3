"""The columns of tables of regions: those of the template, and what offices print beside them."""

from __future__ import annotations

from itertools import product

from ucj.facts.intake.cells import read_date, read_percent, tidy
from ucj.facts.intake.forms import read_people
from ucj.facts.intake.heading_words import column

_ACTIVE = (
    *("aktif", "jumlah peserta aktif", "tenaga kerja aktif", "jumlah tenaga kerja aktif", "tk aktif", "pekerja aktif"),
    *("pekerja terlindungi", "realisasi", "realisasi peserta", "realisasi peserta aktif", "realisasi kepesertaan"),
    *("peserta", "jumlah peserta", "kepesertaan", "kepesertaan aktif", "jumlah kepesertaan aktif", "capaian peserta"),
    *(
        "peserta aktif bpjs ketenagakerjaan",
        "jumlah peserta aktif bpjs ketenagakerjaan",
        "peserta bpjs ketenagakerjaan",
    ),
    *("jumlah pekerja aktif", "jumlah peserta aktif tk", "peserta terdaftar aktif"),
)
_POTENTIAL = (
    *("potensi", "pekerja potensial", "jumlah potensi", "potensi tk", "potensi tenaga kerja", "pekerja eligible"),
    *("jumlah potensi pekerja", "potensi peserta", "eligible", "jumlah potensi tenaga kerja", "potensi kepesertaan"),
    *("jumlah pekerja potensial", "semesta pekerja", "potensi ucj", "potensi pekerja ucj", "angkatan kerja eligible"),
)
_SUMS = ("jumlah", "total")
# Segments that together are all participants, by id.
PARTS = {
    "pu": ("pu", "penerima upah", "segmen pu", "peserta pu", "pekerja penerima upah"),
    "bpu": ("bpu", "bukan penerima upah", "segmen bpu", "peserta bpu", "pekerja bukan penerima upah"),
    "jakon": ("jakon", "jaskon", "jasa konstruksi", "segmen jakon", "peserta jakon"),
    "pmi": ("pmi", "pekerja migran", "pekerja migran indonesia"),
}


def _below(groups: tuple[str, ...], parts: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names of columns below a heading that is merged over several of them."""
    return tuple(f"{group} {part}" for group, part in product(groups, parts))


COLUMNS = (
    column(
        "kode",
        *("kode wilayah", "kode bps", "kode kemendagri", "kode kab kota", "kode kabupaten kota", "kode daerah"),
        *("kode wilayah bps", "kode wilayah kemendagri", "kode kabupaten", "kode kab"),
    ),
    column(
        "nama",
        *("kabupaten kota", "kab kota", "nama kabupaten kota", "nama kab kota", "wilayah", "nama wilayah", "daerah"),
        *("nama daerah", "kabupaten", "nama kabupaten", "pemerintah daerah", "kab kota provinsi", "pemda"),
        *("provinsi kabupaten kota", "kabupaten kota provinsi", "wilayah kerja", "kab", "kota"),
    ),
    column(
        "peserta_aktif",
        *_ACTIVE,
        *_below(("peserta aktif", *_ACTIVE), _SUMS),
        read=read_people,
        expected="count",
    ),
    column(
        "potensi_pekerja",
        *_POTENTIAL,
        *_below(("potensi pekerja", *_POTENTIAL), _SUMS),
        read=read_people,
        expected="count",
    ),
    column(
        "target_persen",
        *("target", "target cakupan", "target cakupan persen", "target ucj", "target ucj persen", "target coverage"),
        *("target kepesertaan persen", "target coverage persen", "target cakupan ucj", "target cakupan ucj persen"),
        read=read_percent,
        expected="percent",
    ),
    column(
        "per_tanggal",
        *("tanggal", "per", "tanggal data", "posisi", "posisi data", "periode", "periode data", "bulan", "keadaan"),
        *("bulan data", "tahun", "tahun data"),
        read=read_date,
        expected="date",
    ),
    column("sumber", "sumber data", "sumber angka", read=tidy),
)
COUNTS = ("peserta_aktif", "potensi_pekerja")
PRINTED = (
    column("provinsi", "propinsi", "prov", "nama provinsi", "nama propinsi"),
    column(
        "cakupan_persen",
        *("persen", "cakupan", "cakupan persen", "coverage", "coverage persen", "persentase", "persentase cakupan"),
        *("cakupan ucj", "cakupan ucj persen", "coverage ucj", "coverage ucj persen", "capaian persen", "capaian ucj"),
        *(
            "capaian ucj persen",
            "realisasi persen",
            "persentase kepesertaan",
            "persentase coverage",
            "persentase capaian",
        ),
        *("kepesertaan persen", "peserta aktif persen", "cakupan kepesertaan", "cakupan kepesertaan persen", "capaian"),
        *("persentase persen", "capaian cakupan", "capaian cakupan persen", "realisasi cakupan persen"),
        *("cakupan kepesertaan aktif persen", "persentase cakupan persen", "ucj persen", "tingkat cakupan persen"),
        read=read_percent,
        expected="percent",
    ),
    # A target in people: there is no place for it beside one in percent, and it is said so.
    column(
        "target_orang",
        *("target orang", "target tk", "target peserta", "target pekerja", "jumlah target", "target peserta aktif"),
        *("target tenaga kerja", "target kepesertaan", "target kepesertaan orang", "target jumlah peserta"),
        *("target peserta orang", "target peserta tk", "target realisasi"),
    ),
    # Under a title that says of whom; beside the segments it is the number of active participants.
    column("jumlah", "total", read=None),
    *(
        column(name, *words, *_below(("peserta aktif", *_ACTIVE), words), read=read_people, expected="count")
        for name, words in PARTS.items()
    ),
    *(column(f"potensi_{name}", *_below(("potensi pekerja", *_POTENTIAL), words)) for name, words in PARTS.items()),
)
