"""The guidance as the partners see it."""
