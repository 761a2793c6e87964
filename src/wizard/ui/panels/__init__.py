"""The parts of an action's page: each shows what the minutes say, and wishes go up as another plan."""
