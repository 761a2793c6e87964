"""The documents given out: the action plan and the briefing."""
