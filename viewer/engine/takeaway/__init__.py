"""What a reader takes away: events and values as exact tables, with their sources."""
