"""Floor 2: measures, scenarios, projection and premiums. Pure: no files, no display."""
