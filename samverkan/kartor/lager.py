"""What lies on top of the areas: outlines of places, and names to find one's way by."""

from samverkan.charts import svg
from samverkan.charts.etiketter import Ruta, textbredd
from samverkan.kartor import delar
from samverkan.kartor.etikettplats import Placerare
from samverkan.kartor.modell import Karta
from samverkan.kartor.utsnitt import Utsnitt


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
