"""What the panels at the right say of an event, a value or a fault, as blocks of words."""
