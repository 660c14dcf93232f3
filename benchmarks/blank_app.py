"""The yardstick: a Streamlit app with one slider and one number."""

import streamlit as st

value = st.slider("Value", 0, 100, 50)
st.header(f"{value}")
