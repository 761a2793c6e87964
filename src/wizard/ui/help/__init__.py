"""Help, keys, the tour, about."""
