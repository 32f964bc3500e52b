"""Weighted displacement quotient: what the zone around gained or lost for each gain in the area.

Bowers and Johnson 2003, J Quantitative Criminology 19:275-301; formulas and interpretation by
Guerette 2009, POP Tool Guide 10, appendix B. R is the area of the response, D the zone around it
and C the control area; b is before and a is after.
"""

from dataclasses import dataclass
from enum import StrEnum

NARA = 1e-12


class Tolkning(StrEnum):
    """In words; only where the area itself did better than the control area."""

    STORRE_SPRIDNING = "Nyttan spreds till zonen och var där större än i insatsområdet."
    SPRIDNING = "Nyttan spreds till zonen."
    INGEN = "Zonen påverkades inte."
    FORFLYTTNING = "En del flyttade till zonen, men insatsen gav mer än den flyttade."
    UTAN_NETTO = "Lika mycket flyttade till zonen som insatsen gav."
    ATIT_UPP = "Mer flyttade till zonen än insatsen gav."
    UTAN_FRAMGANG = (
        "Insatsområdet utvecklades inte bättre än kontrollområdet; då kan ingen förflyttning mätas."
    )
    ODEFINIERAD = "Måttet går inte att räkna ut: ett antal är noll."


@dataclass(frozen=True)
class Wdq:
    """`framgang` is the quotient's denominator, where less than zero is success: the sign trap.

    The effects turn the other way: positive `bruttoeffekt` and `nettoeffekt` are a decrease.
    `total_nettoeffekt` is the number of events prevented in area and zone together.
    """

    tolkning: Tolkning
    wdq: float | None = None
    framgang: float | None = None
    zonens_matt: float | None = None
    bruttoeffekt: int | None = None
    nettoeffekt: float | None = None
    total_nettoeffekt: float | None = None


def wdq(insats: tuple[int, int], zon: tuple[int, int], kontroll: tuple[int, int]) -> Wdq:
    """Each pair is before and after. A zero in any of the six is told and not computed."""
    (rb, ra), (db, da), (cb, ca) = insats, zon, kontroll
    if min(rb, ra, db, da, cb, ca) < 0:
        raise ValueError("Ett antal kan inte vara mindre än noll.")
    if 0 in (rb, ra, db, da, cb, ca):
        return Wdq(Tolkning.ODEFINIERAD, bruttoeffekt=rb - ra)
    framgang, zonens = ra / ca - rb / cb, da / ca - db / cb
    kvot = zonens / framgang if framgang < -NARA else None
    return Wdq(
        tolkning=_tolka(kvot),
        wdq=kvot,
        framgang=framgang,
        zonens_matt=zonens,
        bruttoeffekt=rb - ra,
        nettoeffekt=rb / cb - ra / ca,
        total_nettoeffekt=(rb * ca / cb - ra) + (db * ca / cb - da),
    )


def _tolka(kvot: float | None) -> Tolkning:
    if kvot is None:
        return Tolkning.UTAN_FRAMGANG
    if abs(kvot + 1) <= NARA:
        return Tolkning.UTAN_NETTO
    trappa = [
        (kvot > 1, Tolkning.STORRE_SPRIDNING),
        (kvot > NARA, Tolkning.SPRIDNING),
        (kvot >= -NARA, Tolkning.INGEN),
        (kvot > -1, Tolkning.FORFLYTTNING),
    ]
    return next((ord_ for galler, ord_ in trappa if galler), Tolkning.ATIT_UPP)
