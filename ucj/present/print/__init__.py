"""Media: paper, slides, sheets, projector. They lay parts out and say nothing of their own."""
