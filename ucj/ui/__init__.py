"""Floor 4: the Streamlit pieces that pages share."""
