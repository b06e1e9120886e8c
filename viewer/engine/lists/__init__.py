"""What the lists at the right hold: events, values, and who says what, as tables of words."""
