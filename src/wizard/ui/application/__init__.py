"""Where window, session and commands meet."""
