"""What can be asked: items, statements, positions, duties, and the pack that holds them."""
