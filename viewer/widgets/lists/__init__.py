"""What there is as lists to sort, select and copy: events, values, who says what, sums checked."""
