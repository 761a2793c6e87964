"""The Due step."""
