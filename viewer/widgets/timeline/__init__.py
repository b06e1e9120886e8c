"""Ruler, lanes and overview: events on the time axis."""
