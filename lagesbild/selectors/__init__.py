"""Reads over several models of this floor, split by noun."""
