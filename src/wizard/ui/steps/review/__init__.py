"""The Review step."""
