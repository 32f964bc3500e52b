"""Pieces that every interactive drawing is made of, in the measures and colours of the SVG.

Margins, shifts and sizes of type are in the units of the SVG; the browser scales them as one.
"""

from typing import Any

from samverkan.charts.modell import Diagram, Punkt, Serie
from samverkan.charts.monster import Fyllning
from samverkan.charts.svg import FARG
from samverkan.charts.yta import Ram, Yta

# What the basic bundle can draw; an unknown kind would be drawn as points without a warning.
TILLATNA_SPAR = frozenset({"scatter", "bar"})

# Fill and pattern by the name that the drawing has for them: ink, shape, ground.
_MONSTER = {
    "stad": ("d-stad", "-", "d-stad-bg"),
    "polis": ("d-polis", "|", "d-polis-bg"),
    "sned": ("d-axel", "/", "d-papper"),
    "prick": ("d-text", ".", "d-papper"),
    "ruta": ("d-axel", "+", "d-papper"),
}

Dict = dict[str, Any]
# What a label has unless it says otherwise.
SKYLT: Dict = {"xanchor": "left", "yanchor": "middle", "showarrow": False, "borderpad": 0}


def ren(text: str) -> str:
    """Labels are read as a small HTML by plotly: only the angle bracket opens it."""
    return text.replace("&", "&amp;").replace("<", "&lt;")


def hovring(d: Diagram, serie: Serie) -> list[str]:
    pairs = zip(d.kategorier, serie.punkter, strict=True)
    return [ren(f"{serie.namn} {name}: {_hovertext(d, p)}") for name, p in pairs]


def _hovertext(d: Diagram, p: Punkt) -> str:
    if p.value is None:
        return d.punkt_text(p)
    prel = " (prel.)" if p.is_prel else ""
    count = f", {p.n} svar" if p.n is not None else ""
    return f"{p.text(d.decimaler, d.tecken)}{prel}{count}"


def kort(value: Any) -> Any:
    """A place to six digits, which no eye can tell from the whole; names as they are."""
    if not isinstance(value, float):
        return value
    rounded = float(f"{value:.6g}")
    return int(rounded) if rounded.is_integer() else rounded


def tal_i(serie: Serie) -> list[float | int | None]:
    """The values of a series, whole ones without a decimal."""
    values = [p.value for p in serie.punkter]
    return [int(v) if v is not None and float(v).is_integer() else v for v in values]


def skylt(text: str, x: Any, y: Any, yta: Yta, **extra: Any) -> Dict:
    """A label at a point of the axes; `klass`, `bold`, `dx` and `dy` as in the drawing.

    What all labels have stands once, in the layout: size, colour and `SKYLT`.
    """
    klass, bold = extra.pop("klass", "d-text"), extra.pop("bold", False)
    size = extra.pop("size", yta.text)
    font = {
        **({"size": size} if size != yta.text else {}),
        **({"color": FARG[klass]} if klass != "d-text" else {}),
        **({"weight": 600} if bold else {}),
    }
    shifts = {"xshift": kort(extra.pop("dx", 0)), "yshift": -kort(extra.pop("dy", 0))}
    own = {k: v for k, v in extra.items() if SKYLT.get(k) != v} | {
        k: v for k, v in shifts.items() if v
    }
    return {"text": ren(text), "x": kort(x), "y": kort(y), "font": font, **own}


def ruta(x0: Any, y0: Any, x1: Any, y1: Any, klass: str = "d-axel", **extra: Any) -> Dict:
    """The dashed, unfilled edge of a rectangle."""
    line = {"color": FARG[klass], "width": 1, "dash": "dot", **extra.pop("line", {})}
    corners = {"x0": kort(x0), "x1": kort(x1), "y0": kort(y0), "y1": kort(y1)}
    return {"type": "rect", **corners, "line": line, **extra}


def streck(x0: Any, y0: Any, x1: Any, y1: Any, klass: str, width: float = 1, **extra: Any) -> Dict:
    """A straight line."""
    dash = extra.pop("dash", "solid")
    return ruta(x0, y0, x1, y1, klass, line={"width": width, "dash": dash}, **extra) | {
        "type": "line"
    }


def fyllning(fill: Fyllning) -> Dict:
    """Colour and pattern of a bar."""
    ink, shape, ground = _MONSTER.get(fill.namn, (fill.namn, "", ""))
    if not shape:
        return {"color": FARG[ink]}
    pattern = {"shape": shape, "bgcolor": FARG[ground], "fgcolor": FARG[ink], "size": 5}
    line = {"color": FARG["d-axel"], "width": 1}
    return {"color": FARG[ink], "pattern": pattern, "line": line}


def marginal(ram: Ram, yta: Yta, height: float) -> Dict:
    """The frame of the drawing as the margins around it."""
    return {
        "l": kort(ram.left),
        "r": kort(max(yta.bredd - ram.right, 0)),
        "t": kort(ram.top),
        "b": kort(max(height - ram.bottom, 0)),
    }


def gomd(low: float, high: float, **extra: Any) -> Dict:
    """An axis that is only a measure: no line, no numbers."""
    return {
        "range": [kort(low), kort(high)],
        "visible": False,
        "showgrid": False,
        "zeroline": False,
        **extra,
    }


def layout(yta: Yta, margin: Dict, **extra: Any) -> Dict:
    font = {"family": "Segoe UI, system-ui, sans-serif", "size": yta.text, "color": FARG["d-text"]}
    return {
        "separators": ",\u00a0",
        "margin": margin,
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "showlegend": False,
        "font": font,
        "template": {"layout": {"annotationdefaults": SKYLT}},
        **extra,
    }


def platt(yta: Yta, height: float, **extra: Any) -> Dict:
    """A layout whose two axes are the drawing's own measures, from the top left."""
    margin = {"l": 0, "r": 0, "t": 0, "b": 0}
    axes = {"xaxis": gomd(0, yta.bredd), "yaxis": gomd(height, 0)}
    return layout(yta, margin, **{**axes, **extra})


def namnaxel(d: Diagram, low: float, high: float, shown: range) -> Dict:
    """The axis of names, always categories, with those named that the drawing names."""
    return {
        "type": "category",
        "categoryorder": "array",
        "range": [kort(low), kort(high)],
        "tickmode": "array",
        "tickvals": list(shown),
        "ticktext": [ren(d.kategorier[i]) for i in shown],
        "tickangle": 0,
        "ticks": "",
        "showgrid": False,
        "zeroline": False,
        "linecolor": FARG["d-axel"],
    }


def vardeaxel(d: Diagram) -> Dict:
    """Range of the drawing; the marks follow when the reader zooms."""
    return {
        "range": [d.axel.lag, d.axel.hog],
        "nticks": len(d.axel.ticks()) + 1,
        "exponentformat": "none",
        "separatethousands": True,
        "gridcolor": FARG["d-rut"],
        "zerolinecolor": FARG["d-axel"],
        "automargin": True,
    }
