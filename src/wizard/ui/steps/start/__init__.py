"""The Start step."""
