"""How alike two texts are by the word fields they touch, when the concepts do not suffice."""

import math
from collections.abc import Collection

from lagesbild.forslag.lexikon import Lexikon
from lagesbild.forslag.tolkning import Tolkning

AVDELNINGAR = {"handling": 1.0, "foremal": 0.9, "vem": 0.45, "miljo": 0.3}
ALLMANNA = {
    "radsla": 0.5, "korning": 0.4, "samling": 0.6, "gang": 0.6, "hot": 0.7, "upphor": 0.0,
    "varor": 0.5, "lokal": 0.5, "oljud": 0.7, "narakontroll": 0.8, "servering": 0.6,
}  # fmt: skip
OKANT = 0.3
SAK = frozenset({"handling", "foremal"})


def faltlikhet(ena: Tolkning, andra: Tolkning, lexikon: Lexikon) -> tuple[float, float, float, float]:
    """By all words and fields, by what happens alone, and how much of the shorter is shared."""
    a, b = _vektor(ena, lexikon), _vektor(andra, lexikon)
    sak_a, sak_b = _sak(a, lexikon), _sak(b, lexikon)
    gemensamt = sum(min(a[k], b[k]) for k in a.keys() & b.keys())
    kortast = min(sum(a.values()), sum(b.values()))
    ha={k:v for k,v in a.items() if lexikon.falt.get(k)=='handling' and v>.3}; hb={k:v for k,v in b.items() if lexikon.falt.get(k)=='handling' and v>.3}
    return _cosinus(a, b), _cosinus(sak_a, sak_b), gemensamt / max(kortast, 1.0), float(bool(ha and hb and not ha.keys()&hb.keys()))


def _vektor(tolkning: Tolkning, lexikon: Lexikon) -> dict[str, float]:
    svar = {
        namn: vikt * AVDELNINGAR[lexikon.falt[namn]] * ALLMANNA.get(namn, 1.0)
        for namn, vikt in tolkning.falt.items()
    }
    return svar | {f"={ord_}": OKANT for ord_ in _roten(tolkning.rest)}


def _roten(orden: Collection[str]) -> set[str]:
    """The first six letters: what is left of a word when its endings and second part are gone."""
    return {ord_[:6] for ord_ in orden}


def _sak(vektor: dict[str, float], lexikon: Lexikon) -> dict[str, float]:
    return {namn: v for namn, v in vektor.items() if lexikon.falt.get(namn) in SAK}


def _cosinus(a: dict[str, float], b: dict[str, float]) -> float:
    langd = math.sqrt(sum(v * v for v in a.values()) * sum(v * v for v in b.values()))
    return sum(a[k] * b[k] for k in a.keys() & b.keys()) / langd if langd else 0.0
