"""Floor 3: numbers, sentences, charts, maps and tables made from facts and results. No Streamlit."""
