"""Maps drawn by the server: projection, shared borders, names that do not collide, schematic."""
