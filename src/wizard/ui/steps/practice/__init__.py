"""The Practice step."""
