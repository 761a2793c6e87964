"""What was decided: plans, meetings, proposals, rules and what follows from them. Pure: no files, no windows, no clock."""
