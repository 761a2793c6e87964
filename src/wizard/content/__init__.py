"""What can be asked: a pack of dated guidance, its schema, its loading and its checks."""
