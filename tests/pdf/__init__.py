"""The report as a file: validated, attacked, broken on purpose and read back."""
