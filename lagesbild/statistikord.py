"""What figures say in words, with the method; nothing here reads the database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lagesbild.selectors.uppgifter import Uppgift, Uppgifter
from lagesbild.statistik import Bedomning, Utfall, jamfor_andelar, jamfor_antal
from samverkan.format_sv import NBSP, forandring, intervall, tal

MANADER = ("jan", "feb", "mars", "april", "maj", "juni", "juli", "aug", "sep", "okt", "nov", "dec")
INGET_TEST = "bedöms inte"
UTAN_SLUMP = "måttet är inte ett antal fall eller en andel svar, så slumpen går inte att räkna på"
PIL = {Utfall.MINSKNING: "ner", Utfall.OKNING: "upp"}


@dataclass(frozen=True)
class Omdome:
    """The judgement of a change between two years, and how it was made."""

    text: str
    metod: str
    fran: int | None = None
    till: int | None = None
    utfall: Utfall | None = None
    is_preliminart: bool = False

    @property
    def pil(self) -> str:
        """The direction of the figure; only a sure one has any."""
        return PIL.get(self.utfall, "lika") if self.utfall else "lika"

    @property
    def mening(self) -> str:
        """As it is said over the chart."""
        if self.fran is None:
            return self.text
        prel = ", preliminära siffror" if self.is_preliminart else ""
        return f"{self.text} {self.fran}–{self.till}{prel}"


def omdome(uppgifter: Uppgifter, omrade: int) -> Omdome:
    """The newest year against the last one before it that may be shown, at most three years back."""
    dagar = uppgifter.perioder(omrade)
    if not dagar:
        return Omdome("går inte att jämföra", "det finns inget år med siffror")
    till, efter = dagar[-1].year, uppgifter.hamta(omrade, dagar[-1])
    if efter.varde is None:
        return Omdome(INGET_TEST, f"{till} är {efter.saknas}")
    tidigare = [(d.year, uppgifter.hamta(omrade, d)) for d in dagar if till - 3 <= d.year < till]
    kanda = [rad for rad in tidigare if rad[1].varde is not None]
    if not kanda:
        return Omdome(
            "går inte att jämföra", "inget av de tre åren före har en siffra som får visas"
        )
    fran, fore = kanda[-1]
    bedomt = _bedom(uppgifter, omrade, (fran, fore), (till, efter))
    prel = fore.preliminar or efter.preliminar
    if bedomt is None:
        return Omdome(INGET_TEST, UTAN_SLUMP, fran, till, None, prel)
    return Omdome(str(bedomt.utfall), bedomt.metod, fran, till, bedomt.utfall, prel)


def _bedom(
    uppgifter: Uppgifter, omrade: int, ena: tuple[int, Uppgift], andra: tuple[int, Uppgift]
) -> Bedomning | None:
    (fran, fore), (till, efter) = ena, andra
    if not uppgifter.matt.is_slump:
        return None
    if uppgifter.matt.is_antal:
        medel = [uppgifter.befolkning.medel(omrade, year) for year in (fran, till)]
        bas = [float(m) if all(medel) and m else 1.0 for m in medel]
        return jamfor_antal(fore.antal or 0, efter.antal or 0, bas_fore=bas[0], bas_efter=bas[1])
    if fore.traffar is None or efter.traffar is None:
        return None
    baser = [_bas(uppgift) for uppgift in (fore, efter)]
    return jamfor_andelar(fore.traffar, baser[0], efter.traffar, baser[1])


def _bas(uppgift: Uppgift) -> int:
    """The base that the share and what it counts give."""
    if uppgift.n:
        return uppgift.n
    return round((uppgift.traffar or 0) * 100 / float(uppgift.varde or 1))


def periodnamn(start: date, typ: str) -> str:
    """2025, mars 2025, kvartal 1 2025."""
    if typ == "manad":
        return f"{MANADER[start.month - 1]} {start.year}"
    if typ == "year":
        return str(start.year)
    langd = {"kvartal": 3, "tertial": 4}[typ]
    return f"{typ} {(start.month - 1) // langd + 1} {start.year}"


def i_ord(uppgift: Uppgift, decimaler: int, tecken: str = "") -> str:
    """The figure, or why there is none."""
    if uppgift.varde is None:
        return uppgift.saknas
    text = tal(uppgift.varde, decimaler)
    return f"{text}{NBSP}{tecken}" if tecken else text


def osakerhet(uppgift: Uppgift, decimaler: int) -> str:
    """The interval beneath a figure."""
    if uppgift.varde is None or uppgift.intervall is None:
        return ""
    i = uppgift.intervall
    text = intervall(i.lagst, i.hogst, max(decimaler, 0 if uppgift.traffar is None else 1))
    return f"{text} med 95 % säkerhet"


def skillnad(fore: Uppgift, efter: Uppgift, decimaler: int) -> str:
    """The later less the earlier, with its sign."""
    if fore.varde is None or efter.varde is None:
        return ""
    return forandring(efter.varde - fore.varde, decimaler)
