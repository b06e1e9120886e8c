"""The panel beside the lanes: all that is known of the selection, and who says so."""
