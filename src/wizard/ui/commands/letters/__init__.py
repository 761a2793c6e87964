"""Letters, minutes and sheets from the window: the list, its forms, what is made."""
