"""Room mode: one item as a single large card on the wall."""
