"""Acts of this floor, split by noun."""
