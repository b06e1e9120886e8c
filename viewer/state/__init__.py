"""The one place that changes, and says what changed: Session, Hover, Settings, Jobs."""
