"""The pages, one folder a step, and what they share."""
