"""A whole meeting as Orca says it, with the real program: `make ear`."""
