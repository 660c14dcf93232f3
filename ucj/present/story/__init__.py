"""The order of parts: what is told of a region and of a plan, for paper, slides and projector."""
