"""The table that carries the same numbers as a chart or a map."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Kolumn:
    """One column: its heading and whether it holds numbers."""

    rubrik: str
    is_tal: bool = True


@dataclass(frozen=True)
class Cell:
    """One cell as text, with the class of its shade in a heat table; `id` is for links to it."""

    text: str
    is_tal: bool = True
    klass: str = ""
    id: str = ""


@dataclass(frozen=True)
class Tabell:
    """Columns and rows; the first cell of every row is its heading."""

    kolumner: tuple[Kolumn, ...]
    rader: tuple[tuple[Cell, ...], ...]

    @classmethod
    def av_text(cls, kolumner: list[Kolumn], rader: list[list[str]]) -> "Tabell":
        cells = tuple(
            tuple(Cell(text, kolumn.is_tal) for text, kolumn in zip(rad, kolumner, strict=True))
            for rad in rader
        )
        return cls(tuple(kolumner), cells)

    @property
    def rubriker(self) -> tuple[str, ...]:
        return tuple(kolumn.rubrik for kolumn in self.kolumner)

    def texter(self) -> list[list[str]]:
        return [[cell.text for cell in rad] for rad in self.rader]
