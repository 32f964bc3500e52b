"""What the roles may do on this floor, split by noun."""
