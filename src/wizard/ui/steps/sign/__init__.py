"""The Sign step."""
