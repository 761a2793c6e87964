"""The step of one item of the practice's own."""
