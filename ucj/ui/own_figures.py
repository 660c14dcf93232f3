"""A planner's own figures of regions: every page of this session uses them while they are there."""

from __future__ import annotations

import datetime as dt

from ucj.facts.intake.forms import Upload
from ucj.facts.intake.uploads import UploadedRow, read_upload, with_upload
from ucj.facts.ledger import Ledger, load_ledger
from ucj.present import uploads as words
from ucj.present.words import numbers
from ucj.present.words.catalogue import _
from ucj.present.words.escape import verbatim
from ucj.ui import uploads
from ucj.ui.session import LEDGER_WITH_UPLOAD, UPLOAD

KIND = "own_figures"
OWN_FIGURES = UPLOAD.of(KIND)


def ledger_of_session(published: Ledger) -> Ledger:
    """Return the ledger with the visitor's own figures where there are any."""
    upload = OWN_FIGURES.get()
    if upload is None:
        return published
    return uploads.made_once(LEDGER_WITH_UPLOAD, upload, lambda: with_upload(published, upload))


def mark_upload() -> None:
    """Mark a page that uses the visitor's own figures, and let the visitor remove them and take that back."""
    if upload := OWN_FIGURES.get():
        count = numbers.whole(len(upload.rows))
        uploads.mark(KIND, _("Unggahan dipakai: {count} wilayah").format(count=count))
    uploads.offer_removed(KIND, _removed_sentence)


def choose_file(ledger: Ledger, today: dt.date) -> Upload[UploadedRow] | None:
    """Let the visitor upload a file; see `uploads.choose_files`."""
    return uploads.choose_files(
        ledger,
        KIND,
        _("Berkas CSV atau XLSX"),
        lambda files, answers: read_upload(files[0][1], today, files[0][0], ledger=load_ledger(), answers=answers),
        words.refused_sentence,
        words.waiting_sentence,
        depends=today,
    )


def _removed_sentence(upload: Upload[UploadedRow]) -> str:
    name = ", ".join(verbatim(name) for name in upload.files)
    return _("Unggahan {name} dihapus; semua halaman memakai angka terbit.").format(name=name)
