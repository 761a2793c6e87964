"""The commands of the menu."""
