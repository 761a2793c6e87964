"""Tab order, focus, and what a screen reader is told."""
