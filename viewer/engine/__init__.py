"""Sums and geometry, pure functions on numpy, in wings named after what they serve."""
