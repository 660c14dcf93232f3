"""Floor 1: regions, sources, observations, rules, groups and boundaries, read from data/ and checked."""
