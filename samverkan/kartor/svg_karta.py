"""The map as SVG: classes of green, neighbours, water, names and numbered places."""

from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry as Geometry

from samverkan.charts import svg
from samverkan.charts.rita import TYPSNITT_PAPPER
from samverkan.charts.yta import Ritning
from samverkan.kartor import delar
from samverkan.kartor.etikettplats import Etikett, Matt, Placerare, faste, mittpunkt
from samverkan.kartor.geometri import TOLERANS_OMRADE, TOLERANS_STAD, forenkla, grovre, utan_smaoar
from samverkan.kartor.modell import TOM, Karta, Kartplats, Omrade
from samverkan.kartor.svg_schema import rita_schema


@dataclass(frozen=True)
class Kartyta:
    """Width of a map, size of its names and of its markers."""

    bredd: float
    text: float
    markor: float


BRED_KARTA = Kartyta(600, 14, 24)
SMAL_KARTA = Kartyta(340, 11.5, 20)
LUFT = 0.05


class _Utsnitt:
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


def rita_karta(
    karta: Karta, yta: Kartyta = BRED_KARTA, stem: str = "k", font: str = svg.TYPSNITT
) -> str:
    """Borders when there are any, otherwise the schematic."""
    drawn = (
        rita_schema(karta, yta.bredd, yta.text, yta.markor, stem)
        if karta.is_schema
        else _granser(karta, yta, stem)
    )
    role = "group" if any(o.url for o in karta.omraden) else "img"
    title, desc = karta.titel or karta.fynd, sammanfatta(karta)
    return svg.document(
        yta.bredd, drawn.hojd, drawn.delar, title=title, desc=desc, stem=stem, role=role, font=font
    )


def rita_karta_fristaende(karta: Karta, yta: Kartyta = BRED_KARTA) -> str:
    """The map as a document of its own, set in the font of the report."""
    return f'<?xml version="1.0" encoding="UTF-8"?>{rita_karta(karta, yta, font=TYPSNITT_PAPPER)}'


def sammanfatta(karta: Karta) -> str:
    """The map in words, for those who do not see it."""
    if karta.beskrivning:
        return karta.beskrivning
    rows = [f"{karta.fynd.rstrip('.')}.", f"{len(karta.omraden)} områden."]
    known = sorted((o for o in karta.omraden if o.value is not None), key=lambda o: -(o.value or 0))
    if known:
        rows.append(
            "Högst: " + ", ".join(f"{o.namn} {karta.vardetext(o)}" for o in known[:3]) + "."
        )
    if karta.platser:
        rows.append(
            "Platser: " + ", ".join(f"{p.nummer} {p.namn}" for p in karta.platser[:12]) + "."
        )
    return " ".join([*rows, "Alla siffror står i tabellen."])


def _granser(karta: Karta, yta: Kartyta, stem: str) -> Ritning:
    tolerance = TOLERANS_STAD if karta.is_stad else TOLERANS_OMRADE
    shapes = [s for s in forenkla([o.geometry for o in karta.omraden], tolerance) if s is not None]
    view = _Utsnitt(shapes, yta)
    drawn = [utan_smaoar(view.flytta(shape), 6) for shape in shapes]
    parts = _bakgrund(karta, view, stem)
    parts += [_yta(karta, o, shape, stem) for o, shape in zip(karta.omraden, drawn, strict=True)]
    spots = _platser(karta, view, drawn, yta)
    points = [xy for _, xy in spots]
    scale, scale_box = delar.skalstock(view.unit, view.bredd, view.hojd, yta.text - 1, points)
    boxes = delar.lediga_markorer(points, yta.markor, view.bredd, view.hojd, scale_box)
    places = [(p, box) for (p, _), box in zip(spots, boxes, strict=True)]
    placer = Placerare(
        Matt(yta.text, view.bredd, view.hojd), [scale_box, *(box for _, box in places)], drawn
    )
    labels = placer.placera_alla([o.namn for o in karta.omraden])
    for omrade, label in zip(karta.omraden, labels, strict=True):
        parts += _etikett(label, _klass(karta, omrade), yta.text) if label else []
    parts += [delar.markor(p, box, yta.text) for p, box in places]
    return Ritning([*parts, scale, "</g>"], view.hojd)


def _bakgrund(karta: Karta, view: _Utsnitt, stem: str) -> list[str]:
    frame = f'width="{svg.num(view.bredd)}" height="{svg.num(view.hojd)}"'
    parts = [
        f'<defs><clipPath id="{stem}-c"><rect {frame}/></clipPath>',
        f"{delar.streckmonster(stem)}</defs>",
        f'<g clip-path="url(#{stem}-c)"><rect class="k-botten" {frame} fill="{delar.BOTTEN}"/>',
    ]
    for shape in forenkla(karta.grannar, TOLERANS_STAD):
        data = _vag(view.beskar(shape)) if shape is not None and view.syns(shape) else ""
        if data:
            parts.append(
                f'<path class="k-granne" fill="{delar.BOTTEN}" stroke="#FFFFFF" d="{data}"/>'
            )
    if karta.vatten is not None:
        data = _vag(view.beskar(grovre(karta.vatten, TOLERANS_OMRADE)))
        parts.append(
            f'<path class="k-vatten" fill="{delar.VATTEN}" fill-rule="evenodd" d="{data}"/>'
        )
    return parts


def _vag(shape: Geometry) -> str:
    """Outlines and holes as one path."""
    rings = []
    for part in shapely.get_parts(shape):
        if part.geom_type != "Polygon" or part.is_empty:
            continue
        for ring in (part.exterior, *part.interiors):
            rings.append(
                "M" + " ".join(f"{svg.num(x)},{svg.num(y)}" for x, y in ring.coords[:-1]) + "z"
            )
    return "".join(rings)


def _klass(karta: Karta, omrade: Omrade) -> int:
    return karta.klassning.klass(omrade.value) if karta.has_varden else 0


def _yta(karta: Karta, omrade: Omrade, shape: Geometry, stem: str) -> str:
    klass = _klass(karta, omrade)
    words = f"{omrade.namn}: {karta.vardetext(omrade)}" if karta.has_varden else omrade.namn
    path = (
        f'<path {delar.fyllning(klass, stem)} stroke-linejoin="round" fill-rule="evenodd"'
        f' d="{_vag(shape)}">'
        f"<title>{svg.rensa(words)}</title></path>"
    )
    return lank(omrade, words, path)


def lank(omrade: Omrade, words: str, shape: str) -> str:
    if not omrade.url:
        return shape
    return f'<a href="{svg.rensa(omrade.url)}" aria-label="{svg.rensa(words)}">{shape}</a>'


def _platser(
    karta: Karta, view: _Utsnitt, drawn: list[Geometry], yta: Kartyta
) -> list[tuple[Kartplats, tuple[float, float]]]:
    """Places at their points, or in the middle of their area; the table has them all."""
    middles = {o.key: shape for o, shape in zip(karta.omraden, drawn, strict=True)}
    spots = [(p, _punkt(p, view, middles, yta.markor)) for p in karta.platser]
    return [
        (p, xy) for p, xy in spots if xy and 0 <= xy[0] <= view.bredd and 0 <= xy[1] <= view.hojd
    ]


def _punkt(
    place: Kartplats, view: _Utsnitt, middles: dict[str, Geometry], side: float
) -> tuple[float, float] | None:
    if place.plats is not None:
        return view.flytta_punkt(*place.plats)
    if place.omrade not in middles:
        return None
    x, y = mittpunkt(middles[place.omrade])
    # Below the middle, since the name of the area goes above.
    return (
        (x, y + side * 0.6)
        if middles[place.omrade].contains(shapely.Point(x, y + side * 0.6))
        else (x, y)
    )


def _etikett(label: Etikett, klass: int, size: float) -> list[str]:
    box, parts = label.ruta, []
    middle = box.x + box.width / 2
    if label.ankare:
        x, y = label.ankare
        parts.append(svg.line([faste(box, label.ankare), label.ankare], "d-axel", 1))
        parts.append(svg.dot(x, y, 1.5, "d-axel"))
    if klass == TOM and not label.ankare:
        parts.append(svg.rect(box.x - 2, box.y, box.width + 4, box.height, "d-papper"))
    parts += [
        delar.namn(
            middle, box.y + size * (0.92 + i * 1.15), words, size, 0 if label.ankare else klass
        )
        for i, words in enumerate(label.rader)
    ]
    return parts
