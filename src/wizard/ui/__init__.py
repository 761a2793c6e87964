"""What is seen: the window, its steps and pages. PySide6 is imported here and nowhere else."""
