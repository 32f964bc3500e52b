"""Views of this floor, split by noun."""
