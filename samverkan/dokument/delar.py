"""What chapters are made of: tables, paragraphs, counts and lists in words; pure."""

from __future__ import annotations

from datetime import date

from samverkan.charts.tabell import Cell, Kolumn, Tabell

TAL, TEXT = True, False
Kolumner = list[tuple[str, bool]]
Rad = list[Cell | str]


def tabell(kolumner: Kolumner, rader: list[Rad]) -> Tabell:
    """A table from headings and rows; a plain string takes its column's kind."""
    celler = [
        tuple(
            cell if isinstance(cell, Cell) else Cell(cell, is_tal)
            for cell, (_, is_tal) in zip(rad, kolumner, strict=True)
        )
        for rad in rader
    ]
    return Tabell(tuple(Kolumn(*kolumn) for kolumn in kolumner), tuple(celler))


def stycken(text: str) -> list[str]:
    """A text's paragraphs; a single line break is a new paragraph too, as people write."""
    return [rad.strip() for rad in text.splitlines() if rad.strip()]


def dag(iso: str) -> date:
    return date.fromisoformat(iso)


def antal(nummer: int, en: str, flera: str) -> str:
    """One or several, e.g. "1 åtgärd", "3 åtgärder"."""
    return f"{nummer} {en if nummer == 1 else flera}"


def uppraknat(ord_: list[str]) -> str:
    """Words in a row, the last after "och"."""
    return " och ".join(filter(None, [", ".join(ord_[:-1]), ord_[-1]])) if ord_ else ""
