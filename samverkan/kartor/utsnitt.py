"""The part of the ground that a map shows, and the areas seen in it."""

from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry as Geometry

from samverkan.kartor.geometri import TOLERANS_OMRADE, TOLERANS_STAD, forenkla, utan_smaoar, ytor
from samverkan.kartor.modell import Karta, Omrade


@dataclass(frozen=True)
class Kartyta:
    """Width of a map, size of its names and of its markers."""

    bredd: float
    text: float
    markor: float


BRED_KARTA = Kartyta(600, 14, 24)
SMAL_KARTA = Kartyta(340, 11.5, 20)
LUFT = 0.05


class Utsnitt:
    """From metres to units of the drawing, north upwards."""

    def __init__(self, shapes: list[Geometry], yta: Kartyta) -> None:
        min_x, min_y, max_x, max_y = shapely.total_bounds(np.array(shapes))
        wide, high = max(max_x - min_x, 1.0), max(max_y - min_y, 1.0)
        inner = yta.bredd * (1 - 2 * LUFT)
        self.unit = max(wide / inner, high / (yta.bredd * 1.05))
        self.bredd = yta.bredd
        self.hojd = min(
            max(high / self.unit + 2 * yta.bredd * LUFT, yta.bredd * 0.55), yta.bredd * 1.15
        )
        self.x0 = (min_x + max_x) / 2 - self.bredd / 2 * self.unit
        self.y1 = (min_y + max_y) / 2 + self.hojd / 2 * self.unit

    def flytta(self, shape: Geometry) -> Geometry:
        start, unit = np.array([self.x0, self.y1]), np.array([self.unit, -self.unit])
        return shapely.transform(shape, lambda xy: (xy - start) / unit)

    def flytta_punkt(self, x: float, y: float) -> tuple[float, float]:
        return (x - self.x0) / self.unit, (self.y1 - y) / self.unit

    def syns(self, shape: Geometry) -> bool:
        west, south, east, north = shape.bounds
        right, bottom = self.x0 + self.bredd * self.unit, self.y1 - self.hojd * self.unit
        return west < right and east > self.x0 and south < self.y1 and north > bottom

    def beskar(self, shape: Geometry) -> Geometry:
        """Move and cut to the frame."""
        return shapely.clip_by_rect(self.flytta(shape), -5, -5, self.bredd + 5, self.hojd + 5)


def synliga(karta: Karta, yta: Kartyta) -> tuple[Utsnitt, list[Omrade], list[Geometry]]:
    """The areas that are seen, as they are drawn; a part of the map cuts them to its frame."""
    tolerance = TOLERANS_STAD if karta.is_stad else TOLERANS_OMRADE
    if karta.utsnitt is not None:
        tolerance = TOLERANS_OMRADE / 4
    simple = forenkla([o.geometry for o in karta.omraden], tolerance)
    pairs = [
        (o, shape) for o, shape in zip(karta.omraden, simple, strict=True) if shape is not None
    ]
    if karta.utsnitt is None:
        view = Utsnitt([shape for _, shape in pairs], yta)
        cut = [(o, utan_smaoar(view.flytta(shape), 6)) for o, shape in pairs]
    else:
        view = Utsnitt([karta.utsnitt], yta)
        inside = [(o, view.beskar(shape)) for o, shape in pairs if view.syns(shape)]
        cut = [(o, ytor(shape)) for o, shape in inside if not shape.is_empty]
    return view, [o for o, _ in cut], [shape for _, shape in cut]
