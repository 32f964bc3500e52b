"""A document as data: chapters of paragraphs, lists, tables and maps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Protocol

from samverkan.charts.tabell import Tabell
from samverkan.kartor.modell import Karta


class Textbit(Protocol):
    """A piece of text, and the id that it points at in the same document."""

    @property
    def text(self) -> str: ...

    @property
    def mal(self) -> str: ...


@dataclass(frozen=True)
class Ren:
    """Plain text."""

    text: str
    mal: str = ""


@dataclass(frozen=True)
class Stycke:
    """A paragraph; `slag` is empty, `ingress` or `not`."""

    mall: ClassVar[str] = "stycke"
    bitar: tuple[Textbit, ...]
    slag: str = ""

    @property
    def text(self) -> str:
        return "".join(bit.text for bit in self.bitar)


@dataclass(frozen=True)
class Rubrik:
    """A heading inside a chapter."""

    mall: ClassVar[str] = "rubrik"
    text: str


@dataclass(frozen=True)
class Lista:
    """Points without order."""

    mall: ClassVar[str] = "lista"
    poster: tuple[Stycke, ...]


@dataclass(frozen=True)
class Tabelldel:
    """A table with its name, its finding and its notes; a cell may have an id of its own."""

    mall: ClassVar[str] = "tabell"
    tabell: Tabell
    vad: str
    fynd: str
    noter: tuple[str, ...] = ()


@dataclass(frozen=True)
class Kartdel:
    """A map, under a name of its own in the document; one of several like it is drawn smaller."""

    mall: ClassVar[str] = "karta"
    karta: Karta
    namn: str
    vad: str
    is_liten: bool = False


Block = Stycke | Rubrik | Lista | Tabelldel | Kartdel


@dataclass(frozen=True)
class Kapitel:
    """A chapter."""

    id: str
    rubrik: str
    block: tuple[Block, ...]


@dataclass(frozen=True)
class Dokument:
    """A whole document; `datum` is what the file says of itself, never the clock."""

    titel: str
    under: str
    parter: str
    fot: str
    datum: date
    kapitel: tuple[Kapitel, ...]

    @property
    def kartor(self) -> list[Kartdel]:
        return [ett for kap in self.kapitel for ett in kap.block if isinstance(ett, Kartdel)]


def stycke(text: str, slag: str = "") -> Stycke:
    """A paragraph of plain text."""
    return Stycke((Ren(text),), slag)


def lista(texter: list[str]) -> Lista:
    return Lista(tuple(stycke(text) for text in texter))
