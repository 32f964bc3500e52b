"""Whether a goal is on its way: one rule for page, chart and report; pure.

The path is the straight line from baseline to target. A value on the right side of the path is on
its way; when the interval of the value covers the path it is uncertain; otherwise it deviates.
What police work drives, what lacks a target and what lacks a value is not judged.
"""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Bedomning:
    """ja (on its way), nja (uncertain), nej (deviates) or ej (not judged), with the reason."""

    lage: str
    skal: str


def bana(
    baslinje: Decimal, baslinje_year: int, malvarde: Decimal, mal_year: int, year: int
) -> Decimal:
    """The path's value a given year; before the baseline and after the target it is level."""
    if year <= baslinje_year:
        return baslinje
    if year >= mal_year:
        return malvarde
    andel = Decimal(year - baslinje_year) / Decimal(mal_year - baslinje_year)
    return baslinje + (malvarde - baslinje) * andel


def bedom(
    *,
    riktning: str,
    polisdriven: bool,
    baslinje: Decimal | None,
    baslinje_year: int | None,
    malvarde: Decimal | None,
    mal_year: int | None,
    varde: Decimal | None,
    year: int,
    ki_lag: Decimal | None = None,
    ki_hog: Decimal | None = None,
) -> Bedomning:
    """Judge one indicator in one place and year."""
    if polisdriven:
        return Bedomning("ej", "drivs av polisens arbete och bedöms inte automatiskt")
    if riktning == "ingen" or malvarde is None or mal_year is None:
        return Bedomning("ej", "målvärde saknas")
    if varde is None:
        return Bedomning("ej", "värde saknas")
    if baslinje is None or baslinje_year is None:
        baslinje, baslinje_year = malvarde, mal_year - 1
    vag = bana(baslinje, baslinje_year, malvarde, mal_year, year)
    if ki_lag is not None and ki_hog is not None and ki_lag < vag < ki_hog:
        return Bedomning("nja", "osäkerheten täcker banan mot målet")
    bra = varde <= vag if riktning == "ner" else varde >= vag
    skal = "följer banan mot målet" if bra else "avviker från banan mot målet"
    return Bedomning("ja" if bra else "nej", skal)


#: What a state is called.
ORD = {"ja": "På väg", "nja": "Osäkert", "nej": "Avviker", "ej": "Bedöms inte"}
#: The gravest first, for lists.
ORDNING = {"nej": 0, "nja": 1, "ja": 2, "ej": 3}


def sammanvag(lagen: list[str]) -> str:
    """A goal's or an area's state: what most of its judged parts have, the graver when it is even.

    Deviates when at least half of what is judged deviates, on its way when more than half is,
    otherwise uncertain; not judged only when nothing is.
    """
    bedomda = [lage for lage in lagen if lage != "ej"]
    if not bedomda:
        return "ej"
    if bedomda.count("nej") * 2 >= len(bedomda):
        return "nej"
    return "ja" if bedomda.count("ja") * 2 > len(bedomda) else "nja"
