"""Positions and outlines as people write and draw them; nothing here knows of Django."""
