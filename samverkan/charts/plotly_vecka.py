"""Weekday by hour for plotly: one row of bars a day, the darker the larger the number."""

from samverkan.charts.modell import Diagram, Punkt, Serie
from samverkan.charts.plotly_delar import (
    Dict,
    gomd,
    hovring,
    layout,
    marginal,
    ren,
    ruta,
    skylt,
)
from samverkan.charts.skuggor import Skuggor
from samverkan.charts.svg import FARG
from samverkan.charts.svg_vecka import SKUGGOR, Rutnat, nyckelposter, skuggor, storst
from samverkan.charts.yta import Ram, Yta


def vecka(d: Diagram, yta: Yta) -> Dict:
    """Both axes count cells; the numbers themselves go with the bars as `customdata`."""
    grid, shades = Rutnat(d, yta), skuggor(d)
    rows, columns = len(d.serier), len(d.kategorier)
    ram = Ram(grid.left, grid.top, yta.bredd, grid.bottom, d.axel)
    names = {"xref": "paper", "dx": -6, "xanchor": "right", "size": grid.size}
    days = [skylt(name, 0, r + 0.5, yta, **names) for r, name in enumerate(grid.namn)]
    hours = {"yref": "paper", "yanchor": "bottom", "dy": -3, "size": grid.size}
    heads = [skylt(d.kategorier[c], c, 1, yta, **hours) for c in grid.visade]
    signs = _nyckel(d, shades, grid, yta)
    return {
        "data": [_rad(d, serie, r, shades, grid) for r, serie in enumerate(d.serier)],
        "layout": layout(
            yta,
            marginal(ram, yta, grid.bottom + 16 + grid.size * 2.8),
            xaxis=gomd(0, columns),
            yaxis=gomd(rows, 0),
            barmode="overlay",
            annotations=days + heads + signs,
            shapes=_kanter(d, grid),
        ),
    }


def _rad(d: Diagram, serie: Serie, r: int, shades: Skuggor, grid: Rutnat) -> Dict:
    gap = 1 / grid.step
    zero = [p.value == 0 for p in serie.punkter]
    return {
        "type": "bar",
        "name": ren(serie.namn),
        "x": list(range(len(d.kategorier))),
        "y": [1 - 1 / grid.row] * len(d.kategorier),
        "base": [r] * len(d.kategorier),
        "offset": 0,
        "width": 1 - gap,
        "customdata": [p.value for p in serie.punkter],
        "marker": {
            "color": [_farg(p, shades) for p in serie.punkter],
            "line": {"width": [int(edge) for edge in zero], "color": FARG["d-rut"]},
        },
        "hovertext": hovring(d, serie),
        "hoverinfo": "text",
    }


def _farg(point: Punkt, shades: Skuggor) -> str:
    return FARG[SKUGGOR[shades(point.value)] if point.value else "d-papper"]


def _kanter(d: Diagram, grid: Rutnat) -> list[Dict]:
    """Dashed where there is no number, a dark frame round the largest."""
    gap, low = 1 / grid.step, 1 / grid.row
    edges = [
        ruta(c + gap / 2, r + low / 2, c + 1 - 2 * gap, r + 1 - 2 * low)
        for r, serie in enumerate(d.serier)
        for c, point in enumerate(serie.punkter)
        if point.value is None and point.saknas
    ]
    most = storst(d)
    if most:
        r, c = most
        frame = {"line": {"width": 2, "dash": "solid"}}
        edges.append(ruta(c, r, c + 1 - gap, r + 1 - low, "d-mal", **frame))
    return edges


def _nyckel(d: Diagram, shades: Skuggor, grid: Rutnat, yta: Yta) -> list[Dict]:
    """The range of each shade below the grid; the swatch is a sign, so that it scales with them."""
    signs, size = [], grid.size
    for klass, text, x, y in nyckelposter(d, shades, grid, yta):
        at = {"xref": "paper", "yref": "paper", "dy": y - grid.bottom + size / 2}
        left = x - grid.left
        sign, edge = ("□", "d-axel") if klass == "d-papper" else ("■", klass)
        signs.append(skylt(sign, 0, 0, yta, dx=left, size=size + 4, klass=edge, **at))
        signs.append(skylt(text, 0, 0, yta, dx=left + 21, size=size, **at))
    return signs
