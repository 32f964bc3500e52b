"""The lägesbild as a document: `sammanhang` reads what stands beside the text, chapters are pure.

The chapters are written from content alone (`innehall`, and what was frozen beside it), so that
making the document of a decided picture again gives the same text. The floors above add theirs.
"""
