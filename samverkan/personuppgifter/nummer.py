"""Personnummer and samordningsnummer: a day, or a day plus 60, and a check digit that is right."""

import re
from collections.abc import Iterator
from datetime import date

_STRECK = "-+\u2010\u2011\u2012\u2013\u2014\u2212 \t\u00a0\u2009\u202f"
_NUMMER = re.compile(rf"(?<!\d)((?:\d{{2}})?\d{{6}})[{_STRECK}]{{0,3}}(\d{{4}})(?!\d)")


def personnummer(text: str) -> Iterator[tuple[str, int, str]]:
    """Kind, position and text of each."""
    for traff in _NUMMER.finditer(text):
        datum, slut = traff.groups()
        slag = _slag(datum)
        if slag and _luhn(datum[-6:] + slut):
            yield slag, traff.start(), traff.group()


def _slag(datum: str) -> str | None:
    """Whether the digits are a day, or a day plus 60 (samordningsnummer)."""
    sekel = datum[:-6]
    yy, mm, dd = (int(datum[-6:][i : i + 2]) for i in (0, 2, 4))
    if sekel and sekel not in ("18", "19", "20"):
        return None
    slag = "personnummer"
    if dd > 60:
        dd, slag = dd - 60, "samordningsnummer"
    for hundra in [int(sekel)] if sekel else [19, 20]:
        try:
            date(hundra * 100 + yy, mm, dd)
        except ValueError:
            continue
        return slag
    return None


def _luhn(siffror: str) -> bool:
    """The check digit of personnummer: doubled every other digit, digit sums, modulo ten."""
    summa = 0
    for plats, tecken in enumerate(siffror):
        tal = int(tecken) * (2 if plats % 2 == 0 else 1)
        summa += tal - 9 if tal > 9 else tal
    return summa % 10 == 0
