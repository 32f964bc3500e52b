"""What lies on top of the areas: cells, outlines, points, and names to find one's way by."""

from samverkan.charts import svg
from samverkan.charts.etiketter import Ruta, textbredd
from samverkan.kartor import delar
from samverkan.kartor.etikettplats import Placerare
from samverkan.kartor.modell import Karta
from samverkan.kartor.utsnitt import Utsnitt


def celler(karta: Karta, view: Utsnitt, stem: str) -> list[str]:
    """Small surfaces by class, each with its words; then the outlines of another list."""
    parts = [
        f'<path {delar.fyllning(cell.klass, stem)} stroke-width=".6" fill-opacity=".85"'
        f' d="{delar.vag(view.flytta(cell.yta))}"><title>{svg.rensa(cell.namn)}</title></path>'
        for cell in karta.celler
    ]
    parts += [
        f'<path class="k-andras" fill="none" stroke="{delar.SVART}" stroke-width="1.5"'
        ' stroke-dasharray="1.5 3" stroke-linecap="round"'
        f' d="{delar.vag(view.flytta(ett.yta))}"><title>{svg.rensa(ett.namn)}</title></path>'
        for ett in karta.andras
    ]
    return parts


def punkter(karta: Karta, view: Utsnitt) -> list[str]:
    """A ring at each point, with the party's line through it: lying or standing."""
    parts = []
    for point in karta.punkter:
        x, y = view.flytta_punkt(*point.plats)
        parts.append(
            f'<g class="k-punkt k-punkt-{point.tecken or "gem"}"><title>{svg.rensa(point.namn)}'
            f'</title><circle cx="{svg.num(x)}" cy="{svg.num(y)}" r="4.5" fill="#FFFFFF"'
            f' stroke="{delar.SVART}" stroke-width="1.5"/>{_partslinje(point.tecken, x, y)}</g>'
        )
    return parts


def _partslinje(tecken: str, x: float, y: float) -> str:
    if not tecken:
        return ""
    data = f"M{svg.num(x)} {svg.num(y - 4.5)}v9" if tecken == "polis" else ""
    data = data or f"M{svg.num(x - 4.5)} {svg.num(y)}h9"
    return f'<path class="k-punktlinje" stroke="{delar.SVART}" stroke-width="1.5" d="{data}"/>'


def ytterlinjer(karta: Karta, view: Utsnitt) -> list[str]:
    """How far the places reach, with what they reached before as a broken line below."""
    parts = []
    for place in karta.platser:
        for shape, klass, attributes in (
            (place.tidigare, "k-forra", f'stroke="{delar.SVART}" stroke-dasharray="5 4"'),
            (place.yta, "k-yta", f'fill="{delar.SVART}" fill-opacity=".16" stroke="{delar.SVART}"'),
        ):
            if shape is not None:
                parts.append(
                    f'<path class="{klass}" {attributes} stroke-width="1.5"'
                    f' stroke-linejoin="round" d="{delar.vag(view.flytta(shape))}"/>'
                )
    return parts


def ortnamn(karta: Karta, view: Utsnitt, placer: Placerare, size: float) -> list[str]:
    """A name and a dot at each known point; left out where another name or a number stands."""
    parts: list[str] = []
    for words, at in karta.ortnamn:
        x, y = view.flytta_punkt(*at)
        box = Ruta(x - textbredd(words, size) / 2, y - size - 5, textbredd(words, size), size + 9)
        if placer.boka(box):
            parts.append(svg.dot(x, y, 1.8, "d-axel"))
            parts.append(svg.text(x, y - 6, words, size=size, anchor="middle"))
    return parts
