"""Who may vote, and the outcome of a vote."""
