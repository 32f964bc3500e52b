"""Reads over the floors below, one file for each page or question."""
