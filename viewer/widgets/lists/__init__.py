"""What is in view as lists to sort, select and copy: events, values, who says what."""
