"""The parts of the Start step. None of them needs the guidance or a plan's models before a plan is open."""
