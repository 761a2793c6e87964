"""The Meeting step."""
