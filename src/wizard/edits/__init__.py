"""Changes to a plan: each takes a plan and returns the changed one."""
