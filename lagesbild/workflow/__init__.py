"""Workflow of this floor, split by noun."""
