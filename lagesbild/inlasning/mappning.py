"""Which column holds what: proposed from the headings, changed by the person, kept per source."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from lagesbild.inlasning.fil import Fil
from lagesbild.inlasning.resultat import Fel, Tolkning
from lagesbild.inlasning.tabell import Blad, hitta_huvud, rubriker
from lagesbild.inlasning.text import norm, stada

VALJ_KOLUMN = "Välj vilken kolumn det är, eller skriv in det, under Kolumner."


class Falt(NamedTuple):
    """One thing that a reader wants: the words that sources head it with, and whether it must be.

    `fast` may be typed in once for the whole file instead of standing in a column.
    """

    namn: str
    etikett: str
    ord: tuple[str, ...] = ()
    kravs: bool = False
    fast: bool = False
    bara_fast: bool = False
    hjalp: str = ""


@dataclass(frozen=True)
class Mappning:
    """The person's answer: a heading for each field, or one value for the whole file."""

    kolumner: dict[str, str] = field(default_factory=dict)
    fasta: dict[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.kolumner or self.fasta)

    def som_json(self) -> dict[str, dict[str, str]]:
        return {"kolumner": self.kolumner, "fasta": self.fasta}


@dataclass
class Tabell:
    """A sheet with its headings found and its columns chosen."""

    blad: Blad
    huvud: int
    rubriker: list[str]
    mappning: Mappning
    falt: Sequence[Falt]

    def plats(self, falt: str) -> int | None:
        rubrik = self.mappning.kolumner.get(falt)
        return self.rubriker.index(rubrik) if rubrik in self.rubriker else None

    def har(self, falt: str) -> bool:
        return self.plats(falt) is not None or bool(self.mappning.fasta.get(falt))

    def saknade(self) -> list[Falt]:
        """What must be chosen before the table can be read."""
        return [ett for ett in self.falt if ett.kravs and not self.har(ett.namn)]

    def rader(self) -> "list[tuple[int, Cells]]":
        """Each row's number in the file and its cells by field."""
        platser = {ett.namn: self.plats(ett.namn) for ett in self.falt}
        return [
            (self.blad.radnummer(nr), Cells(rad, platser, self.mappning.fasta))
            for nr, rad in enumerate(self.blad.rader[self.huvud + 1 :], start=self.huvud + 1)
        ]


class Cells:
    """One row by field; a field that no column holds has its value for the whole file."""

    __slots__ = ("_fasta", "_platser", "rad")

    def __init__(self, rad: list[str], platser: dict[str, int | None], fasta: dict[str, str]):
        self.rad, self._platser, self._fasta = rad, platser, fasta

    def __getitem__(self, falt: str) -> str:
        plats = self._platser.get(falt)
        if plats is None:
            return self._fasta.get(falt, "")
        return stada(self.rad[plats]) if plats < len(self.rad) else ""


def ord_i(falt: Sequence[Falt]) -> set[str]:
    return {ett for rad in falt for ett in (norm(rad.namn), *rad.ord)}


def foresla(namnen: list[str], falt: Sequence[Falt]) -> dict[str, str]:
    """The column of each field by its heading; a column is proposed for one field only."""
    former = {norm(namn): namn for namn in reversed(namnen)}
    valda: dict[str, str] = {}
    for ett in falt:
        if ett.bara_fast:
            continue
        for ord_ in (norm(ett.namn), *ett.ord):
            if ord_ in former and former[ord_] not in valda.values():
                valda[ett.namn] = former[ord_]
                break
    return valda


def tabell(blad: Blad, falt: Sequence[Falt], mappning: Mappning) -> Tabell:
    """The table with the person's mapping, or the proposed one when there is none."""
    huvud = hitta_huvud(blad, ord_i(falt))
    namnen = rubriker(blad.rader[huvud]) if blad.rader else []
    forslag = foresla(namnen, falt)
    vald = mappning if mappning.kolumner else Mappning(forslag, mappning.fasta)
    return Tabell(blad, huvud, namnen, vald, falt)


def kand_andel(fil: Fil, falt: Sequence[Falt]) -> set[str]:
    """The fields that the file's own headings name."""
    for blad in fil.huvuden:
        if blad.rader:
            huvud = hitta_huvud(blad, ord_i(falt))
            if funna := foresla(rubriker(blad.rader[huvud]), falt):
                return set(funna)
    return set()


def forsta_blad(fil: Fil) -> Blad:
    """The first sheet that has rows."""
    return next((blad for blad in fil.blad if blad.rader), Blad("", []))


def huvud_av(fil: Fil, falt: Sequence[Falt]) -> list[str]:
    """The headings of the first table in a file."""
    blad = forsta_blad(fil)
    return rubriker(blad.rader[hitta_huvud(blad, ord_i(falt))]) if blad.rader else []


def signatur(slag: str, namnen: list[str]) -> str:
    """The same source, next time: the kind and the headings, whatever their order."""
    text = "\n".join([slag, *sorted(norm(namn) for namn in namnen)])
    return hashlib.sha256(text.encode()).hexdigest()


def fel_om_saknade(tolkning: Tolkning, falt: Sequence[Falt]) -> None:
    """One fault for each field that nothing holds."""
    for ett in falt:
        tolkning.fel.append(
            Fel(
                0, ett.etikett, "", f"Filen säger inte {ett.etikett.lower()}.",
                VALJ_KOLUMN,
            )
        )  # fmt: skip
