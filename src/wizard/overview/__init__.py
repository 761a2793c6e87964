"""Overviews across items and meetings: steps, agenda, timeline, changes, search."""
