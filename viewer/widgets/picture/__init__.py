"""Pictures to take away: composed of what the window shows, with title, key and sources."""
