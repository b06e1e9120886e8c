"""What happened before and after: a series on both sides of an event, against its other times."""
