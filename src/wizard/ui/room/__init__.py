"""What the wall shows: one item, large, for the whole room."""
