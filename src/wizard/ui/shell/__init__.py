"""The frame of the window: steps, bars, menu."""
