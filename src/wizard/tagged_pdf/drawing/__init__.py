"""The parts that draw: text, canvas, tags, and the file that holds them."""
