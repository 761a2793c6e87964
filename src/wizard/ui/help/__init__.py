"""Help, the key sheet, the tour and About."""
