"""The lanes: index, lanes, density, labels, and the scene that painter and mouse share."""
