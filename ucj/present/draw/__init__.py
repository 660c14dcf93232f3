"""What is drawn: colours, charts as specifications, maps, legends, and where their words stand."""
