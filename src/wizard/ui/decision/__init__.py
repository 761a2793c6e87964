"""Deciding one item: position, vote, dissent."""
