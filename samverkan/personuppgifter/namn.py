"""First name and last name after each other, but not streets, squares and schools named for people."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

_STOR = r"[A-ZÅÄÖÉÜ][a-zåäöéüøæ]+(?:-[A-ZÅÄÖÉÜ][a-zåäöéüøæ]+)?"
_FORE = r"(?:(?:von|af|de|al|el)[ \u00a0-])?"
_RAD = re.compile(rf"\b{_STOR}(?:[ \u00a0]+{_FORE}{_STOR})+")
_ORD = re.compile(rf"{_FORE}{_STOR}")
_PATRONYM = re.compile(r"^[A-ZÅÄÖ][a-zåäöé]+sson$")
_PLATS = re.compile(
    r"[ \u00a0]*(?:gata|väg|torg|plats|park|skola|plan|gränd|stig|back|kyrka|allé|bro\b|bron|hus|"
    r"gård|trappor|led\b|minne|gymnasi)",
    re.IGNORECASE,
)
_PLATSNAMN = re.compile(
    r"(?:gatan|gata|vägen|väg|torget|torg|parken|park|plats|skolan|skola|gränd|stigen|stig|backen|"
    r"kyrkan|kyrka|plan|gård|centrum|stad(?:en)?|holmen|malmen|kommun|polisen|förvaltning)$",
    re.IGNORECASE,
)


@cache
def fornamn() -> frozenset[str]:
    """The common first names, one a line in a file beside."""
    fil = Path(__file__).with_name("fornamn.txt")
    rader = fil.read_text(encoding="utf-8").splitlines()
    return frozenset(rad for rad in rader if rad and not rad.startswith("#"))


def namn(text: str) -> Iterator[tuple[str, int, str]]:
    """Kind, position and text of each."""
    for rad in _RAD.finditer(text):
        ord_ = list(_ORD.finditer(text, rad.start(), rad.end()))
        n = 0
        while n < len(ord_) - 1:
            if not (antal := _namnets_langd([ett.group() for ett in ord_[n:]])):
                n += 1
                continue
            start, slut = ord_[n].start(), ord_[n + antal - 1].end()
            if not _PLATS.match(text, slut):
                yield "namn", start, text[start:slut]
            n += antal


def _is_fornamn(ord_: str) -> bool:
    return ord_.partition("-")[0] in fornamn()


def _namnets_langd(ord_: list[str]) -> int:
    """How many words from the first make a name; none when it is no name."""
    if _is_fornamn(ord_[0]):
        mellan = 1
        while mellan < len(ord_) - 1 and _is_fornamn(ord_[mellan]):
            mellan += 1
        return 0 if _PLATSNAMN.search(ord_[mellan]) else mellan + 1
    return 2 if _PATRONYM.match(ord_[1]) and not _PLATSNAMN.search(ord_[0]) else 0
