"""Finds what looks like personal data about citizens in free text and files.

Personnummer and samordningsnummer stop a hand-over; telephone numbers, e-mail addresses,
registration plates, flat numbers and names warn. Work concerns places, groups and phenomena.
"""

from samverkan.personuppgifter.fynd import Fynd, ersatt, markt
from samverkan.personuppgifter.granskning import granska

__all__ = ["Fynd", "ersatt", "granska", "markt"]
