"""Template tags that put a chart or a map on the page, with its table."""

from typing import Any

from django import template
from django.template.context import Context
from django.utils.safestring import mark_safe

from samverkan.charts.modell import Diagram, Figur, Slag
from samverkan.charts.plotly_figur import plotly_figur
from samverkan.charts.rita import data_uri, rita, rita_fristaende
from samverkan.charts.yta import BRED, SMAL
from samverkan.kartor.modell import Karta
from samverkan.kartor.svg_karta import rita_karta
from samverkan.kartor.utsnitt import BRED_KARTA, SMAL_KARTA

register = template.Library()


def _stam(context: Context, kind: str) -> str:
    """A stem of ids that no other figure on the page has, parts swapped in by htmx included."""
    counter = context.render_context
    # The outermost layer lives as long as the page; inner ones end with their include.
    outermost: dict[Any, Any] = counter.dicts[0]
    number = outermost.get("figurer", 0) + 1
    outermost["figurer"] = number
    request = context.get("request")
    part = (
        getattr(request, "path", "").strip("/").replace("/", "-")
        if getattr(request, "htmx", False)
        else ""
    )
    return f"{kind}{number}{f'-{part}' if part else ''}"


@register.inclusion_tag("samverkan/delar/figur.html", takes_context=True)
def figur(
    context: Context, diagram: Figur, rubrik: int = 3, interaktiv: bool = True
) -> dict[str, Any]:
    """`{% figur diagram %}`: both drawings, source, table; `rubrik` is the level of the heading."""
    stam = _stam(context, "d")
    return {
        "figur": diagram,
        "stam": stam,
        "niva": rubrik,
        "is_varmetabell": isinstance(diagram, Diagram) and diagram.slag is Slag.VARME,
        # Escaped text by text where it is drawn.
        "bred": mark_safe(rita(diagram, BRED, f"{stam}-b")),
        "smal": mark_safe(rita(diagram, SMAL, f"{stam}-s")),
        "tabell": diagram.tabell(),
        "plotly": plotly_figur(diagram) if interaktiv else None,
    }


@register.inclusion_tag("samverkan/delar/karta.html", takes_context=True)
def karta(context: Context, karta: Karta, rubrik: int = 3) -> dict[str, Any]:
    """`{% karta karta %}`: both drawings, key, source and table."""
    stam = _stam(context, "k")
    return {
        "figur": karta,
        "stam": stam,
        "niva": rubrik,
        "bred": mark_safe(rita_karta(karta, BRED_KARTA, f"{stam}-b")),
        "smal": mark_safe(rita_karta(karta, SMAL_KARTA, f"{stam}-s")),
        "tabell": karta.tabell(),
    }


@register.simple_tag
def figurbild(diagram: Figur) -> str:
    """`<img src="{% figurbild diagram %}">`: the drawing as a document of its own, for PDF."""
    return data_uri(rita_fristaende(diagram, BRED))
