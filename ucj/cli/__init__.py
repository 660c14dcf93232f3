"""The command line: reading what was typed, and one function a command. Beside floor 4, without Streamlit."""
