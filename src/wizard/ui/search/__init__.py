"""Finding: a list of entries in words, and the window that finds actions, people, notes and tasks."""
