"""Forms of this floor, split by noun."""
