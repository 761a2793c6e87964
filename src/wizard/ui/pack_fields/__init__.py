"""The fields that a pack asks for, as inputs."""
