"""What each reader gets, and how names and sums are removed."""
