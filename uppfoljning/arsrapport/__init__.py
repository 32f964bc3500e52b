"""The yearly report: `snapshot` freezes its content, `rapport` writes it as PDF.

What is frozen is plain data, read only from rows that anyone may see. The PDF is written from that
data alone, so that making it again gives the same text and figures.
"""
