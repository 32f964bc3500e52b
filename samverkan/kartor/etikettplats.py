"""Where names may stand on a map: inside their area, or outside with a line to it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np
import shapely
from shapely import LineString
from shapely.geometry.base import BaseGeometry as Geometry

from samverkan.charts.etiketter import Ruta, bryt, textbredd

RUTOR, MANGA = 17, 40

# Lines of a name with the width and height they take.
Form = tuple[tuple[str, ...], float, float]


@dataclass(frozen=True)
class Etikett:
    """A placed name: its lines, its box, and the point in the area that a line leads to."""

    rader: tuple[str, ...]
    ruta: Ruta
    ankare: tuple[float, float] | None = None


Sok = Callable[[list[Form], Geometry], Etikett | None]


@dataclass(frozen=True)
class Matt:
    """Size of text and of the drawing that names must stay within."""

    text: float
    bredd: float
    hojd: float

    def ryms(self, box: Ruta) -> bool:
        return (
            box.x >= 2
            and box.y >= 2
            and box.x + box.width <= self.bredd - 2
            and box.y + box.height <= self.hojd - 2
        )


class Placerare:
    """Places names and remembers what is taken."""

    def __init__(self, matt: Matt, taken: list[Ruta], shapes: list[Geometry]) -> None:
        self.matt, self.taken = matt, list(taken)
        # A couple of units matter little to where a name fits, but much to how fast it is found.
        self.shapes: list[Geometry] = [_grov(shape) for shape in shapes]
        self.lines: list[Geometry] = []

    def placera_alla(self, namn: list[str]) -> list[Etikett | None]:
        """Inside first, the smallest areas before the large; those that found no room go outside.

        None where there is nowhere: the tooltip and the table still carry the name.
        """
        labels: list[Etikett | None] = [None] * len(namn)
        order = sorted(range(len(namn)), key=lambda i: (self.shapes[i].area, i))
        ways: list[Sok] = [partial(self._inuti, share=1.0), partial(self._inuti, share=0.75)]
        # Lines from a great many areas would be a tangle.
        ways += [self._utanfor] if len(namn) <= MANGA else []
        for find in ways:
            for i in order:
                if labels[i] is None:
                    labels[i] = label = find(former(namn[i], self.matt.text), self.shapes[i])
                    self.taken += [label.ruta] if label else []
        return labels

    def boka(self, box: Ruta) -> bool:
        """Take a box if it is free."""
        if is_ledig := self._ledig(box):
            self.taken.append(box)
        return is_ledig

    def _ledig(self, box: Ruta) -> bool:
        return (
            self.matt.ryms(box)
            and not any(box.krockar(other, 2) for other in self.taken)
            and not any(line.intersects(_yta(box)) for line in self.lines)
        )

    def _inuti(self, forms: list[Form], shape: Geometry, share: float) -> Etikett | None:
        """Nearest the middle, with at least a share of the name over its own area."""
        points = _rutnat(shape)
        wide, high = shape.bounds[2] - shape.bounds[0], shape.bounds[3] - shape.bounds[1]
        for lines, width, height in forms:
            if wide * high < width * height * share:
                continue
            for x, y in points[_rymmer(shape, points, width, height, share)]:
                box = Ruta(float(x) - width / 2, float(y) - height / 2, width, height)
                if self._ledig(box):
                    return Etikett(lines, box)
        return None

    def _utanfor(self, forms: list[Form], shape: Geometry) -> Etikett | None:
        """The cheapest free position around: near, over nothing, its line crossing nothing."""
        anchor = _mitt(shape)
        found: list[tuple[float, int, tuple[str, ...], Ruta, LineString]] = []
        for lines, width, height in forms:
            for box in _runtom(shape, width, height, self.matt.text):
                if self._ledig(box):
                    line = _linje(box, anchor)
                    found.append((self._pris(box, line), len(found), lines, box, line))
        if not found:
            return None
        price, _, lines, box, line = min(found)
        if price > self.matt.bredd * 0.6:
            return None
        self.lines.append(line)
        return Etikett(lines, box, (float(anchor[0]), float(anchor[1])))

    def _pris(self, box: Ruta, line: Geometry) -> float:
        covered = int(shapely.intersects(np.array(self.shapes), _yta(box)).sum())
        crossed = sum(line.intersects(_yta(other)) for other in self.taken)
        crossed += sum(line.intersects(other) for other in self.lines)
        return line.length + covered * self.matt.text * 4 + crossed * self.matt.text * 8


def former(namn: str, size: float) -> list[Form]:
    """The name on one line and on several, with width and height of each."""
    forms: list[Form] = []
    for room in (10_000.0, textbredd(namn, size) * 0.68, textbredd(namn, size) * 0.45):
        lines = tuple(bryt(namn, size, room))
        if (
            lines
            and not any("…" in line for line in lines)
            and lines not in [form[0] for form in forms]
        ):
            forms.append(
                (lines, max(textbredd(line, size) for line in lines), len(lines) * size * 1.15)
            )
    return forms


def _rymmer(
    shape: Geometry, points: np.ndarray, width: float, height: float, share: float
) -> np.ndarray:
    """Which of the points may be the middle of a name with enough of it over the area."""
    corners = (width / 2, height / 2)
    low, high = points - corners, points + corners
    boxes = shapely.box(low[:, 0], low[:, 1], high[:, 0], high[:, 1])
    shapely.prepare(shape)
    if share >= 1:
        return shapely.contains(shape, boxes)
    # Fifteen points spread over the name stand for its area; cutting polygons is much slower.
    spread = np.array([(x, y) for x in (-0.48, -0.24, 0, 0.24, 0.48) for y in (-0.45, 0, 0.45)])
    samples = (points[:, None, :] + spread * np.array([width, height])).reshape(-1, 2)
    hits = shapely.contains_xy(shape, samples[:, 0], samples[:, 1]).reshape(len(points), -1)
    return hits.mean(axis=1) >= share


def _runtom(shape: Geometry, width: float, height: float, size: float) -> list[Ruta]:
    min_x, min_y, max_x, max_y = shape.bounds
    middle_x, middle_y = (min_x + max_x) / 2, (min_y + max_y) / 2
    boxes = []
    for reach in (0.3, 0.8, 1.5, 2.5, 4, 6, 9):
        half_w = (max_x - min_x) / 2 + size * reach + width / 2
        half_h = (max_y - min_y) / 2 + size * reach + height / 2
        boxes += [
            Ruta(
                middle_x + dx * half_w - width / 2,
                middle_y + dy * half_h - height / 2,
                width,
                height,
            )
            for dx, dy in _RIKTNINGAR
        ]
    return boxes


def _yta(box: Ruta) -> Geometry:
    return shapely.box(box.x, box.y, box.x + box.width, box.y + box.height)


def _linje(box: Ruta, anchor: np.ndarray) -> LineString:
    """From the middle of the nearest edge of the name to the area."""
    end = (float(anchor[0]), float(anchor[1]))
    return LineString([faste(box, end), end])


def faste(box: Ruta, anchor: tuple[float, float]) -> tuple[float, float]:
    """The point of the name that its line starts at."""
    x = min(max(anchor[0], box.x), box.x + box.width)
    return x, min(max(anchor[1], box.y), box.y + box.height)


_RIKTNINGAR = [
    (-1, 0), (1, 0), (0, -1), (0, 1), (-1, 0.6), (1, 0.6), (-1, -0.6), (1, -0.6),
    (-0.6, 1), (0.6, 1), (-0.6, -1), (0.6, -1), (-1, 1), (1, 1), (-1, -1), (1, -1),
]  # fmt: skip


def _grov(shape: Geometry) -> Geometry:
    simple = shapely.simplify(shape, 1.5)
    return shape if simple.is_empty or not simple.is_valid else simple


def _mitt(shape: Geometry) -> np.ndarray:
    """The middle of the widest part: the centroid of a bent area may lie outside it."""
    largest = max(shapely.get_parts(shape), key=shapely.area)
    circle = shapely.maximum_inscribed_circle(largest, tolerance=2)
    x, y = circle.coords[0]
    return np.array([x, y])


def _rutnat(shape: Geometry) -> np.ndarray:
    """Positions over the area, those nearest its middle first."""
    min_x, min_y, max_x, max_y = shape.bounds
    xs, ys = np.linspace(min_x, max_x, RUTOR), np.linspace(min_y, max_y, RUTOR)
    grid = np.column_stack([axis.ravel() for axis in np.meshgrid(xs, ys)])
    middle = _mitt(shape)
    order = np.argsort(((grid - middle) ** 2).sum(axis=1), kind="stable")
    return np.vstack([middle, grid[order]])


def mittpunkt(shape: Geometry) -> tuple[float, float]:
    """The point that a marker without a place of its own stands on."""
    x, y = _mitt(shape)
    return float(x), float(y)
