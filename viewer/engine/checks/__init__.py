"""Sums checked: what figures should add up to, and whether they do, to their last printed digit."""
