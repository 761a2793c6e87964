"""What is typed or picked."""
