"""What a person can ask for from the menu."""
