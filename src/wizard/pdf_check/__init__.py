"""Whether a PDF is still what was exported."""
