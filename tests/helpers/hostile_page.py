"""A page that shows every hostile text in every place where the app shows what was typed; a test opens it."""

import pandas as pd
import streamlit as st

from tests.helpers.hostile_texts import TEXTS
from ucj.present.words.escape import verbatim

for number, text in enumerate(TEXTS):
    said = verbatim(text)
    with st.container(key=f"text{number}"):
        st.markdown(f"Rencana {said} itu")
        st.markdown(f":small[{said}]")
        st.markdown(f"- {said}")
        st.markdown(said)
        st.markdown(f"**{said}** melindungi", anchors=False)
        st.markdown(f"#### {said}", anchors=False)
        st.error(f"Salah: {said}")
        st.button(f"Hapus {said}", key=f"button{number}")
        st.checkbox(said, key=f"label{number}")
        with st.expander(f"Buka {said}"):
            pass
st.table(pd.DataFrame({"biasa": [verbatim(text) for text in TEXTS], "tebal": [f"**{verbatim(t)}**" for t in TEXTS]}))
st.radio("Radio", TEXTS, format_func=verbatim, key="radio")
st.pills("Pil", TEXTS, format_func=verbatim, key="pills")
st.selectbox("Pilih", TEXTS, index=None, key="select")
st.markdown("Semua sudah tergambar.")
