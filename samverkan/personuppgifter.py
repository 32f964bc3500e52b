"""Finds what looks like personal data about citizens in free text and files.

Personnummer and samordningsnummer stop a hand-over; telephone numbers, e-mail addresses,
registration plates and flat numbers warn. Work concerns places, groups and phenomena.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_STRECK = "-+\u2010\u2011\u2012\u2013\u2212 \u00a0\u202f"
_NUMMER = re.compile(rf"(?<!\d)((?:\d{{2}})?\d{{6}})[{_STRECK}]{{0,3}}(\d{{4}})(?!\d)")
_EPOST = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_TELEFON = re.compile(r"(?<![\d/])(?:\+46|0046|0)[\s\u00a0-]?(?:\d[\s\u00a0-]?){7,10}\d(?!\d)")
_REGNR = re.compile(r"\b[A-HJ-PR-UW-Z]{3}[ \u00a0]?\d{2}[0-9A-HJ-PR-UW-Z]\b")
_LAGENHET = re.compile(r"\b(?:lgh|lägenhet(?:snummer)?|lägenhetsnr)\.?\s*(?:nr\s*)?\d{1,4}\b", re.I)


@dataclass(frozen=True)
class Fynd:
    """Something in a text that looks like personal data; `utdrag` is masked."""

    slag: str
    stopp: bool
    position: int
    utdrag: str
    meddelande: str


_ORD = {
    "personnummer": "ett personnummer",
    "samordningsnummer": "ett samordningsnummer",
    "telefon": "ett telefonnummer",
    "epost": "en e-postadress",
    "regnr": "ett registreringsnummer",
    "lagenhet": "ett lägenhetsnummer",
}


def granska(text: str) -> list[Fynd]:
    """All finds in the order they stand; overlapping numbers count once, the strictest."""
    fynd = list(_personnummer(text))
    tagna = [(ett.position, ett.position + len(ett.utdrag)) for ett in fynd]
    for slag, monster in (
        ("epost", _EPOST),
        ("telefon", _TELEFON),
        ("regnr", _REGNR),
        ("lagenhet", _LAGENHET),
    ):
        for traff in monster.finditer(text):
            if not any(start <= traff.start() < slut for start, slut in tagna):
                fynd.append(_fynd(slag, False, traff.start(), traff.group()))
    return sorted(fynd, key=lambda ett: ett.position)


def _personnummer(text: str) -> Iterator[Fynd]:
    for traff in _NUMMER.finditer(text):
        datum, slut = traff.groups()
        siffror = datum[-6:] + slut
        slag = _slag(datum)
        if slag and _luhn(siffror):
            yield _fynd(slag, True, traff.start(), traff.group())


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


def _fynd(slag: str, stopp: bool, position: int, traff: str) -> Fynd:
    maskat = traff[:2] + "•" * (len(traff) - 2)
    gor = "Ta bort det innan ni lämnar över." if stopp else "Ta bort det om det gäller en person."
    return Fynd(slag, stopp, position, maskat, f"ser ut som {_ORD[slag]} ({maskat}). {gor}")
