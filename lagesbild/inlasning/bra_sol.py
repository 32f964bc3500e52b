"""Brå's database file of reported crimes ("Databasfil.txt"), by year, quarter and month.

`..` is printed both for what is not available and for the echoed parents of a chosen crime, so
such a row is left out with a note: it is neither zero nor a protected figure. `-` is zero.
"""

import html
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from itertools import islice

import numpy as np

from lagesbild.inlasning.fil import Fil
from lagesbild.inlasning.mappning import Falt, Mappning
from lagesbild.inlasning.resultat import Fel, Rad, Tolkning
from lagesbild.inlasning.text import bitar, stada, tal
from lagesbild.inlasning.tid import Period
from lagesbild.inlasning.tid import period as tolka_period
from samverkan.format_sv import tal as skriv

NAMN = "Brås databasfil"
FALT: tuple[Falt, ...] = ()
HOGST = Decimal(10**11)
HUVUD = "Region;Brott;År;Period;Antal"


def passar(fil: Fil) -> bool:
    return fil.borjan.replace('"', "").startswith(HUVUD)


def las(fil: Fil, mappning: Mappning) -> Tolkning:
    """Read the file; one row a crime, region and period."""
    tolkning = Tolkning(
        "bra_sol",
        fil.sha256,
        "Brå, anmälda brott",
        "Anmälda brott, inte begångna. Fördelade efter brottsplats där den är känd.",
        polisdriven=True,
    )
    utelamnade = dubbla = 0
    sedda: set[str] = set()
    rena, upprepade = _Rena(), _upprepade(fil.text)
    for nummer, text in islice(enumerate(_rader(fil.text), start=1), 1, None):
        if hash(text) in upprepade:
            if text in sedda:
                dubbla += bool(text)
                continue
            sedda.add(text)
        falt = [rena[bit] for bit in text.split(";")]
        if len(falt) >= 5 and falt[4] == "..":
            utelamnade += 1
        elif any(falt):
            tolkning.lagg(_tolka(nummer, falt))
    tolkning.not_om(utelamnade, "rader har ”..” i källan och läses inte in; det är inte noll.")
    tolkning.not_om(dubbla, "rader står två gånger i filen och räknas en gång.")
    return tolkning


class _Rena(dict[str, str]):
    """Cleaned cells, each cleaned once; the same words stand on most rows."""

    def __missing__(self, text: str) -> str:
        if text.isdigit() and text.isascii():
            return text
        ren = self[text] = stada(text)
        return ren


def _rader(text: str) -> Iterator[str]:
    """The rows without quotes, and with entities resolved before semicolons are counted."""
    for bit in bitar(text):
        ren = html.unescape(bit) if "&" in bit else bit
        yield from ren.replace('"', "").replace("\r", "").split("\n")


def _upprepade(text: str) -> set[int]:
    """The hashes that more than one row has: only rows with one of them need to be remembered."""
    alla = np.sort(np.fromiter(map(hash, _rader(text)), dtype=np.int64))
    return set(alla[1:][alla[1:] == alla[:-1]].tolist())


def _tolka(nummer: int, falt: list[str]) -> Rad | Fel:
    atgard = "Rätta eller ta bort raden."
    if len(falt) < 5:
        skal = "Raden har för få fält."
        return Fel(nummer, "hela raden", ";".join(falt), skal, "Hämta filen på nytt.")
    region, brott, year, period, antal = falt[:5]
    if not region or not brott:
        return Fel(nummer, "Region och Brott", ";".join(falt), "Region eller brott saknas.", atgard)
    if (nar := _period(year, period)) is None:
        text = f"{year} {period}"
        return Fel(nummer, "År och Period", text, "Perioden går inte att tolka.", atgard)
    kort = len(antal) < 12 and antal.isdigit() and antal.isascii()
    varde = int(antal) if kort else _antal(antal)
    if varde is None or varde > HOGST:
        return Fel(nummer, "Antal", antal, f"”{antal}” är inte ett antal.", atgard)
    kvot = _kvot(falt[5]) if len(falt) > 5 else ""
    return Rad(nummer, region, brott, nar.start, nar.typ, varde, "", nar.preliminar, "antal", kvot)


@lru_cache(maxsize=4096)
def _antal(text: str) -> Decimal | None:
    varde = Decimal(0) if text == "-" else tal(text)
    hel = varde is not None and varde >= 0 and varde == varde.to_integral_value()
    return varde if hel else None


@lru_cache(maxsize=4096)
def _kvot(text: str) -> str:
    """The source's own rate, in words; kept beside the count, never computed with."""
    kvot = tal(text)
    return "" if kvot is None else f"{skriv(kvot)} per 100 000 enligt källan"


@lru_cache(maxsize=4096)
def _period(year: str, period: str) -> Period | None:
    if year == "År" or period == "Helår":
        return tolka_period(period if year == "År" else year)
    prel = "prel" in year.casefold()
    bara = year.split(maxsplit=1)[0] if year else ""
    if period.casefold().startswith("kvartal"):
        svar = tolka_period(f"{bara}K{period[-1:]}")
    else:
        svar = tolka_period(f"{period} {bara}") if len(period) <= 9 else None
    return svar and svar._replace(preliminar=prel)
