"""The parts of the Practice step: who the practice is, its people, its rule, and how its record is made."""
