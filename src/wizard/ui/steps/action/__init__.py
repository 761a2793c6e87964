"""The steps of the items."""
