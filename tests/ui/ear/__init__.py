"""What a screen reader hears of the real window, over the accessibility bus."""
