"""A schematic map: one hexagon an area, as near its real place as non-overlapping cells allow."""

import math
from functools import lru_cache

Punkt = tuple[float, float]
RADAVSTAND = math.sqrt(3) / 2


@lru_cache(maxsize=256)
def sexhorningar(centroids: tuple[Punkt, ...]) -> tuple[Punkt, ...]:
    """Cell centres, one for each (lat, lon), in widths of a hexagon; y grows southwards."""
    wanted = _onskade(centroids)
    cells = _celler(len(wanted), wanted)
    placed = _stall(wanted, cells)
    _byt(wanted, placed, cells)
    return tuple(placed)


def _onskade(centroids: tuple[Punkt, ...]) -> list[Punkt]:
    """Local plane coordinates, scaled so that the areas get about a cell each."""
    lat0 = sum(lat for lat, _ in centroids) / len(centroids)
    flat = [(lon * math.cos(math.radians(lat0)), -lat) for lat, lon in centroids]
    middle_x, middle_y = (sum(p[i] for p in flat) / len(flat) for i in (0, 1))
    spread = math.sqrt(sum((x - middle_x) ** 2 + (y - middle_y) ** 2 for x, y in flat) / len(flat))
    # A disc of n hexagons of width 1 has this spread; a little more keeps the outline of the city.
    scale = (
        1.12 * math.sqrt(len(flat) * RADAVSTAND / (2 * math.pi)) / spread if spread > 1e-12 else 1.0
    )
    return [((x - middle_x) * scale, (y - middle_y) * scale) for x, y in flat]


def _celler(count: int, wanted: list[Punkt]) -> list[Punkt]:
    """The honeycomb over the areas, with a rim so that every area finds a cell."""
    rim = 1 + math.sqrt(count) / 2
    xs, ys = [x for x, _ in wanted], [y for _, y in wanted]
    cells = []
    row = math.floor((min(ys) - rim) / RADAVSTAND)
    while row * RADAVSTAND <= max(ys) + rim:
        x = math.floor(min(xs) - rim) + (0.5 if row % 2 else 0)
        while x <= max(xs) + rim:
            cells.append((x, row * RADAVSTAND))
            x += 1
        row += 1
    return cells


def _avstand(a: Punkt, b: Punkt) -> float:
    return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2


def _stall(wanted: list[Punkt], cells: list[Punkt]) -> list[Punkt]:
    """The middle first: there areas lie closest, and the outer ones have room to move."""
    free = set(cells)
    placed: list[Punkt] = [(0.0, 0.0)] * len(wanted)
    for i in sorted(range(len(wanted)), key=lambda i: (_avstand(wanted[i], (0, 0)), i)):
        cell = min(free, key=lambda c: (_avstand(c, wanted[i]), c))
        placed[i] = cell
        free.discard(cell)
    return placed


def _byt(wanted: list[Punkt], placed: list[Punkt], cells: list[Punkt]) -> None:
    """Swap pairs, or move to a free cell, as long as the whole comes nearer its real places."""
    for _ in range(20):
        is_better = False
        free = set(cells) - set(placed)
        for i in range(len(placed)):
            best = min(free, key=lambda c: (_avstand(c, wanted[i]), c))
            if _avstand(best, wanted[i]) < _avstand(placed[i], wanted[i]) - 1e-9:
                free.add(placed[i])
                free.discard(best)
                placed[i], is_better = best, True
            for j in range(i):
                kept = _avstand(placed[i], wanted[i]) + _avstand(placed[j], wanted[j])
                swapped = _avstand(placed[j], wanted[i]) + _avstand(placed[i], wanted[j])
                if swapped < kept - 1e-9:
                    placed[i], placed[j], is_better = placed[j], placed[i], True
        if not is_better:
            return


def sexhorn(x: float, y: float, width: float) -> list[Punkt]:
    """Corners of a hexagon standing on its point."""
    side = width / math.sqrt(3)
    return [
        (
            x + side * math.cos(math.radians(60 * k + 30)),
            y + side * math.sin(math.radians(60 * k + 30)),
        )
        for k in range(6)
    ]
