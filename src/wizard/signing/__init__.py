"""Closing a meeting, the answers to its record, and the seal over it."""
