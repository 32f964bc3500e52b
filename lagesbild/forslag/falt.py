"""How alike two texts are by the word fields they touch, when the concepts do not suffice."""

import math
from collections.abc import Collection, Mapping

from lagesbild.forslag.lexikon import Lexikon
from lagesbild.forslag.vikter import ALLMANNA, AVDELNINGAR, OKANT_ORD, SAK

ROT = 6


def vektor(falt: Mapping[str, float], rest: Collection[str], lexikon: Lexikon) -> dict[str, float]:
    """The fields by weight, and the words of no field by their first letters.

    The first letters are what is left of a word when endings and second part are gone.
    """
    svar = {
        namn: vikt * AVDELNINGAR[lexikon.falt[namn]] * ALLMANNA.get(namn, 1.0)
        for namn, vikt in falt.items()
    }
    return svar | {f"={ord_[:ROT]}": OKANT_ORD for ord_ in rest}


def saken(vektorn: Mapping[str, float], lexikon: Lexikon) -> dict[str, float]:
    """Only what happens and with what, without by whom and where."""
    return {namn: v for namn, v in vektorn.items() if lexikon.falt.get(namn) in SAK}


def langd(vektorn: Mapping[str, float]) -> float:
    """Its length, counted once for each text."""
    return math.sqrt(sum(v * v for v in vektorn.values()))


def vinkel(a: Mapping[str, float], b: Mapping[str, float], langder: float) -> float:
    """Cosine: 1 the same, 0 nothing in common."""
    if not langder:
        return 0.0
    return sum(a[namn] * b[namn] for namn in sorted(a.keys() & b.keys())) / langder
