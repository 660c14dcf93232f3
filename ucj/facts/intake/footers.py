"""What stands below a table and is no row of it: footnotes, sources, places of signature, names and NIP."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from ucj.facts.intake.headings import SheetRow

_SIGN = re.compile(
    r"\W*(?:mengetahui|menyetujui|mengesahkan|kepala|plt|plh|an|a\.n|u\.b|nip|catatan|cat|keterangan|ket|sumber|ttd|"
    r"tertanda|dicetak|disusun|diolah|data|angka)(?![a-z])|\*|¹|²|³|[0-9a-z]\) ",
    re.IGNORECASE,
)
_NIP = re.compile(r"\bNIP\b", re.IGNORECASE)


def split_footer(
    rows: Sequence[SheetRow], is_data: Callable[[SheetRow], bool], is_total: Callable[[SheetRow], bool]
) -> tuple[Sequence[SheetRow], Sequence[SheetRow]]:
    """Return the rows of a table and those below it, which hold no figure of anybody.

    What is below begins with a row that looks like a note or a signature, stands alone in its row, or follows a gap or
    a total: a last row that somebody mistyped is still one of the table.
    """
    last = max((at for at, row in enumerate(rows) if is_data(row) or is_total(row)), default=-1)
    for at in range(last + 1, len(rows)):
        row = rows[at]
        before = rows[at - 1] if at else None
        apart = before is not None and (row.number > before.number + 1 or is_total(before))
        if apart or len(row.texts) == 1 or _SIGN.match(row.texts[0]) or any(_NIP.search(text) for text in row.texts):
            return rows[:at], rows[at:]
    return rows, ()
