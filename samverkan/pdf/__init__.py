"""Reports as PDF: archive format (PDF/A-2a) and accessible (PDF/UA-1) in one file.

Import `samverkan.pdf.render` where a report is written; this module stays empty so that
pages which only need the weave on the cover do not load the typesetter.
"""
