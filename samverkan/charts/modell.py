"""What a chart says: finding, unit, source and numbers, before anything is drawn."""

import math
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from samverkan.charts.axel import Axel, skala
from samverkan.charts.skuggor import Skuggor
from samverkan.charts.tabell import Cell, Kolumn, Tabell
from samverkan.format_sv import NBSP, intervall, tal

# Beyond this a figure is a slip of the keyboard, and float coordinates would lose their meaning.
STORST = 1e15
SAKNAS, SKYDDAT, OMOJLIGT = "saknas", "skyddat", "orimligt värde"


class Slag(StrEnum):
    """How a chart with categories and series is drawn."""

    LINJE = "linje"
    STAPEL = "stapel"
    STAPLAD = "staplad"
    LIGGANDE = "liggande"
    SMA = "sma"
    VARME = "varme"
    VECKA = "vecka"
    LUTNING = "lutning"


class Roll(StrEnum):
    """Whose numbers a series holds: decides colour and pattern."""

    HUVUD = "huvud"
    STAD = "stad"
    POLIS = "polis"
    JAMFORELSE = "jamforelse"


def _rimligt(value: float | None) -> bool:
    return value is not None and math.isfinite(value) and abs(value) <= STORST


@dataclass(frozen=True)
class Punkt:
    """One value, or the reason why there is none."""

    value: float | None = None
    lag: float | None = None
    hog: float | None = None
    n: int | None = None
    is_prel: bool = False
    saknas: str = SAKNAS

    def __post_init__(self) -> None:
        if self.value is not None and not _rimligt(self.value):
            object.__setattr__(self, "value", None)
            object.__setattr__(self, "saknas", OMOJLIGT)
        if not (_rimligt(self.lag) and _rimligt(self.hog)) or self.value is None:
            object.__setattr__(self, "lag", None)
            object.__setattr__(self, "hog", None)
        elif self.lag > self.hog:  # type: ignore[operator]
            low, high = self.hog, self.lag
            object.__setattr__(self, "lag", low)
            object.__setattr__(self, "hog", high)

    def text(self, decimals: int, tecken: str = "") -> str:
        if self.value is None:
            return self.saknas
        return f"{tal(self.value, decimals)}{NBSP + tecken if tecken else ''}"


@dataclass(frozen=True)
class Serie:
    """A named row of values, one for each category of its chart."""

    namn: str
    punkter: tuple[Punkt, ...]
    roll: Roll = Roll.JAMFORELSE

    @classmethod
    def av_tal(cls, namn: str, values: list[float | None], roll: Roll = Roll.JAMFORELSE) -> "Serie":
        return cls(namn, tuple(Punkt(value) for value in values), roll)

    @property
    def sista(self) -> int | None:
        """Index of the last point that has a value."""
        return max((i for i, p in enumerate(self.punkter) if p.value is not None), default=None)

    @property
    def hogst(self) -> float:
        return max((p.value for p in self.punkter if p.value is not None), default=float("-inf"))

    @property
    def has_intervall(self) -> bool:
        return any(p.lag is not None for p in self.punkter)


def med_helheten(delar: list[Serie], hela: Serie) -> list[Serie]:
    """Put a mean or a share behind its parts; a sum would press each part to the floor."""
    hogst = max((d.hogst for d in delar if d.sista is not None), default=hela.hogst)
    return [*delar, hela] if hela.sista is not None and hela.hogst <= hogst else delar


def numrerade(serier: tuple[Serie, ...]) -> list[tuple[int, Serie]]:
    """Number the comparisons, so that each gets a dash and a shade of its own."""
    numbers = iter(range(len(serier)))
    return [(next(numbers) if s.roll is Roll.JAMFORELSE else 0, s) for s in serier]


@dataclass(frozen=True)
class Malbana:
    """The straight path from a start value to the target, by position among the categories."""

    fran: int
    fran_value: float
    till: int
    till_value: float

    def value(self, index: int) -> float | None:
        if not self.fran <= index <= self.till:
            return None
        share = (index - self.fran) / ((self.till - self.fran) or 1)
        return self.fran_value + share * (self.till_value - self.fran_value)


@dataclass(frozen=True, kw_only=True)
class Figur:
    """What every figure carries: finding, unit, source, period, sample and caveat."""

    fynd: str
    titel: str = ""
    enhet: str = ""
    kalltext: str = ""
    period: str = ""
    urval: str = ""
    forbehall: str = ""
    beskrivning: str = ""

    @property
    def enhetstext(self) -> str:
        return self.enhet

    @property
    def notrader(self) -> list[str]:
        """The lines under the figure; what is unknown is left out."""
        source = f"Källa: {self.kalltext}" if self.kalltext else ""
        head = ", ".join(part for part in (source, self.period, self.urval) if part)
        return [f"{row.rstrip('.')}." for row in (head, self.prel_text, self.forbehall) if row]

    @property
    def prel_text(self) -> str:
        return ""

    def tabell(self) -> Tabell:
        raise NotImplementedError


@dataclass(frozen=True, kw_only=True)
class Diagram(Figur):
    """A chart with categories along one axis and one or more series."""

    slag: Slag = Slag.LINJE
    kategorier: tuple[str, ...]
    serier: tuple[Serie, ...]
    kategorirubrik: str = "År"
    tecken: str = ""
    decimaler: int = 1
    malbana: Malbana | None = None
    intervalltext: str = "95\u00a0% intervall"
    har: str = field(default="", metadata={"help": "name of the series or category that is here"})

    def __post_init__(self) -> None:
        for serie in self.serier:
            if len(serie.punkter) != len(self.kategorier):
                raise ValueError(f"{serie.namn}: one point for each category is needed")
        bana = self.malbana
        if bana and not (_rimligt(bana.fran_value) and _rimligt(bana.till_value)):
            object.__setattr__(self, "malbana", None)
        elif bana and not 0 <= bana.fran <= bana.till < len(self.kategorier):
            raise ValueError("the target path must lie among the categories")

    @cached_property
    def axel(self) -> Axel:
        return skala(
            self._alla_tal(), is_fran_noll=self.slag not in (Slag.LINJE, Slag.LUTNING, Slag.SMA)
        )

    def _alla_tal(self) -> list[float]:
        if self.slag is Slag.STAPLAD:
            return self._staplade_summor()
        points = [p for serie in self.serier for p in serie.punkter]
        numbers = [v for p in points for v in (p.value, p.lag, p.hog) if v is not None]
        if self.malbana:
            numbers += [self.malbana.fran_value, self.malbana.till_value]
        return numbers

    def _staplade_summor(self) -> list[float]:
        columns = list(zip(*(s.punkter for s in self.serier), strict=True))
        values = [[p.value or 0 for p in column] for column in columns]
        return [sum(v for v in c if v > 0) for c in values] + [
            sum(v for v in c if v < 0) for c in values
        ]

    @property
    def enhetstext(self) -> str:
        has_axel = self.slag in (Slag.LINJE, Slag.SMA)
        if not has_axel or self.axel.lag == 0 or not self._alla_tal():
            return self.enhet
        start = f"Axeln börjar vid {tal(self.axel.lag)}."
        return f"{self.enhet.rstrip('.')}. {start}" if self.enhet else start

    @property
    def prel_text(self) -> str:
        is_prel = [
            any(s.punkter[i].is_prel for s in self.serier) for i in range(len(self.kategorier))
        ]
        names = [name for name, prel in zip(self.kategorier, is_prel, strict=True) if prel]
        if not names:
            return ""
        last = f" och {names[-1]}" if len(names) > 1 else names[0]
        return f"Preliminära siffror: {', '.join(names[:-1])}{last}"

    @property
    def sista(self) -> int:
        """Index of the last category where any series has a value."""
        return max((s.sista for s in self.serier if s.sista is not None), default=-1)

    def is_framtid(self, index: int) -> bool:
        """A category that only the target path has reached."""
        return self.malbana is not None and index > self.sista

    @property
    def forklaring(self) -> str:
        """Names every sign of the drawing that is not named inside it."""
        signs = []
        if self.slag is Slag.LINJE and any(s.has_intervall for s in self.serier):
            signs.append(f"Skuggat: {self.intervalltext}")
        if self.malbana and self.slag is Slag.LINJE:
            signs.append("Prickad linje: banan mot målet")
        reasons = {p.saknas for s in self.serier for p in s.punkter if p.value is None and p.saknas}
        if self.slag in (Slag.STAPEL, Slag.STAPLAD, Slag.LIGGANDE, Slag.VECKA) and reasons:
            signs.append(f"Streckad ruta: {' eller '.join(sorted(reasons))}")
        return ". ".join(signs)

    @property
    def notrader(self) -> list[str]:
        return [*([f"{self.forklaring}."] if self.forklaring else []), *super().notrader]

    def punkt_text(self, punkt: Punkt) -> str:
        text = punkt.text(self.decimaler)
        return f"{text} (prel.)" if punkt.is_prel and punkt.value is not None else text

    def tabell(self) -> Tabell:
        """The drawing's numbers: one row a category, or one row a series where these are areas."""
        if self.slag in (Slag.SMA, Slag.VARME, Slag.VECKA, Slag.LUTNING):
            return self._tabell_serier_i_rader()
        kolumner = [Kolumn(self.kategorirubrik, False)]
        rader = [[name] for name in self.kategorier]
        for serie in self.serier:
            self._lagg_serie(serie, kolumner, rader)
        if self.malbana:
            kolumner.append(Kolumn("Målbana"))
            for i, rad in enumerate(rader):
                value = self.malbana.value(i)
                rad.append("" if value is None else tal(value, self.decimaler))
        return Tabell.av_text(kolumner, rader)

    def _lagg_serie(self, serie: Serie, kolumner: list[Kolumn], rader: list[list[str]]) -> None:
        has_n = any(p.n is not None for p in serie.punkter)
        kolumner.append(Kolumn(serie.namn))
        kolumner += [Kolumn(self.intervalltext)] * serie.has_intervall + [
            Kolumn("Antal svar")
        ] * has_n
        for i, (rad, p) in enumerate(zip(rader, serie.punkter, strict=True)):
            rad.append("" if self.is_framtid(i) and p.saknas == SAKNAS else self.punkt_text(p))
            rad.extend([intervall(p.lag, p.hog, self.decimaler)] * serie.has_intervall)
            rad.extend([tal(p.n) if p.n is not None else ""] * has_n)

    def _tabell_serier_i_rader(self) -> Tabell:
        shades = Skuggor([p.value for s in self.serier for p in s.punkter])
        rader = []
        for serie in self.serier:
            cells = [Cell(serie.namn, False)]
            for p in serie.punkter:
                klass = f"n-{shades(p.value)}" if p.value is not None else "n-tom"
                cells.append(Cell(self.punkt_text(p), True, klass))
            rader.append(tuple(cells))
        return Tabell((Kolumn("", False), *(Kolumn(k) for k in self.kategorier)), tuple(rader))
