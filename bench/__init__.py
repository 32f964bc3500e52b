"""Figures beside a floor measured in the same run; nothing here fails a build on a time."""
