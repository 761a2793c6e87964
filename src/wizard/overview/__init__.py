"""What is read across items and meetings: steps, agenda, timeline, changes, search."""
