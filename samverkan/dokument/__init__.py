"""A document as data, and its three drawings: page, PDF and file for a word processor."""
