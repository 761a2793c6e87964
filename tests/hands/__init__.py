"""The program as people use it: the real window on a screen with a window manager, by keys and clicks alone."""
