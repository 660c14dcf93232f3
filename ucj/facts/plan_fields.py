"""The fields of a plan, in one table that addresses, files, controls, corrections and the command line read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

# Twenty years: nothing said about a month beyond that would be worth reading.
LONGEST_HORIZON = 240
USUAL_HORIZON = 24
# Far above the workers of Indonesia: a number this large is a number of another thing.
MOST_PEOPLE = 300_000_000
MOST_RUPIAH = 10**15
FIRST_MONTH, LAST_MONTH = "1900-01", "2099-12"
MOST_LEVERS = 40
MOST_SCENARIOS = 20

PEOPLE, MONTHS, RUPIAH, VERSION = "people", "months", "rupiah", "version"
SHARE, MONTH, DATE, TEXT, CHOICE = "share", "month", "date", "text", "choice"
WHOLE = (PEOPLE, MONTHS, RUPIAH, VERSION)


@dataclass(frozen=True)
class Field:
    """A field of a plan."""

    # As in a file, and in an address after the group and a dot.
    key: str
    # people, months, rupiah and version are whole numbers, share is a fraction; month (`YYYY-MM`), date (`YYYY`,
    # `YYYY-MM` or `YYYY-MM-DD`), text, or choice (an id).
    kind: str
    # The bounds, both allowed; of a date its month, of a text or an id how many characters it may have.
    low: float | str = 0
    high: float | str = 0
    # What a planner calls it: a message of the catalogue, blank where nobody is told of it.
    label: str = ""
    # What it is where nothing is said; None where the ledger knows better.
    default: float | None = None
    # Whether the lower bound itself is not allowed.
    above_low: bool = False
    # The version of the model that had it first.
    since: int = 1
    # Whether it stands in an address, and not only in a file.
    in_address: bool = True

    @property
    def bounds(self) -> tuple[float, float]:
        """The bounds of a number."""
        return float(self.low), float(self.high)

    def holds(self, value: float) -> bool:
        """Whether a number lies within the bounds; NaN does not."""
        low, high = self.bounds
        return low <= value <= high and not (self.above_low and value == low)


def _table(*fields: Field) -> Mapping[str, Field]:
    return {field.key: field for field in fields}


# In the order of an address; the last ones stand last, so that one cut short by a chat program is noticed.
SCENARIO_FIELDS = _table(
    Field("title", TEXT, 0, 200, in_address=False),
    Field("said_by", TEXT, 0, 200, in_address=False),
    Field("said_on", TEXT, 0, 40, in_address=False),
    Field("source", TEXT, 0, 200, in_address=False),
    Field("not_modelled", TEXT, 0, 1_000, in_address=False),
    Field("said", TEXT, 0, 1_000, in_address=False),
    Field("region", CHOICE, 1, 20, "Wilayah"),
    Field("start", MONTH, FIRST_MONTH, LAST_MONTH, "Mulai dibayar"),
    Field("horizon", MONTHS, 1, LONGEST_HORIZON, "Jangka waktu", USUAL_HORIZON),
    Field("target", SHARE, 0, 1, "Target cakupan", above_low=True),
    Field("active", PEOPLE, 0, MOST_PEOPLE, "Peserta aktif"),
    Field("potential", PEOPLE, 0, MOST_PEOPLE, "Potensi pekerja"),
    Field("as_of", DATE, FIRST_MONTH, LAST_MONTH, label="Posisi data awal"),
    Field("growth", SHARE, -1, 1, "Pertumbuhan potensi pekerja setahun", 0.0, above_low=True),
    Field("organic", SHARE, -1, 1, "Perubahan bersih peserta lain tiap bulan", 0.0, above_low=True, since=2),
)
# What an address says of itself.
LAST_FIELDS = _table(
    Field("lang", CHOICE, label="Bahasa"),
    Field("model", VERSION, 1, 10**6, "Versi model"),
    Field("data", TEXT, 0, 60, "Versi data"),
)
# What only an address says in which all that is as usual is left out.
SHORT_FIELDS = _table(
    Field("v", VERSION, 1, 1, "Bentuk alamat"),
    # Whether there is a plan in which all is as usual.
    Field("plan", CHOICE, 1, 20, "Rencana"),
    # Ids of the groups in the plan, where they are not those of a plan that just begins.
    Field("groups", TEXT, 1, 1_000, "Kelompok dalam rencana"),
    # The month of figures that were typed.
    Field("typed", MONTH, FIRST_MONTH, LAST_MONTH, "Posisi data (bulan)"),
    # Whether tables were uploaded: they are in no address.
    Field("upload", CHOICE, 1, 20, "Tabel yang diunggah"),
    Field("named", TEXT, 1, 20_000, "Skenario yang disimpan"),
)
# One entry of `ceilings`, and one of a payer that is several.
CEILING = Field("ceiling", RUPIAH, 0, MOST_RUPIAH)
PAYER_SHARE = Field("share", SHARE, 0, 1)
DECISIONS = _table(
    Field("people", PEOPLE, 0, MOST_PEOPLE, "jumlah orang"),
    Field("start", MONTH, FIRST_MONTH, "2119-11", "Mulai dibayar"),
    Field("months", MONTHS, 1, LONGEST_HORIZON, "Masa pembayaran"),
    Field("ramp", MONTHS, 1, LONGEST_HORIZON, "Pendaftaran bertahap", 1),
    Field("payer", CHOICE, 1, 60, "Dibayar oleh"),
    Field("route", CHOICE, 1, 60, "Segmen dan program"),
    Field("graduating", SHARE, 0, 1, "Naik kelas lalu membayar sendiri", 0.0, since=2),
    Field("graduating_after", MONTHS, 1, LONGEST_HORIZON, "Naik kelas setelah", 12, since=2),
    Field("funded_until", MONTH, FIRST_MONTH, LAST_MONTH, "Dibiayai sampai", since=2),
)
ASSUMPTIONS = _table(
    Field("valid", SHARE, 0, 1, "Lolos verifikasi NIK dan usia"),
    Field("take_up", SHARE, 0, 1, "Mendaftar"),
    Field("already_active", SHARE, 0, 1, "Sudah menjadi peserta"),
    Field("retention", SHARE, 0, 1, "Melanjutkan sebagai peserta mandiri"),
    Field("in_baseline", SHARE, 0, 1, "Yang dibiayai masih peserta"),
    Field("grace", MONTHS, 0, LONGEST_HORIZON, "Batas tunggakan yang masih dihitung aktif"),
)
SHARES = tuple(key for key, field in ASSUMPTIONS.items() if field.kind == SHARE)
GROUP = Field("group", CHOICE, 1, 60)
LEVER_FIELDS = {**DECISIONS, **ASSUMPTIONS}
EVERY_FIELD = {**SCENARIO_FIELDS, **LAST_FIELDS, **LEVER_FIELDS, **SHORT_FIELDS}
