"""The steps: one module a page. A page shows the session's plan and computes nothing."""
