"""Starts the program and connects the window, the session and the commands."""
