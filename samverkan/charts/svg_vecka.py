"""Weekday by hour: a grid of shaded cells, with the strongest one outlined and named."""

import math

from samverkan.charts import svg
from samverkan.charts.etiketter import korta, textbredd
from samverkan.charts.modell import Diagram, Punkt, Slag
from samverkan.charts.skuggor import Skuggor
from samverkan.charts.yta import Ritning, Yta, glesning, tomt
from samverkan.format_sv import tal

SKUGGOR = ("d-c1", "d-c2", "d-c3", "d-c4")


class Rutnat:
    """Where rows and columns stand, and what they are called."""

    def __init__(self, d: Diagram, yta: Yta) -> None:
        self.size = yta.text - 0.5
        self.namn = _radnamn(d, yta, self.size)
        self.left = max(textbredd(name, self.size) for name in self.namn) + 8
        self.step = (yta.bredd - self.left - 1) / len(d.kategorier)
        self.row, self.top = (22.0 if yta.is_smal else 28.0), self.size * 1.7
        self.bottom = self.top + len(d.serier) * self.row
        widest = max(textbredd(name, self.size) for name in d.kategorier) + 6
        every = glesning(len(d.kategorier) + 1, max(1, -int(-widest // self.step)))
        self.visade = range(0, len(d.kategorier), every)

    def x(self, column: float) -> float:
        return self.left + column * self.step

    def y(self, row: float) -> float:
        return self.top + row * self.row


def skuggor(d: Diagram) -> Skuggor:
    return Skuggor([p.value for s in d.serier for p in s.punkter if p.value])


def rita_vecka(d: Diagram, yta: Yta, stem: str) -> Ritning:
    """Series are rows, categories columns; darker means more."""
    if d.sista < 0:
        return tomt(yta)
    grid, shades = Rutnat(d, yta), skuggor(d)
    size = grid.size
    parts = [svg.text(grid.x(c), size, d.kategorier[c], size=size) for c in grid.visade]
    for r, (serie, name) in enumerate(zip(d.serier, grid.namn, strict=True)):
        y, middle = grid.y(r), grid.y(r + 0.5)
        parts.append(svg.text(grid.left - 6, middle + size * 0.3, name, size=size, anchor="end"))
        for c, point in enumerate(serie.punkter):
            parts.append(_cell(point, shades, grid.x(c), y, grid.step - 1, grid.row - 1))
            if d.slag is Slag.VARME and point.value is not None:
                parts.append(_siffra(d, point, shades, grid.x(c + 0.5), middle, yta))
    parts += _storst(d, grid) + _nyckel(d, shades, grid, yta)
    return Ritning(parts, grid.bottom + 16 + size * 2.8)


def _radnamn(d: Diagram, yta: Yta, size: float) -> list[str]:
    """Weekdays go by their first three letters on a narrow drawing, other names are cut."""
    if d.slag is Slag.VECKA and yta.is_smal:
        return [s.namn[:3] for s in d.serier]
    return [korta(s.namn, size, yta.bredd * 0.36) for s in d.serier]


def _siffra(d: Diagram, point: Punkt, shades: Skuggor, x: float, y: float, yta: Yta) -> str:
    value, size = point.value or 0, yta.text - 1
    klass = "d-papper" if value and shades(value) == shades.steps - 1 else "d-stark"
    return svg.text(
        x, y + size * 0.35, tal(value, d.decimaler), size=size, klass=klass, anchor="middle"
    )


def _cell(point: Punkt, shades: Skuggor, x: float, y: float, width: float, height: float) -> str:
    if point.value is None:
        return (
            svg.outline(x + 0.5, y + 0.5, width - 1, height - 1, "d-axel", "2 2")
            if point.saknas
            else ""
        )
    if point.value == 0:
        return svg.rect(x, y, width, height, "d-papper", stroke="d-rut")
    return svg.rect(x, y, width, height, SKUGGOR[shades(point.value)])


def storst(d: Diagram) -> tuple[int, int] | None:
    """Row and column of the largest value, the first of several."""
    cells = [
        (p.value, r, c)
        for r, s in enumerate(d.serier)
        for c, p in enumerate(s.punkter)
        if p.value is not None
    ]
    value, r, c = max(cells, key=lambda cell: (cell[0], -cell[1], -cell[2]))
    return (r, c) if value > 0 else None


def _storst(d: Diagram, grid: Rutnat) -> list[str]:
    most = storst(d)
    if not most:
        return []
    x, y = grid.x(most[1]), grid.y(most[0])
    right, bottom = x + grid.step - 1, y + grid.row - 1
    points = [(x, y), (right, y), (right, bottom), (x, bottom), (x, y), (x + 1, y)]
    return [svg.line(points, "d-mal", 2)]


def _nyckel(d: Diagram, shades: Skuggor, grid: Rutnat, yta: Yta) -> list[str]:
    parts, size = [], grid.size
    for klass, words, x, y in nyckelposter(d, shades, grid, yta):
        parts.append(svg.rect(x, y, 16, size, klass, stroke="d-rut"))
        parts.append(svg.text(x + 21, y + size * 0.88, words, size=size))
    return parts


def nyckelposter(
    d: Diagram, shades: Skuggor, grid: Rutnat, yta: Yta
) -> list[tuple[str, str, float, float]]:
    """The range of each shade and its place; whole numbers are written without overlap."""
    size, start, y = grid.size, 0.0 if yta.is_smal else grid.left, grid.bottom + 12
    items = [("d-papper", "0")] if any(p.value == 0 for s in d.serier for p in s.punkter) else []
    for klass, (low, high) in zip(SKUGGOR, shades.granser(), strict=True):
        items.append((klass, _spann(low, high, shades.high, d.decimaler)))
        if high <= low:
            break
    placed, x = [], start
    for klass, words in items:
        width = 24 + textbredd(words, size) + 12
        if x > start and x + width > yta.bredd:
            x, y = start, y + size * 1.5
        placed.append((klass, words, x, y))
        x += width
    return placed


def _spann(low: float, high: float, highest: float, decimals: int) -> str:
    """A shade holds from low up to, but not with, high; in whole numbers that can be written."""
    if decimals == 0:
        low, high = math.ceil(low), high if high == highest else math.ceil(high) - 1
    first, last = tal(low, decimals), tal(high, decimals)
    return f"{first}–{last}" if high > low else first
