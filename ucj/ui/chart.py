"""Charts of a page, in the colours of what it is: light or dark."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from ucj.present.draw.looks import OF_THE_PAGE, recoloured


def show_chart(frame: pd.DataFrame, spec: Mapping[str, Any], alt: str) -> None:
    """Draw a chart.

    Parameters
    ----------
    frame : DataFrame
        Its data.
    spec : mapping
        Its Vega-Lite specification without data, in the colours of `palette`.
    alt : str
        What it says, for those who cannot see it.
    """
    st.vega_lite_chart(frame, recoloured(spec, OF_THE_PAGE), alt=alt)
