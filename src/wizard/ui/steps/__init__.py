"""The pages, one folder for each step, and what they share."""
