"""The time axis: scale and ticks, from a million years to an hour."""
