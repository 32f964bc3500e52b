"""Brå's database file of reported crimes ("Databasfil.txt"), yearly and monthly layout.

`..` is printed both for what is not available and for the echoed parents of a chosen crime, so
such a row is left out with a note: it is neither zero nor a protected figure. `-` is zero.
"""

import re
from datetime import date
from decimal import Decimal

from lagesbild.inlasning.resultat import Fel, Rad, Tolkning, kontrollsumma
from lagesbild.inlasning.text import avkoda, borjan, stada, tal
from samverkan.format_sv import tal as skriv

HUVUD = ["Region", "Brott", "År", "Period", "Antal"]
MANADER = ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
_YEAR = re.compile(r"^(\d{4})(\s*prel\.?)?$", re.I)


def passar(data: bytes) -> bool:
    return borjan(data, 200).lstrip().startswith("Region;Brott;År;Period;Antal")


def las(data: bytes) -> Tolkning:
    """Read the file; one row a crime, region and period."""
    tolkning = Tolkning(
        "bra_sol",
        kontrollsumma(data),
        "Brå, anmälda brott",
        "Anmälda brott, inte begångna. Fördelade efter brottsplats där den är känd.",
    )
    sedda: set[tuple[str, ...]] = set()
    utelamnade = dubbla = 0
    for nummer, rad in enumerate(avkoda(data).splitlines()[1:], start=2):
        falt = tuple(stada(bit) for bit in rad.split(";"))
        if not any(falt):
            continue
        if falt in sedda:
            dubbla += 1
            continue
        sedda.add(falt)
        utelamnade += _las_rad(nummer, falt, tolkning)
    _not(tolkning, utelamnade, "rader har ”..” i källan och läses inte in; det är inte noll.")
    _not(tolkning, dubbla, "rader står två gånger i filen och räknas en gång.")
    return tolkning


def _not(tolkning: Tolkning, antal: int, text: str) -> None:
    if antal:
        tolkning.varningar.append(f"{antal} {text}")


def _las_rad(nummer: int, falt: tuple[str, ...], tolkning: Tolkning) -> int:
    """Read a row, or note its fault; gives 1 when the source has left the count out."""
    if len(falt) >= 5 and falt[4] == "..":
        return 1
    rad = _tolka(nummer, falt)
    if isinstance(rad, Fel):
        tolkning.fel.append(rad)
    else:
        tolkning.rader.append(rad)
    return 0


def _tolka(nummer: int, falt: tuple[str, ...]) -> Rad | Fel:
    if len(falt) < 5:
        text = "Raden har för få fält. Hämta filen på nytt."
        return Fel(nummer, "hela raden", ";".join(falt), text)
    region, brott, year, period, antal = falt[:5]
    if (nar := _period(year, period)) is None:
        text = "Perioden går inte att tolka. Rätta eller ta bort raden."
        return Fel(nummer, "År och Period", f"{year} {period}", text)
    if (varde := _antal(antal)) is None:
        text = f"”{antal}” är inte ett antal. Rätta eller ta bort raden."
        return Fel(nummer, "Antal", antal, text)
    start, periodtyp, prel = nar
    return Rad(
        nummer, region, brott, start, periodtyp, varde, preliminar=prel, kommentar=_kvot(falt)
    )


def _antal(text: str) -> Decimal | None:
    varde = Decimal(0) if text == "-" else tal(text)
    hel = varde is not None and varde >= 0 and varde == varde.to_integral_value()
    return varde if hel else None


def _kvot(falt: tuple[str, ...]) -> str:
    """The source's own rate, in words; kept beside the count, never computed with."""
    kvot = tal(falt[5]) if len(falt) > 5 else None
    return "" if kvot is None else f"{skriv(kvot)} per 100 000 enligt källan"


def _period(year: str, period: str) -> tuple[date, str, bool] | None:
    if year == "År" or period == "Helår":
        year, period = (period if year == "År" else year), "Helår"
    traff = _YEAR.match(year)
    if not traff or not 1950 <= int(traff[1]) <= 2100:
        return None
    prel = bool(traff[2])
    if period == "Helår":
        return date(int(traff[1]), 1, 1), "year", prel
    if period[:3].lower() in MANADER:
        return date(int(traff[1]), MANADER.index(period[:3].lower()) + 1, 1), "manad", prel
    return None
