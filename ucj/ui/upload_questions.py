"""Questions about a visitor's files, with a choice or a field for the answer, before anything is used."""

from __future__ import annotations

from typing import Any

import streamlit as st

from ucj.facts.intake.forms import Upload
from ucj.facts.intake.questions import Question
from ucj.facts.ledger import Ledger
from ucj.present import upload_reports
from ucj.present.words import remarks
from ucj.ui.controls import keep
from ucj.ui.session import Key


def ask(ledger: Ledger, answers: Key[str | None], upload: Upload[Any], waiting: str = "") -> None:
    """Ask what only the visitor can decide, and keep what is answered by question.

    Parameters
    ----------
    ledger : Ledger
        Knows the names that questions mention.
    answers : Key
        Where answers to questions about these files are kept.
    upload : Upload
        What was asked.
    waiting : str
        Said while a question is open.
    """
    if upload.open_questions and waiting:
        st.warning(waiting)
    for question in upload.questions:
        with st.container(border=True):
            _ask(ledger, answers.of(question.id), question)


def _ask(ledger: Ledger, key: Key[str | None], question: Question) -> None:
    asks = remarks.say(ledger, question.asks)
    st.markdown(f"**{asks}**")
    if question.details:
        st.markdown("\n".join(f"- {line}" for line in remarks.some_lines(ledger, question.details)))
    if question.choices:
        labels = {choice.id: remarks.say(ledger, choice.says) for choice in question.choices}
        keep(
            st.radio,
            asks,
            tuple(labels),
            key=key,
            format_func=labels.__getitem__,
            index=None,
            label_visibility="collapsed",
        )
        return
    keep(st.text_input, asks, key=key, default="", label_visibility="collapsed")
    if wrong := upload_reports.wrong(ledger, question):
        st.error(wrong)
