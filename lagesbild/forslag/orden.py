"""Swedish words: tokens, a light stemmer of our own, compounds, and slips of the pen.

The stemmer only takes off inflections (after the idea of Snowball's Swedish stemmer, but milder);
it need not find the right stem, only the same one for the forms of a word.
"""

import re
from collections.abc import Collection, Iterable
from functools import lru_cache

_ORD = re.compile(r"[a-zåäöéüæø0-9]+(?:[-.:/][a-zåäöéüæø0-9]+)*", re.IGNORECASE)
_MENING = re.compile(r"[.!?;]\s+(?=[A-ZÅÄÖ])|\n")
_ANDELSELISTA = (
    "heternas heterna heten heter arnas ernas ornas arna erna orna ades aren ade are ats ast"
    " ens ets ans ars ers ors ad ar er or en et an at as es na a e s n t"
)
_ANDELSER = _ANDELSELISTA.split()
MINST_STAM, MINST_LED = 3, 3
FOGAR = ("", "s", "e", "o", "u")


def meningar(text: str) -> list[list[str]]:
    """The words of each sentence, in lower case."""
    delar = _MENING.split(text)
    return [ord_ for del_ in delar if (ord_ := [o.casefold() for o in _ORD.findall(del_)])]


@lru_cache(maxsize=50_000)
def stam(ord_: str) -> str:
    """The word without its inflection."""
    for andelse in _ANDELSER:
        if ord_.endswith(andelse) and len(ord_) - len(andelse) >= MINST_STAM:
            return ord_[: -len(andelse)]
    return ord_


def dela(ord_: str, kanda: Collection[str], stammar: Collection[str]) -> tuple[str, ...]:
    """The two parts of a compound of known words, the most even split; empty when none is found.

    `kanda` holds words as they stand, `stammar` their stems: a first part seldom has an ending.
    """
    basta: tuple[str, ...] = ()
    for plats in range(MINST_LED, len(ord_) - MINST_LED + 1):
        forsta, sista = ord_[:plats], ord_[plats:]
        if stam(sista) not in stammar or not (led := _forled(forsta, kanda, stammar)):
            continue
        if not basta or min(len(led), len(sista)) > min(map(len, basta)):
            basta = (led, sista)
    return basta


def _forled(led: str, kanda: Collection[str], stammar: Collection[str]) -> str:
    for fog in FOGAR:
        kort = led.removesuffix(fog) if fog else led
        if len(kort) >= MINST_LED and (kort in kanda or kort in stammar):
            return kort
    return ""


def utan_en(ord_: str) -> Iterable[str]:
    """The word and all that come of taking one letter away: words a slip apart share one."""
    yield ord_
    for plats in range(1, len(ord_)):
        yield ord_[:plats] + ord_[plats + 1 :]


def skiljer_ett_slag(ena: str, andra: str) -> bool:
    """One letter more, less, other or two swapped; only for words long enough to be sure."""
    if ena == andra:
        return True
    if min(len(ena), len(andra)) < 5 or abs(len(ena) - len(andra)) > 1 or ena[0] != andra[0]:
        return False
    return not set(utan_en(ena)).isdisjoint(utan_en(andra))


def trigram(text: str) -> frozenset[str]:
    """The letters three and three: likeness that survives endings and slips."""
    rent = f" {' '.join(o.casefold() for o in _ORD.findall(text))} "
    return frozenset(rent[n : n + 3] for n in range(len(rent) - 2))


def likhet(ena: frozenset[str], andra: frozenset[str]) -> float:
    """Dice: twice the shared over the sum."""
    return 2 * len(ena & andra) / (len(ena) + len(andra)) if ena and andra else 0.0
