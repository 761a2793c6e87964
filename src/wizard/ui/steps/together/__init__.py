"""The step for deciding several items together."""
