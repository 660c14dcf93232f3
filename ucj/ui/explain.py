"""Jelaskan angka ini: a dialog that opens a figure to its formula, values, sources, dates and interval.

Nothing of an explanation is computed or sent before a reader asks for it.
"""

from __future__ import annotations

import json
from collections.abc import Callable

import streamlit as st

from ucj.present.draw import explained
from ucj.present.parts import Explanation
from ucj.present.words.catalogue import _
from ucj.present.words.escape import verbatim
from ucj.ui.copy_button import copy_command
from ucj.ui.language import speak_chosen

ICON = ":material/calculate:"
# Streamlit names its button to close a dialog in English alone.
_CLOSE = """<script>
document.querySelectorAll('[role="dialog"] button[aria-label]').forEach((button) => {
  if (!button.textContent.trim()) button.setAttribute("aria-label", %s);
});
</script>"""


def show_explanation(explanation: Explanation) -> None:
    """Open an explanation in a dialog; one can be open at a time."""
    st.dialog(verbatim(explanation.title), width="medium", icon=ICON)(_show)(explanation)


@st.fragment
def offer_explanation(make: Callable[[], Explanation], key: str) -> None:
    """Draw the button that opens an explanation, which is made when it is pressed and not before.

    Pressed, it runs alone: the page around it stays as it is.
    """
    speak_chosen()
    if st.button(_("Jelaskan"), key=f"explain_{key}", icon=ICON, type="tertiary"):
        show_explanation(make())


def _show(explanation: Explanation) -> None:
    speak_chosen()
    st.html(explained.figure(explanation.value))
    st.markdown(f"**{_('Rumus')}**: {verbatim(explanation.formula)}")
    if explanation.terms:
        st.html(explained.sums(explanation.terms))
    for table in explanation.tables:
        st.html(explained.table(table))
    if explanation.interval:
        st.markdown(f"**{_('Selang')}**: {verbatim(explanation.interval)}")
    if explanation.supposed:
        st.markdown(f"**{_('Yang diasumsikan dan yang tidak dimodelkan')}**")
        st.markdown("\n".join(f"- {verbatim(text)}" for text in explanation.supposed))
    if explanation.command:
        st.markdown(f"**{_('Perintah yang memberi angka yang sama')}**")
        st.code(explanation.command, language=None, wrap_lines=True)
        copy_command(explanation.command, key="copy_explained")
    st.html(_CLOSE % json.dumps(_("Tutup")), unsafe_allow_javascript=True)
