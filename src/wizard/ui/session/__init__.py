"""The open plan: how pages change it and how it is saved."""
