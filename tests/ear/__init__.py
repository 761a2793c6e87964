"""A whole meeting as Orca speaks it, with the real program: `make ear`."""
