"""From a described figure to finished SVG: for the page, and by itself for paper."""

import base64
from collections.abc import Callable

from samverkan.charts import svg
from samverkan.charts.floden import Flodesdiagram
from samverkan.charts.modell import Diagram, Figur, Slag
from samverkan.charts.sammanfattning import sammanfatta
from samverkan.charts.svg_liggande import rita_liggande
from samverkan.charts.svg_linje import rita_linje
from samverkan.charts.svg_lutning import rita_lutning
from samverkan.charts.svg_sankey import rita_sankey
from samverkan.charts.svg_sma import rita_sma
from samverkan.charts.svg_stapel import rita_stapel, rita_staplad
from samverkan.charts.svg_tidslinje import rita_tidslinje
from samverkan.charts.svg_vecka import rita_vecka
from samverkan.charts.tidsdiagram import Tidsdiagram
from samverkan.charts.yta import BRED, Ritning, Yta, tomt

TYPSNITT_PAPPER = "Source Sans Pro, sans-serif"

_RITARE: dict[Slag, Callable[[Diagram, Yta, str], Ritning]] = {
    Slag.LINJE: rita_linje,
    Slag.STAPEL: rita_stapel,
    Slag.STAPLAD: rita_staplad,
    Slag.LIGGANDE: rita_liggande,
    Slag.SMA: rita_sma,
    Slag.VECKA: rita_vecka,
    # On paper and in mail the heat table becomes cells like the week's; on the page it is HTML.
    Slag.VARME: rita_vecka,
    Slag.LUTNING: rita_lutning,
}


def ritning(figur: Figur, yta: Yta, stem: str) -> Ritning:
    if isinstance(figur, Flodesdiagram):
        return rita_sankey(figur, yta, stem)
    if isinstance(figur, Tidsdiagram):
        return rita_tidslinje(figur, yta, stem)
    if isinstance(figur, Diagram) and figur.kategorier and figur.serier:
        return _RITARE[figur.slag](figur, yta, stem)
    return tomt(yta)


def rita(figur: Figur, yta: Yta = BRED, stem: str = "d", font: str = svg.TYPSNITT) -> str:
    """Draw; `stem` makes the ids unique on the page."""
    drawing = ritning(figur, yta, stem)
    return svg.document(
        yta.bredd,
        drawing.hojd,
        drawing.delar,
        title=figur.titel or figur.fynd,
        desc=sammanfatta(figur),
        stem=stem,
        font=font,
    )


def rita_fristaende(figur: Figur, yta: Yta = BRED) -> str:
    """The drawing as a document of its own, set in the font of the report."""
    return f'<?xml version="1.0" encoding="UTF-8"?>{rita(figur, yta, font=TYPSNITT_PAPPER)}'


def data_uri(document: str) -> str:
    """For `<img src>`: inline drawings lose their alternative text in a PDF."""
    return f"data:image/svg+xml;base64,{base64.b64encode(document.encode()).decode()}"
