"""Swedish formats, stricter than Django's own."""
