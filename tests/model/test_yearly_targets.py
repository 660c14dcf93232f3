"""The cascading target: published years as published, the rest by hand, and what always holds."""

from __future__ import annotations

import csv
import datetime as dt
import io
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from ucj.facts.ledger import Ledger, load_ledger
from ucj.model.measures import past_targets
from ucj.model.scenario import ScenarioError
from ucj.model.targets import Targets, published_targets
from ucj.model.yearly_targets import RULES, Path, Split, Start, province_path, published_start, split, typed_start
from ucj.present import target_notes, target_table, yearly_targets

TODAY = dt.date(2026, 11, 20)
TARGET = load_ledger().figures("52", "target_coverage")[0]


def published_path(ledger: Ledger, province: str) -> Path:
    path = province_path(published_targets(ledger, province), published_start(ledger, province), TODAY)
    assert path
    return path


def members(ledger: Ledger, province: str) -> dict[str, Start | None]:
    return {region.code: published_start(ledger, region.code) for region in ledger.members(province)}


def targets(shares: dict[int, float]) -> Targets:
    """Return targets as if they were published, without participants."""
    return Targets(
        {year: replace(TARGET, value=share, as_of=str(year)) for year, share in shares.items()},
        {},
    )


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def start(active: float, potential: float) -> Start:
    return Start(active / potential, "2025", 2025, active, potential)


def test_lampung_year_by_year(ledger: Ledger) -> None:
    path = published_path(ledger, "18")
    assert [step.year for step in path.years] == [2026, 2027, 2028, 2029, 2030]
    assert [step.origin for step in path.years] == ["published"] + ["interpolated"] * 3 + ["published"]
    first, second, *_rest, last = path.years
    assert (first.share, last.share) == pytest.approx((0.4553, 0.5835))
    assert first.people == 1_436_809  # as published
    assert first.base == pytest.approx(3_155_741, abs=0.5)  # 1,436,809 ÷ 45.53 %
    assert first.added == 676_341  # − 760,468 of September 2024, whatever was asked for in 2025
    assert second.share == pytest.approx(0.48735)  # 45.53 + (58.35 − 45.53) ÷ 4
    assert second.base == first.base  # nothing is known beyond the last pair
    assert second.people == pytest.approx(1_537_950, abs=1)  # 48.735 % of it
    assert last.people == pytest.approx(1_841_375, abs=1)  # 58.35 % of it
    assert last.total == pytest.approx(1_080_907, abs=1)  # − 760,468


def test_lampung_in_the_next_year(ledger: Ledger) -> None:
    path = province_path(published_targets(ledger, "18"), published_start(ledger, "18"), dt.date(2027, 6, 1))
    assert path
    # Four equal steps from what it has, 24.86 %, to 58.35 %; the target of 2026 is history.
    assert [(step.year, step.origin) for step in path.years] == [
        (2027, "interpolated"),
        (2028, "interpolated"),
        (2029, "interpolated"),
        (2030, "published"),
    ]
    share = 760_468 / 3_058_943
    assert path.years[0].share == pytest.approx(share + (0.5835 - share) / 4)
    # 33.2329 % of 3,155,741 − 760,468.
    assert path.years[0].added == pytest.approx(288_276, abs=1)
    assert path.years[-1].total == pytest.approx(1_080_907, abs=1)


def test_when_every_target_has_passed_there_is_no_step(ledger: Ledger) -> None:
    known = published_targets(ledger, "18"), published_start(ledger, "18")
    assert province_path(*known, dt.date(2031, 1, 1)) is None
    last = province_path(*known, dt.date(2030, 12, 31))
    assert last and [(step.year, round(step.added or 0)) for step in last.years] == [(2030, 1_080_907)]
    # Bali was asked for 67.28 % in 2025 and has no target since.
    assert province_path(published_targets(ledger, "51"), published_start(ledger, "51"), TODAY) is None


def test_ntb_adds_what_it_lacks_today(ledger: Ledger) -> None:
    path = published_path(ledger, "52")
    (only,) = path.years
    assert (only.year, only.base) == (2026, 1_808_432)
    # 64.94 % of 1,808,432 are 1,174,395.74; − 555,276 of June 2025.
    assert only.added == only.total == pytest.approx(619_119.74, abs=0.01)
    # 619,119.74 × Rp16,800 × 12.
    assert "619.120 orang pada 2026 memerlukan Rp124,8 miliar." in yearly_targets.cost_sentence(ledger, only)
    assert published_targets(ledger, "52").growth is None


def test_a_line_never_falls_to_a_target() -> None:
    path = province_path(targets({2028: 0.2}), start(300, 1000), TODAY)
    assert path and [step.share for step in path.years] == pytest.approx([0.2, 0.2, 0.2])


def test_a_typed_growth_takes_the_place_of_what_targets_imply(ledger: Ledger) -> None:
    path = province_path(published_targets(ledger, "18"), published_start(ledger, "18"), TODAY, growth=0.02)
    assert path
    # 3,058,943 × 1.02 to the 27/12 and the 75/12: from September 2024.
    assert path.years[0].base == pytest.approx(3_058_943 * 1.02**2.25)
    assert path.years[-1].base == pytest.approx(3_058_943 * 1.02**6.25)
    assert path.years[0].people == 1_436_809  # as published


def test_a_disputed_target_is_not_used(ledger: Ledger) -> None:
    assert published_targets(ledger, "5203").people == {}  # 269,152 for 2026


def test_nothing_is_said_without_a_target_or_beyond_the_last(ledger: Ledger) -> None:
    assert province_path(targets({}), start(300, 1000), TODAY) is None
    assert published_path(ledger, "18").years[-1].year == 2030


def test_a_typed_target_prolongs_the_path(ledger: Ledger) -> None:
    path = province_path(published_targets(ledger, "52"), published_start(ledger, "52"), TODAY, typed=(2028, 0.7494))
    assert path
    assert [step.origin for step in path.years] == ["published", "interpolated", "typed"]
    assert path.years[1].share == pytest.approx(0.6994)  # half of ten points


def test_a_typed_target_alone_comes_from_the_start() -> None:
    path = province_path(targets({}), start(300, 1000), TODAY, typed=(2027, 0.5))
    assert path
    # From 30 % before the current year to 50 % in 2027; the start itself is no target.
    assert [(step.year, round(step.share, 6), step.origin) for step in path.years] == [
        (2026, 0.4, "interpolated"),
        (2027, 0.5, "typed"),
    ]
    # Three years on it begins in that year, from what is there.
    later = province_path(targets({}), start(300, 1000), dt.date(2029, 5, 1), typed=(2030, 0.5))
    assert later and [(step.year, round(step.share, 6)) for step in later.years] == [(2029, 0.4), (2030, 0.5)]
    unknown = province_path(targets({}), None, TODAY, typed=(2027, 0.5))
    assert unknown
    assert [(step.year, step.people) for step in unknown.years] == [(2027, None)]


@pytest.mark.parametrize(("typed", "code"), [((2030, 0.5), "target_falls"), ((2026, 0.7), "target_too_early")])
def test_a_typed_target_that_contradicts_the_published_one(ledger: Ledger, typed: tuple[int, float], code: str) -> None:
    with pytest.raises(ScenarioError) as caught:
        province_path(published_targets(ledger, "52"), published_start(ledger, "52"), TODAY, typed=typed)
    assert caught.value.remark.code == code


def toy(rule: str, growth: float = 0.0) -> Split:
    """Return 300 of 1,000 workers who must become half: one kabupaten with 100 of 400, one with 200 of 600."""
    path = province_path(targets({2026: 0.5}), start(300, 1000), TODAY, growth)
    assert path
    return split(path, rule, {"a": start(100, 400), "b": start(200, 600)})


@pytest.mark.parametrize(
    ("rule", "added"),
    [
        ("same_share", [100, 100]),  # to 200 of 400 and 300 of 600
        ("same_points", [80, 120]),  # 20 points of 400 and of 600
        ("uncovered", [200 * 300 / 700, 200 * 400 / 700]),  # 200 people over 300 and 400 uncovered
    ],
)
def test_each_rule_by_hand(rule: str, added: list[float]) -> None:
    divided = toy(rule)
    assert [row[0].added for row in divided.rows.values()] == pytest.approx(added)
    assert divided.remainder(0) == pytest.approx(0)


def test_the_denominator_of_a_kabupaten_grows_like_the_province_s() -> None:
    rows = toy("same_share", growth=0.1).rows
    assert [row[0].base for row in rows.values()] == pytest.approx([440, 660])
    assert [row[0].added for row in rows.values()] == pytest.approx([120, 130])  # 50 % of them − 100 and − 200


def test_a_row_does_not_depend_on_which_others_are_known() -> None:
    path = toy("uncovered").path
    for rule in RULES:
        alone = split(path, rule, {"a": start(100, 400), "b": None})
        assert alone.rows["a"] == toy(rule).rows["a"]
        assert alone.waiting() == ["b"]
    # 200 to add, and 200 × 300 ÷ 700 of them divided
    assert split(path, "uncovered", {"a": start(100, 400), "b": None}).remainder(0) == pytest.approx(114.2857, abs=1e-4)


def test_nobody_is_taken_away_and_nobody_passes_full_coverage() -> None:
    path = toy("same_share").path
    above = split(path, "same_share", {"a": start(90, 100), "b": start(210, 900)})
    assert above.rows["a"][0].added == 0
    assert above.remainder(0) == pytest.approx(-40)  # 90 where 50 would do
    capped = split(path, "same_points", {"a": start(90, 100), "b": start(210, 900)})
    assert capped.rows["a"][0].share == 1
    assert capped.remainder(0) == pytest.approx(10)  # 20 points of 100 people, and half of them have room


def test_a_percentage_alone_has_a_path_and_its_people_wait(ledger: Ledger) -> None:
    path = published_path(ledger, "18")
    for rule, expected in (("same_share", 0.4553), ("same_points", 0.3807)):  # 17.4 + (45.53 − 24.86) points
        row = split(path, rule, members(ledger, "18")).rows["1804"]
        assert row[0].share == pytest.approx(expected, abs=5e-5)
        assert row[0].people is None
        assert row[0].added is None


def test_lombok_timur_and_sumbawa(ledger: Ledger) -> None:
    divided = split(published_path(ledger, "52"), "same_share", members(ledger, "52"))
    assert divided.rows["5203"][0].total == pytest.approx(162_469.6)  # 64.94 % of 504,000 − 164,828
    assert divided.rows["5204"][0].total == pytest.approx(64_822.2)  # 64.94 % of 158,000 − 37,783
    assert divided.remainder(0) == pytest.approx(391_827.94, abs=0.01)  # of 619,119.74
    assert divided.rows["5201"] == ()


SHARES = st.lists(st.floats(0, 1), min_size=1, max_size=6).map(sorted)
REGIONS = st.lists(
    st.tuples(st.integers(0, 1000), st.integers(1, 1000)).map(lambda pair: start(min(pair), max(pair))),
    min_size=1,
    max_size=8,
)


@given(SHARES, REGIONS, st.floats(0, 0.1))
def test_what_holds_for_every_province(shares: list[float], regions: list[Start], growth: float) -> None:
    whole = start(sum(r.active or 0 for r in regions), sum(r.potential or 0 for r in regions))
    path = province_path(targets(dict(enumerate(shares, start=2026))), whole, TODAY, growth)
    assert path
    starts: dict[str, Start | None] = {str(number): region for number, region in enumerate(regions)}
    for rule in RULES:
        divided = split(path, rule, starts)
        for code, row in divided.rows.items():
            region = starts[code]
            assert region and region.active is not None
            people = [region.active, *(step.people or 0 for step in row)]
            assert all(later >= earlier - 1e-6 for earlier, later in pairwise(people))
            assert all(step.share <= 1 + 1e-12 for step in row)
            assert sum(step.added or 0 for step in row) == pytest.approx(row[-1].total, abs=1e-6)
        for index, year in enumerate(path.years):
            steps = [row[index] for row in divided.rows.values()]
            above = any(step.share > year.share + 1e-12 for step in steps)
            reached = (year.total or 0) <= 0
            capped = any(step.share >= 1 for step in steps)
            exact = {
                "same_share": not above,
                "uncovered": not reached,
                "same_points": not capped and year.share >= whole.coverage,
            }[rule]
            if exact:
                assert divided.remainder(index) == pytest.approx(0, abs=1e-6)


def test_the_sentences(ledger: Ledger) -> None:
    lampung, ntb = published_path(ledger, "18"), published_path(ledger, "52")
    assert yearly_targets.headline(ledger, "18", lampung, TODAY).replace("\u00a0", " ") == (
        "Provinsi Lampung harus menambah 1.080.907 peserta agar mencapai 58,35 % pada 2030: "
        "rata-rata 216.181 setahun (2026–2030)."
    )
    # 676,341 and 101,141.5 (3.205 points of 3,155,741) × Rp16,800 × 12, and both.
    said = yearly_targets.cost_sentence(ledger, lampung.years[0])
    assert "676.341 orang pada 2026 memerlukan Rp136,4 miliar." in said
    said = yearly_targets.cost_sentence(ledger, lampung.years[1])
    assert "101.142 orang pada 2027 memerlukan Rp20,4 miliar" in said
    assert "777.483 orang, Rp156,7 miliar" in said
    note = "\n".join(
        target_notes.path_notes(lampung, published_targets(ledger, "18"), past_targets(ledger, "18", TODAY))
    )
    assert "Belum ada target untuk 2027–2029" in note
    assert "Target 2024 (32,62 %) tidak tercapai menurut angka terakhir (Desember 2025: 25,27 %)." in plain(note)
    assert "Target 2025 (38,39 %) tidak tercapai menurut angka terakhir (Desember 2025: 25,27 %)." in plain(note)
    growth = target_notes.growth_note(published_targets(ledger, "18"), lampung.start)
    assert "mulai dari 3.058.943 pekerja (September 2024)" in growth
    assert "(2.994.131 (2025), 3.155.741 (2026))" in growth
    assert "5,40" in growth  # 3,155,741.27 ÷ 2,994,131.28 − 1
    alone = target_notes.growth_note(published_targets(ledger, "52"), ntb.start)
    assert "lalu tetap; tidak ada angka lain" in alone


def test_sums_that_disagree_are_said(ledger: Ledger) -> None:
    path = published_path(ledger, "52")
    starts: dict[str, Start | None] = members(ledger, "52") | {
        "5201": typed_start(ledger.regions["5201"], 400_000, 1_500_000, 2026)
    }
    said = "\n".join(target_notes.split_notes(ledger, split(path, "same_share", starts), 0, TODAY))
    assert "Potensi pekerja 2026: jumlah kabupaten/kota 2.162.000 melebihi angka provinsi 1.808.432" in said
    assert "Peserta aktif awal: jumlah kabupaten/kota 602.611 melebihi angka provinsi 555.276" in said
    few = {code: typed_start(ledger.regions[code], 10, 100, 2025) for code in starts}
    said = "\n".join(target_notes.split_notes(ledger, split(path, "same_share", few), 0, TODAY))
    assert "jumlah kabupaten/kota 1.000 kurang dari angka provinsi 1.808.432" in said


def test_the_workbook_is_a_planning_table(ledger: Ledger) -> None:
    found = published_targets(ledger, "18")
    path = published_path(ledger, "18")
    starts = members(ledger, "18") | {"1809": typed_start(ledger.regions["1809"], 40_000, 160_000, 2026)}
    harmful = replace(ledger.regions["1809"], name="=1+1", level="city")
    changed = replace(ledger, regions={**ledger.regions, "1809": harmful})
    divided = split(path, "same_share", starts)
    book = load_workbook(io.BytesIO(target_table.as_xlsx(changed, "18", divided, found, TODAY)))
    assert book.sheetnames == ["Target", "Catatan", "Sumber"]
    head, *rows = ([*row] for row in book["Target"].iter_rows())
    names = [cell.value for cell in head]
    table = [dict(zip(names, row, strict=True)) for row in rows]
    assert len(table) == 3 * 16
    coverage, people, added = table[:3]
    assert coverage["Indikator"].value == "Cakupan kepesertaan jaminan sosial ketenagakerjaan"
    assert [coverage[f"Target {year}"].value for year in range(2026, 2031)] == [
        45.53,
        48.735,
        51.94,
        55.145,
        58.35,
    ]
    assert (coverage["Kondisi awal (posisi data)"].value, coverage["Kondisi awal (nilai)"].value) == (
        "September 2024",
        24.8605,
    )
    assert people["Target 2026"].value == 1_436_809
    assert people["Target 2026"].data_type == "n"
    assert added["Target 2026"].value == 676_341
    assert all(row["Perangkat Daerah penanggung jawab (diisi perencana)"].value is None for row in table)
    typed = [row for row in table if row["Kode BPS"].value == "1809"]
    assert typed[0]["Wilayah"].value == "=1+1"
    assert typed[0]["Wilayah"].data_type == "s"
    assert typed[0]["Sumber kondisi awal"].value == "diisi manual"
    assert typed[1]["Target 2026"].value == 72_848  # 45.53 % of 160,000, which are those of 2026
    waiting = [row for row in table if row["Kode BPS"].value == "1804"]
    assert waiting[0]["Target 2026"].value == 45.53
    assert waiting[1]["Target 2026"].value is None
    assert "menunggu data" in waiting[1]["Keterangan"].value
    notes = "\n".join(str(row[0].value) for row in book["Catatan"].iter_rows())
    assert "Persentase sama" in notes
    assert "](" not in notes  # no Markdown in a cell
    addresses = [row[-1].value for row in book["Sumber"].iter_rows(min_row=2)]
    assert all(address.startswith("http") for address in addresses)


def test_the_csv_has_the_same_rows(ledger: Ledger) -> None:
    divided = split(published_path(ledger, "52"), "uncovered", members(ledger, "52"))
    rows = list(csv.DictReader(io.StringIO(target_table.as_csv(ledger, "52", divided))))
    assert len(rows) == 3 * 11
    assert rows[1]["Target 2026"] == "1174396"
    lombok_barat = next(row for row in rows if row["Kode BPS"] == "5201")
    assert lombok_barat["Target 2026"] == ""
    assert "belum ada angka cakupan" in lombok_barat["Keterangan"]
