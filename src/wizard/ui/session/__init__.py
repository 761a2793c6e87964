"""The open plan, how a page changes it, and how it is saved."""
