"""Where it happens: positions and outlines as people draw them, and analysis of points; no Django.

This file stays empty so that a page which only reads an outline does not load scipy.
"""
