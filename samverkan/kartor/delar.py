"""Parts that every map has: markers for places, hatch for no data, scale bar, classes of fill."""

import shapely
from shapely.geometry.base import BaseGeometry as Geometry

from samverkan.charts import svg
from samverkan.charts.etiketter import Ruta, textbredd
from samverkan.kartor.modell import TOM, Kartplats

FYLL = {0: "#FFFFFF", 1: "#DCEBE4", 2: "#B4D6C7", 3: "#84BCA6", 4: "#5FA98D"}
GRANS, BOTTEN, VATTEN, SVART = "#6F8F84", "#F3F5F4", "#DCE7EE", "#14201F"


def fyllning(klass: int, stem: str) -> str:
    """Attributes of an area: a class of green, or the hatch that says there is no data."""
    if klass == TOM:
        return f'class="k-streck" fill="url(#{stem}-tom)" stroke="{GRANS}"'
    return f'class="k-{klass}" fill="{FYLL[klass]}" stroke="{GRANS}"'


def vag(shape: Geometry) -> str:
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


def streckmonster(stem: str) -> str:
    return (
        f'<pattern id="{stem}-tom" width="6" height="6" patternUnits="userSpaceOnUse">'
        '<rect class="k-tom-bg" fill="#FFFFFF" width="6" height="6"/>'
        '<path class="k-tom" stroke="#6F7B79" stroke-width="1" d="M-1 7L7-1M-1 1L1-1M5 7L7 5"/>'
        "</pattern>"
    )


def namn(x: float, y: float, words: str, size: float, klass: int = 0, *, bold: bool = False) -> str:
    extra = " k-namn-4" if klass == 4 else ""
    weight = ' font-weight="600"' if bold else ""
    return (
        f'<text class="k-namn{extra}" x="{svg.num(x)}" y="{svg.num(y)}" font-size="{size:g}"'
        f' fill="{SVART}"'
        f' text-anchor="middle"{weight}>{svg.rensa(words)}</text>'
    )


def markor(place: Kartplats, box: Ruta, size: float) -> str:
    """A numbered square: black for a known place, hollow for a new one."""
    new = "-ny" if place.is_ny else ""
    fill, ink = ("#FFFFFF", SVART) if place.is_ny else (SVART, "#FFFFFF")
    edge, width = (SVART, "2") if place.is_ny else ("#FFFFFF", "1.5")
    return (
        f'<rect class="k-plats{new}" x="{svg.num(box.x)}" y="{svg.num(box.y)}"'
        f' width="{box.width:g}" height="{box.height:g}" rx="2" fill="{fill}"'
        f' stroke="{edge}" stroke-width="{width}"/>'
        f'<text class="k-nr{new}" x="{svg.num(box.x + box.width / 2)}" font-weight="600"'
        ' text-anchor="middle"'
        f' y="{svg.num(box.y + box.height / 2 + size * 0.36)}" font-size="{size:g}" fill="{ink}">'
        f"{place.nummer}</text>"
    )


def lediga_markorer(
    points: list[tuple[float, float]], side: float, bredd: float, hojd: float, taken: Ruta
) -> list[Ruta]:
    """Squares at their points; one that would cover another goes to the nearest free spot."""
    boxes: list[Ruta] = []
    ring = [(dx, dy) for dx in range(-12, 13) for dy in range(-12, 13)]
    ring.sort(key=lambda step: (step[0] ** 2 + step[1] ** 2, step))
    for x, y in points:
        left = min(max(x - side / 2, 2), bredd - side - 2)
        top = min(max(y - side / 2, 2), hojd - side - 2)
        tries = (
            Ruta(left + dx * (side + 2) / 2, top + dy * (side + 2) / 2, side, side)
            for dx, dy in ring
        )
        free = (
            b
            for b in tries
            if _inom(b, bredd, hojd) and not any(b.krockar(o, 1) for o in [taken, *boxes])
        )
        boxes.append(next(free, Ruta(left, top, side, side)))
    return boxes


def _inom(box: Ruta, bredd: float, hojd: float) -> bool:
    return (
        box.x >= 1
        and box.y >= 1
        and box.x + box.width <= bredd - 1
        and box.y + box.height <= hojd - 1
    )


def skalstock(
    metres_per_unit: float,
    bredd: float,
    hojd: float,
    size: float,
    points: list[tuple[float, float]],
) -> tuple[str, Ruta]:
    """A bar of a round length, about a seventh of the width, in a lower corner without places."""
    wanted = metres_per_unit * bredd / 7
    steps = [a * 10**b for b in range(1, 6) for a in (1, 2, 5)]
    length = max((s for s in steps if s <= wanted), default=steps[0])
    wide, y = length / metres_per_unit, hojd - 14
    words = f"{length // 1000} km" if length >= 1000 else f"{length} m"
    total = wide + 6 + textbredd(words, size)
    corners = [Ruta(x, y - size, total + 8, size + 10) for x in (8, bredd - total - 16)]
    spots = [Ruta(px - 14, py - 14, 28, 28) for px, py in points]
    box = next((c for c in corners if not any(c.krockar(spot) for spot in spots)), corners[0])
    x = box.x + 4
    bar = svg.line([(x, y - 5), (x, y), (x + wide, y), (x + wide, y - 5)], "d-mal", 1.5)
    return bar + svg.text(x + wide + 6, y, words, size=size), box
