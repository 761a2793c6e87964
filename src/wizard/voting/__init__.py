"""Who may vote, and what a vote comes to."""
