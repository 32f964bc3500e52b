"""Charts of a statistic; they are given only what may be shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from lagesbild.selectors.uppgifter import STADEN, Uppgift, Uppgifter
from samverkan.charts.modell import SAKNAS, Diagram, Punkt, Roll, Serie, Slag
from samverkan.format_sv import tal

DRIVEN = "Drivs av polisens arbete eller av hur många som anmäler: tolkas med försiktighet"


@dataclass(frozen=True)
class Omraden:
    """Here, and what it is compared with: keys with names, in order."""

    har: tuple[int, str]
    mot: tuple[tuple[int, str], ...] = ()

    @property
    def alla(self) -> tuple[tuple[int, str], ...]:
        return (self.har, *self.mot)


def punkt(uppgift: Uppgift) -> Punkt:
    if uppgift.varde is None:
        return Punkt(saknas=uppgift.saknas)
    i = uppgift.intervall
    lag, hog = (i.lagst, i.hogst) if i else (None, None)
    return Punkt(float(uppgift.varde), lag, hog, uppgift.n, uppgift.preliminar)


def noter(u: Uppgifter, fler: str = "") -> dict[str, Any]:
    """Source, when it was read in, and what it says of itself."""
    kallor = [
        k.namn + (f", inläst {k.uppdaterad:%Y-%m-%d}" if k.uppdaterad else "") for k in u.kallor
    ]
    delar = [DRIVEN] if u.sak.polisdriven else []
    delar += list(dict.fromkeys(k.forbehall.rstrip(".") for k in u.kallor if k.forbehall))
    return {
        "kalltext": "; ".join(kallor),
        "forbehall": ". ".join([*delar, *([fler] if fler else [])]),
    }


def starter(u: Uppgifter, omraden: Omraden, typ: str = "year") -> list[date]:
    alla = {s for pk, _ in omraden.alla for s in u.perioder(pk, typ)}
    egna = u.perioder(omraden.har[0], typ)
    return sorted(s for s in alla if not egna or s >= egna[0])


def nivalinje(u: Uppgifter, omraden: Omraden, fynd: str, brott: str) -> Diagram | None:
    """The figure itself year by year: a count alone, a share beside those it is compared with."""
    med = Omraden(omraden.har) if u.matt.is_antal else omraden
    dagar = starter(u, med)
    if not dagar:
        return None
    serier = [
        Serie(namn, tuple(punkt(u.hamta(pk, d)) for d in dagar), _roll(nr))
        for nr, (pk, namn) in enumerate(med.alla)
    ]
    return Diagram(
        fynd=fynd,
        enhet=f"{u.sak.enhet[:1].upper()}{u.sak.enhet[1:]}.",
        kategorier=tuple(str(d.year) for d in dagar),
        serier=_utan_tomma(serier),
        decimaler=u.sak.decimaler,
        tecken="%" if u.matt.per == 100 else "",
        intervalltext=intervallets_namn(u),
        **noter(u, brott),
    )


def _utan_tomma(serier: list[Serie]) -> tuple[Serie, ...]:
    return tuple(s for s in serier if s.roll is Roll.HUVUD or s.sista is not None)


def _roll(nr: int) -> Roll:
    return Roll.JAMFORELSE if nr else Roll.HUVUD


def intervallets_namn(u: Uppgifter) -> str:
    metoder = {x.intervall.metod for x in u.per_plats.values() if x.intervall}
    return (
        f"95\u00a0% intervall ({' eller '.join(sorted(metoder))})"
        if metoder
        else "95\u00a0% intervall"
    )


def taktlinje(u: Uppgifter, omraden: Omraden, per: int) -> Diagram | None:
    """Counts per inhabitants, so that areas of different size can be compared."""
    dagar = [d for d in starter(u, omraden) if u.takt(omraden.har[0], d, per)]
    if not dagar:
        return None
    serier = [
        Serie(namn, tuple(_takt(u, pk, d, per) for d in dagar), _roll(nr))
        for nr, (pk, namn) in enumerate(omraden.alla)
    ]
    return Diagram(
        fynd=_taktfynd(serier, dagar),
        enhet=f"Antal per {tal(per)} invånare, räknat på årets medelfolkmängd.",
        kategorier=tuple(str(d.year) for d in dagar),
        serier=_utan_tomma(serier),
        decimaler=1,
        intervalltext="95\u00a0% intervall (exakt Poisson, folkmängden tagen som känd)",
        **noter(u),
    )


def _takt(u: Uppgifter, omrade: int, dag: date, per: int) -> Punkt:
    uppgift, takt = u.hamta(omrade, dag), u.takt(omrade, dag, per)
    if takt is None:
        return Punkt(saknas=uppgift.saknas or "folkmängd saknas")
    i = takt.intervall
    return Punkt(takt.varde, i.lagst, i.hogst, None, uppgift.preliminar)


def _taktfynd(serier: Sequence[Serie], dagar: list[date]) -> str:
    """Where here lies against the first of those it is compared with, as far as that is sure."""
    har, year = serier[0].punkter[-1], dagar[-1].year
    mot = serier[1].punkter[-1] if len(serier) > 1 else Punkt()
    if har.value is None or har.lag is None or har.hog is None or mot.value is None:
        return f"{serier[0].namn} {year}: {har.text(1)}"
    namn = serier[1].namn.replace("Hela ", "hela ")
    if har.lag > mot.value:
        return f"Fler per invånare än i {namn} {year}"
    if har.hog < mot.value:
        return f"Färre per invånare än i {namn} {year}"
    return f"Ingen säker skillnad mot {namn} per invånare {year}"


def grupper(u: Uppgifter, omrade: tuple[int, str], start: date) -> Diagram | None:
    """The groups of the newest year."""
    namnen = u.grupper(omrade[0], start)
    punkter = tuple(punkt(u.hamta(omrade[0], start, "year", g)) for g in namnen)
    if not namnen:
        return None
    return Diagram(
        slag=Slag.LIGGANDE,
        fynd=f"Efter grupp {start.year}",
        enhet=f"{u.sak.enhet[:1].upper()}{u.sak.enhet[1:]}.",
        kategorirubrik="Grupp",
        kategorier=tuple(namnen),
        serier=(Serie(omrade[1], punkter, Roll.HUVUD),),
        decimaler=u.sak.decimaler,
        tecken="%" if u.matt.per == 100 else "",
        **noter(u),
    )


def alla_omraden(
    u: Uppgifter, omraden: Sequence[tuple[int, str]], har: str, start: date, per: int
) -> Diagram | None:
    """Every district in the newest year, the highest first; counts per inhabitants where known."""
    med_takt = any(u.takt(pk, start, per) for pk, _ in omraden)
    rader = [
        (namn, _takt(u, pk, start, per) if med_takt else punkt(u.hamta(pk, start)))
        for pk, namn in omraden
    ]
    rader = [rad for rad in rader if rad[1].value is not None or rad[1].saknas != SAKNAS]
    if sum(p.value is not None for _, p in rader) < 2:
        return None
    rader.sort(key=lambda rad: (rad[1].value is None, -(rad[1].value or 0), rad[0]))
    enhet = (
        f"Antal per {tal(per)} invånare"
        if med_takt
        else f"{u.sak.enhet[:1].upper()}{u.sak.enhet[1:]}"
    )
    return Diagram(
        slag=Slag.LIGGANDE,
        fynd=_platsfynd([namn for namn, p in rader if p.value is not None], har, start.year),
        enhet=f"{enhet}, {start.year}.",
        kategorirubrik="Stadsdelsområde",
        kategorier=tuple(namn for namn, _ in rader),
        serier=(Serie("Värde", tuple(p for _, p in rader), Roll.HUVUD),),
        decimaler=1 if med_takt else u.sak.decimaler,
        har=har,
        **noter(u),
    )


def _platsfynd(ordnade: list[str], har: str, year: int) -> str:
    if har not in ordnade:
        return f"{har} kan inte placeras bland områdena {year}"
    plats = ordnade.index(har)
    if plats == 0:
        return f"{har} ligger högst av {len(ordnade)} områden {year}"
    ord_ = "område" if plats == 1 else "områden"
    return f"{plats} av {len(ordnade)} {ord_} ligger högre än {har} {year}"


def staden(namn: str) -> tuple[int, str]:
    return STADEN, namn
