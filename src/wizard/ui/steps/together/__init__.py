"""The step on which items are taken together."""
