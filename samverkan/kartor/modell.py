"""What a map says: areas with values, places with numbers, finding, source and table."""

import math
from dataclasses import dataclass
from functools import cached_property

from shapely.geometry.base import BaseGeometry as Geometry

from samverkan.charts.modell import Figur
from samverkan.charts.tabell import Kolumn, Tabell
from samverkan.format_sv import STRECK, tal

TOM = -1


@dataclass(frozen=True)
class Omrade:
    """One area; geometry in SWEREF 99 18 00 when borders are imported, centroid as (lat, lon)."""

    key: str
    namn: str
    geometry: Geometry | None = None
    centroid: tuple[float, float] | None = None
    value: float | None = None
    saknas: str = "saknas"
    url: str = ""


@dataclass(frozen=True)
class Kartplats:
    """A numbered place; `omrade` is the key of its area, `plats` its point in SWEREF 99 18 00.

    `yta` is its outline and `tidigare` the outline that it had in the last decided lägesbild.
    """

    nummer: int
    namn: str
    omrade: str = ""
    plats: tuple[float, float] | None = None
    is_ny: bool = False
    yta: Geometry | None = None
    tidigare: Geometry | None = None


@dataclass(frozen=True)
class Kartcell:
    """A small surface with a class of its own, such as a hexagon; TOM is hatched."""

    yta: Geometry
    klass: int
    namn: str


@dataclass(frozen=True)
class Kartpunkt:
    """Something at a point that one of the parties tells of; `tecken` is the party's sign."""

    plats: tuple[float, float]
    namn: str
    tecken: str = ""


@dataclass(frozen=True)
class Klasser:
    """Upper bounds of the classes after "none"; a value at a bound belongs below it."""

    granser: tuple[float, ...]
    decimaler: int = 0

    def klass(self, value: float | None) -> int:
        """TOM without a value, 0 for none, then 1 and up."""
        if value is None or not math.isfinite(value):
            return TOM
        if value <= 0:
            return 0
        return next((i for i, top in enumerate(self.granser, 1) if value <= top), len(self.granser))

    @property
    def etiketter(self) -> list[tuple[int, str]]:
        """Class and range in words, for the key."""
        step = 10.0**-self.decimaler
        rows, low = [(0, "inga" if self.decimaler == 0 else "0")], step
        for i, top in enumerate(self.granser, 1):
            text = tal(top, self.decimaler)
            rows.append((i, text if low >= top else f"{tal(low, self.decimaler)}{STRECK}{text}"))
            low = top + step
        return rows

    @classmethod
    def av(cls, values: list[float | None], steps: int = 3, decimals: int = 0) -> "Klasser":
        """Classes with equally many areas in each, at round values; fewer when values are few."""
        known = sorted(v for v in values if v is not None and math.isfinite(v) and v > 0)
        if not known:
            return cls((), decimals)
        factor = 10**decimals
        ends = {max(len(known) * i // steps - 1, 0) for i in range(1, steps + 1)}
        return cls(tuple(sorted({math.ceil(known[i] * factor) / factor for i in ends})), decimals)


@dataclass(frozen=True, kw_only=True)
class Karta(Figur):
    """A map of areas, with neighbours and water around and places on top."""

    omraden: tuple[Omrade, ...]
    platser: tuple[Kartplats, ...] = ()
    grannar: tuple[Geometry, ...] = ()
    vatten: Geometry | None = None
    klasser: Klasser | None = None
    matt: str = "Antal"
    omradesrubrik: str = "Område"
    is_stad: bool = False
    celler: tuple[Kartcell, ...] = ()
    #: The classes of the cells in words; with cells the areas below are only borders.
    cellnyckel: tuple[tuple[int, str], ...] = ()
    punkter: tuple[Kartpunkt, ...] = ()
    # Outlines from another list, drawn dotted below the places.
    andras: tuple[Kartcell, ...] = ()
    andras_namn: str = ""
    tabellen: Tabell | None = None
    tidigare_text: str = "Streckad linje: ytterlinjen i den förra fastställda lägesbilden"
    # A part of the map to draw by itself, and names that help to find one's way, each at a point.
    utsnitt: Geometry | None = None
    ortnamn: tuple[tuple[str, tuple[float, float]], ...] = ()

    @cached_property
    def klassning(self) -> Klasser:
        return self.klasser or Klasser.av([o.value for o in self.omraden])

    @property
    def has_varden(self) -> bool:
        return any(o.value is not None for o in self.omraden)

    @property
    def has_nya(self) -> bool:
        return any(p.is_ny for p in self.platser)

    @property
    def is_schema(self) -> bool:
        """Without borders for every area the map becomes a schematic; a part of it never does."""
        if self.utsnitt is not None:
            return False
        return not self.omraden or any(
            o.geometry is None or o.geometry.is_empty for o in self.omraden
        )

    @property
    def notrader(self) -> list[str]:
        rows = super().notrader
        if self.is_schema:
            rows.append(
                "Schematisk karta: rutorna visar ungefärligt läge, inte gränser eller storlek."
            )
        elif any(p.yta is None for p in self.platser):
            rows.append("Platser utan ytterlinje visas som läge, inte utbredning.")
        if any(p.tidigare is not None for p in self.platser):
            rows.append(f"{self.tidigare_text}.")
        return rows

    @property
    def partstecken(self) -> list[str]:
        return sorted({p.tecken for p in self.punkter if p.tecken}, reverse=True)

    @property
    def nyckel(self) -> list[tuple[int, str]]:
        """Classes that the map uses, with "no data" where there is any."""
        if self.celler:
            ritade = {cell.klass for cell in self.celler}
            return [rad for rad in self.cellnyckel if rad[0] in ritade]
        if not self.has_varden:
            return []
        reasons = sorted({o.saknas for o in self.omraden if o.value is None})
        used = {self.klassning.klass(o.value) for o in self.omraden}
        rows = [row for row in self.klassning.etiketter if row[0] > 0 or 0 in used]
        return [*rows, *([(TOM, " eller ".join(reasons))] if reasons else [])]

    @property
    def nyckel_i_ord(self) -> str:
        """The classes in a sentence, for paper: there is no key beside the drawing there."""
        fyllda = [ord_ for klass, ord_ in sorted(self.nyckel, reverse=True) if klass != TOM]
        streckat = [f"streckat {ord_}" for klass, ord_ in self.nyckel if klass == TOM]
        return f"{self.matt}, mörkast först: {', '.join([*fyllda, *streckat])}." if fyllda else ""

    def vardetext(self, omrade: Omrade) -> str:
        known = omrade.value is not None and math.isfinite(omrade.value)
        return tal(omrade.value, self.klassning.decimaler) if known else omrade.saknas

    def tabell(self) -> Tabell:
        if self.tabellen is not None:
            return self.tabellen
        names: dict[str, list[str]] = {}
        for p in self.platser:
            names.setdefault(p.omrade, []).append(
                f"{p.nummer} {p.namn}{' (ny)' if p.is_ny else ''}"
            )
        columns = [Kolumn(self.omradesrubrik, False)]
        columns += [Kolumn(self.matt)] * self.has_varden + [Kolumn("Platser", False)] * bool(
            self.platser
        )
        rows = []
        for o in self.omraden:
            row = [o.namn] + [self.vardetext(o)] * self.has_varden
            rows.append(row + [", ".join(names.pop(o.key, []))] * bool(self.platser))
        rows += [
            ["Utanför områdena"] + [""] * self.has_varden + [", ".join(rest)]
            for rest in names.values()
        ]
        return Tabell.av_text(columns, rows)
