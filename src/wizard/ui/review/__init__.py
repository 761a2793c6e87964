"""The parts of the Review step: all items, what is missing, the timeline, the actions log, what changed."""
