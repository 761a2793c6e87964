"""Room mode: one item at a time, shown large for the whole room."""
