"""Flows for plotly: every band a filled outline, in the drawing's own measures."""

from samverkan.charts.floden import Flodesdiagram
from samverkan.charts.plotly_delar import Dict, platt, ren, skylt
from samverkan.charts.svg import FARG
from samverkan.charts.svg_sankey import (
    NODBREDD,
    Band,
    Nodnamn,
    Uppstallning,
    banden,
    nodnamn,
    talbredd,
)
from samverkan.charts.yta import Yta
from samverkan.format_sv import tal

STEG = 12


def floden(d: Flodesdiagram, yta: Yta) -> Dict:
    """The amounts themselves go with the outlines as `customdata`."""
    plan = Uppstallning(d, yta)
    names = [name for nr in range(len(plan.columns)) for name in nodnamn(d, plan, nr, yta)]
    signs = [sign for name in names for sign in _etikett(name, yta)]
    return {
        "data": [_band(d, band) for band in banden(d, plan)]
        + [_nod(d, node, *box) for node, box in plan.box.items()],
        "layout": platt(yta, plan.height + 8, annotations=signs),
    }


def _yta(points: list[tuple[float, float]], klass: str, opacity: float, text: str) -> Dict:
    return {
        "type": "scatter",
        "mode": "none",
        "fill": "toself",
        "fillcolor": FARG[klass],
        "opacity": opacity,
        "x": [round(x, 1) for x, _ in points],
        "y": [round(y, 1) for _, y in points],
        "hoveron": "fills",
        "hoverinfo": "text",
        "text": ren(text),
    }


def _band(d: Flodesdiagram, band: Band) -> Dict:
    f = band.flode
    upper = [_kurva(band, i / STEG, 0) for i in range(STEG + 1)]
    lower = [_kurva(band, i / STEG, band.wide) for i in reversed(range(STEG + 1))]
    klass, opacity = ("d-band", 0.55) if f.is_huvud else ("d-flode", 0.3)
    text = f"{f.fran} till {f.till}: {tal(f.value, d.decimaler)}"
    return _yta([*upper, *lower], klass, opacity, text) | {
        "name": ren(f"{f.fran} till {f.till}"),
        "customdata": [f.value],
    }


def _kurva(band: Band, t: float, down: float) -> tuple[float, float]:
    """A point of the same cubic curve that the drawing has."""
    x = band.x0 + (band.x1 - band.x0) * (1.5 * t * (1 - t) + t**3)
    y = band.y0 + (band.y1 - band.y0) * (3 * t**2 - 2 * t**3)
    return x, y + down


def _nod(d: Flodesdiagram, node: str, x: float, y: float, size: float) -> Dict:
    right, low = x + NODBREDD, y + max(size, 1)
    corners = [(x, y), (right, y), (right, low), (x, low), (x, y)]
    return _yta(corners, "d-stark", 1, f"{node}: {d.nodtext(node)}") | {"name": ren(node)}


def _etikett(name: Nodnamn, yta: Yta) -> list[Dict]:
    step, half = talbredd(name.tal, yta), yta.text * 0.55
    first, second = (name.y - half, name.y + half) if yta.is_smal else (name.y, name.y)
    look = {"klass": "d-stark"}
    return [
        skylt(name.tal, name.x, first, yta, bold=True, **look),
        skylt(name.namn, name.x, second, yta, dx=step, **look),
    ]
