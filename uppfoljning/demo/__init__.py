"""The demo: invented content in the real districts, so that every page has something to read."""
