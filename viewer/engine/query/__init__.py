"""Which events a reader asked for: one grammar for window and command line."""
