"""A plan in other formats: CSV, calendar, JSON."""
