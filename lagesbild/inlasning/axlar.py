"""Tables with axes (json-stat, PxWeb): which axis is the place, the time, and what is measured."""

from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from lagesbild.inlasning.resultat import Fel, Rad
from lagesbild.inlasning.text import norm, varde
from lagesbild.inlasning.tid import period

TOTALT = ("total", "samtliga", "badakonen", "alla", "tot")
GEO = ("region", "regionkod", "omrade", "kommun", "lan", "deso", "regso", "geo", "area", "stadsdel")
TID = ("tid", "ar", "manad", "kvartal", "time", "year")
MATT = ("contentscode", "tabellinnehall")
HELA = "Hela landet"


class Axel(NamedTuple):
    """One axis of the table: its codes in order, with their words."""

    kod: str
    etikett: str
    koder: Sequence[str]
    ord: Mapping[str, str]

    def i_ord(self, kod: str) -> str:
        return self.ord.get(kod, kod)


class Roller:
    """The axes by role; what is neither place, time nor measure makes up the group."""

    def __init__(self, axlar: Sequence[Axel], roller: Mapping[str, Sequence[str]]) -> None:
        self.axlar = axlar
        self.tid = self._plats(roller.get("time", ()), TID)
        self.geo = self._plats(roller.get("geo", ()), GEO)
        self.matt = self._plats(roller.get("metric", ()), MATT)
        tagna = (self.tid, self.geo, self.matt)
        self.grupper = [p for p in range(len(axlar)) if p not in tagna]

    def _plats(self, utpekade: Sequence[str], namn: Sequence[str]) -> int | None:
        for plats, axel in enumerate(self.axlar):
            if axel.kod in utpekade or (not utpekade and norm(axel.kod) in namn):
                return plats
        return None

    def rad(self, nummer: int, koder: Sequence[str], text: str, serie: str) -> Rad | Fel:
        """One cell as a row; `text` is the value as the source prints it."""
        nar = period(koder[self.tid]) if self.tid is not None else None
        if nar is None:
            skal = "Tabellen har ingen tid som går att tolka."
            tid = "" if self.tid is None else koder[self.tid]
            return Fel(nummer, "tid", tid, skal, "Ta med tiden när tabellen hämtas.")
        if (tolkat := varde(text)) is None:
            return Fel(
                nummer, "värde", text, f"”{text}” är inte ett värde.", "Hämta filen på nytt."
            )
        ord_ = [axel.i_ord(kod) for axel, kod in zip(self.axlar, koder, strict=True)]
        namn = ord_[self.matt] if self.matt is not None else serie
        return Rad(
            nummer, ord_[self.geo] if self.geo is not None else HELA, namn or serie or "Värde",
            nar.start, nar.typ, *tolkat, nar.preliminar, grupp=self._grupp(ord_),
        )  # fmt: skip

    def _grupp(self, ord_: Sequence[str]) -> str:
        delar = [ord_[p] for p in self.grupper if not norm(ord_[p]).startswith(TOTALT)]
        return ", ".join(delar)[:200] or "alla"


def text_av(tal: object) -> str:
    """A JSON number as the text that the readers of figures take; null is a missing value."""
    if tal is None:
        return ".."
    if isinstance(tal, float):
        try:
            return format(Decimal(repr(tal)), "f")
        except InvalidOperation:
            return repr(tal)
    return str(tal)
