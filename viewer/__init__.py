"""Tradewake: what events leave in the wake of trade, and what the record says about it."""

__version__ = "0.1.0"
