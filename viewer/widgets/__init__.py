"""What you see: reads the session, paints, asks for changes."""
