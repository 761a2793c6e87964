"""One meeting, item by item, in words."""
