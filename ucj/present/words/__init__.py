"""What is said: the catalogue, numbers, sentences, remarks, sources, and text that was typed."""
