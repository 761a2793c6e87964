"""What is kept: the plan file, its versions, the journal, the lock, recovery and recent files."""
