"""Whatever escapes as an exception, in the reader's language: what to do, and a code that the log has."""

from __future__ import annotations

import logging
import secrets

import streamlit as st
from streamlit import error_util

from ucj.present.words.catalogue import _
from ucj.ui.language import speak_chosen

LOG = logging.getLogger("ucj.faults")


def show_faults_in_our_words() -> None:
    """Show faults by `show_fault`, wherever they happen: in a page, in a part of one, or in a callback.

    Streamlit's own box is English and can't be set; its hook for faults (`on_script_error` of `st.App`) needs another
    main file than the page that Community Cloud starts. A test sees to it that a fault is still shown this way.
    """
    error_util.show_uncaught_app_exception = show_fault


def show_fault(ex: BaseException) -> None:
    """Show that something went wrong, and note the fault in the log below the same code."""
    code = secrets.token_hex(3).upper()
    LOG.error("fault %s: %s", code, type(ex).__name__, exc_info=ex)
    speak_chosen()
    st.error(
        _(
            "Bagian ini tidak dapat ditampilkan karena kesalahan aplikasi. Rencana dan angka Anda tetap tersimpan di "
            "sesi ini: batalkan langkah terakhir atau buka halaman lain, lalu kembali. Bila terulang, sampaikan kode "
            "{code} kepada pengelola aplikasi."
        ).format(code=code)
    )
