"""What draws: text, canvas, tags, and the file that holds them."""
