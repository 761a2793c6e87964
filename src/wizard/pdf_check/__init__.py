"""Checks whether a PDF is still what was exported."""
