"""The parts of the Meeting step: when and where, who was there, interests, what is for it, its other business."""
