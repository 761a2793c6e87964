"""What is wrong or missing before a meeting is closed."""
