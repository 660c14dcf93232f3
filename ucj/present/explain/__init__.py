"""What explains a figure: its formula with values, sources, dates and interval; one file a topic."""
