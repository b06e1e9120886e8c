"""The panel before and after: what each series did on both sides of an event."""
