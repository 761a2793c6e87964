"""What was decided: plans, meetings, proposals, rules and what follows. Pure: no files, no windows, no clock."""
