"""Weekday by hour: a grid of shaded cells, with the strongest one outlined and named."""

import math

from samverkan.charts import svg
from samverkan.charts.etiketter import korta, textbredd
from samverkan.charts.modell import Diagram, Punkt, Slag
from samverkan.charts.skuggor import Skuggor
from samverkan.charts.yta import Ritning, Yta, glesning, tomt
from samverkan.format_sv import tal

SKUGGOR = ("d-c1", "d-c2", "d-c3", "d-c4")


def rita_vecka(d: Diagram, yta: Yta, stem: str) -> Ritning:
    """Series are rows, categories columns; darker means more."""
    if d.sista < 0:
        return tomt(yta)
    size = yta.text - 0.5
    names = _radnamn(d, yta, size)
    left = max(textbredd(name, size) for name in names) + 8
    step = (yta.bredd - left - 1) / len(d.kategorier)
    row, top = (22.0 if yta.is_smal else 28.0), size * 1.7
    shades = Skuggor([p.value for s in d.serier for p in s.punkter if p.value])
    parts = _timmar(d, left, step, size)
    for r, (serie, name) in enumerate(zip(d.serier, names, strict=True)):
        y = top + r * row
        parts.append(svg.text(left - 6, y + row / 2 + size * 0.3, name, size=size, anchor="end"))
        for c, point in enumerate(serie.punkter):
            parts.append(_cell(point, shades, left + c * step, y, step - 1, row - 1))
            if d.slag is Slag.VARME and point.value is not None:
                parts.append(_siffra(d, point, shades, left + (c + 0.5) * step, y + row / 2, yta))
    parts += _storst(d, left, top, step, row)
    bottom = top + len(d.serier) * row
    return Ritning(
        parts + _nyckel(d, shades, left, bottom + 12, size, yta), bottom + 16 + size * 2.8
    )


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


def _timmar(d: Diagram, left: float, step: float, size: float) -> list[str]:
    widest = max(textbredd(name, size) for name in d.kategorier) + 6
    every = glesning(len(d.kategorier) + 1, max(1, -int(-widest // step)))
    return [
        svg.text(left + c * step, size, d.kategorier[c], size=size)
        for c in range(0, len(d.kategorier), every)
    ]


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


def _storst(d: Diagram, left: float, top: float, step: float, row: float) -> list[str]:
    cells = [
        (p.value, r, c)
        for r, s in enumerate(d.serier)
        for c, p in enumerate(s.punkter)
        if p.value is not None
    ]
    value, r, c = max(cells, key=lambda cell: (cell[0], -cell[1], -cell[2]))
    if value <= 0:
        return []
    x, y = left + c * step, top + r * row
    points = [
        (x, y),
        (x + step - 1, y),
        (x + step - 1, y + row - 1),
        (x, y + row - 1),
        (x, y),
        (x + 1, y),
    ]
    return [svg.line(points, "d-mal", 2)]


def _nyckel(d: Diagram, shades: Skuggor, left: float, y: float, size: float, yta: Yta) -> list[str]:
    """The range of each shade; whole numbers are written without overlap."""
    parts, x = [], 0.0 if yta.is_smal else left
    start = x
    if any(p.value == 0 for s in d.serier for p in s.punkter):
        parts += [svg.rect(x, y, 16, size, "d-papper", stroke="d-rut")]
        parts.append(svg.text(x + 21, y + size * 0.88, "0", size=size))
        x += 24 + size + 6
    for klass, (low, high) in zip(SKUGGOR, shades.granser(), strict=True):
        words = _spann(low, high, shades.high, d.decimaler)
        width = 24 + textbredd(words, size) + 12
        if x > start and x + width > yta.bredd:
            x, y = start, y + size * 1.5
        parts.append(svg.rect(x, y, 16, size, klass, stroke="d-rut"))
        parts.append(svg.text(x + 21, y + size * 0.88, words, size=size))
        x += width
        if high <= low:
            break
    return parts


def _spann(low: float, high: float, highest: float, decimals: int) -> str:
    """A shade holds from low up to, but not with, high; in whole numbers that can be written."""
    if decimals == 0:
        low, high = math.ceil(low), high if high == highest else math.ceil(high) - 1
    first, last = tal(low, decimals), tal(high, decimals)
    return f"{first}–{last}" if high > low else first
