"""One field for everything: events, names, dates, filters and commands."""
