"""Slope and small multiples for plotly: many lines, each named where it is."""

from samverkan.charts.etiketter import korta
from samverkan.charts.modell import Diagram, Roll, Serie
from samverkan.charts.plotly_delar import (
    Dict,
    gomd,
    hovring,
    kort,
    layout,
    marginal,
    ren,
    skylt,
    streck,
)
from samverkan.charts.plotly_linje import linje
from samverkan.charts.svg import FARG
from samverkan.charts.svg_lutning import etikettext, lutningsram, sidans
from samverkan.charts.svg_sma import Panel, bakgrund, panelerna
from samverkan.charts.yta import Ram, Yta


def lutning(d: Diagram, yta: Yta) -> Dict:
    """The first and the last category only, as in the drawing."""
    ram, height = lutningsram(d, yta)
    low, high = d.axel.lag, d.axel.hog
    head = {"yref": "paper", "klass": "d-stark", "yanchor": "bottom", "dy": -6}
    ends = ((0, d.kategorier[0], "right"), (1, d.kategorier[-1], "left"))
    signs = [skylt(name, x, 1, yta, **head | {"xanchor": anchor}) for x, name, anchor in ends]
    return {
        "data": [_lutning(d, serie) for serie in d.serier],
        "layout": layout(
            yta,
            marginal(ram, yta, height),
            xaxis=gomd(0, 1),
            yaxis=gomd(low, high),
            shapes=[streck(x, 0, x, 1, "d-rut", yref="paper") for x in (0, 1)],
            annotations=signs + [s for end in (0, -1) for s in _sida(d, ram, yta, end)],
        ),
    }


def _lutning(d: Diagram, serie: Serie) -> Dict:
    is_main = serie.roll is Roll.HUVUD
    color, texts = FARG["d-a" if is_main else "d-b"], hovring(d, serie)
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": ren(serie.namn),
        "x": [0, 1],
        "y": [serie.punkter[0].value, serie.punkter[-1].value],
        "cliponaxis": False,
        "line": {"color": color, "width": 2.75 if is_main else 1.75},
        "marker": {
            "size": 8,
            "color": FARG["d-papper"],
            "line": {"color": color, "width": 2},
        },
        "hovertext": [texts[0], texts[-1]],
        "hoverinfo": "text",
    }


def _sida(d: Diagram, ram: Ram, yta: Yta, end: int) -> list[Dict]:
    side = {"dx": 10, "xanchor": "left"} if end else {"dx": -10, "xanchor": "right"}
    return [
        skylt(
            etikettext(d, serie, end, ram, yta),
            abs(end),
            serie.punkter[end].value,
            yta,
            dy=y - ram.y(serie.punkter[end].value or 0),
            klass="d-stark" if serie.roll is Roll.HUVUD else "d-text",
            bold=serie.roll is Roll.HUVUD,
            **side,
        )
        for serie, y in sidans(d, ram, yta, end)
    ]


def sma(d: Diagram, yta: Yta) -> Dict:
    """A pair of axes for each panel, in the place that the panel has in the drawing."""
    panels, height = panelerna(d, yta)
    behind = bakgrund(d)
    traces: list[Dict] = []
    axes: Dict = {}
    signs: list[Dict] = []
    for nr, panel in enumerate(panels, 1):
        nth = str(nr) if nr > 1 else ""
        place = {"xaxis": f"x{nth}", "yaxis": f"y{nth}"}
        drawn = [(behind, False)] if behind else []
        for serie, is_main in [*drawn, (panel.serie, True)]:
            look = FARG["d-a" if panel.is_har else "d-b-s"] if is_main else FARG["d-b"]
            traces += [_panellinje(one, look, is_main) for one in linje(d, serie, 0, **place)]
        axes |= _axlar(d, panel, nth, yta, height)
        signs += _panelskyltar(d, panel, nth, yta, height)
    margin = {"l": 0, "r": 0, "t": 0, "b": 0}
    return {"data": traces, "layout": layout(yta, margin, annotations=signs, **axes)}


def _panellinje(trace: Dict, color: str, is_main: bool) -> Dict:
    width = 2.25 if is_main else 1.25
    ring = {"size": 5 if is_main else 2, "color": color, "line": {"color": color, "width": 1}}
    marker = {"marker": ring} if "markers" in trace["mode"] else {}
    return trace | {"line": trace["line"] | {"color": color, "width": width}, **marker}


def _axlar(d: Diagram, panel: Panel, nth: str, yta: Yta, height: float) -> Dict:
    ram, last = panel.ram, len(d.kategorier) - 1
    pad = 6 * max(last, 1) / ram.bredd
    scale = {"matches": "y"} if nth else {}
    wide = [kort(ram.left / yta.bredd), kort(ram.right / yta.bredd)]
    tall = [kort(1 - ram.bottom / height), kort(1 - ram.top / height)]
    line = {"visible": True, "showline": True, "linecolor": FARG["d-rut"], "showticklabels": False}
    x = gomd(-pad, last + pad, type="category", domain=wide, anchor=f"y{nth}", ticks="")
    y = gomd(d.axel.lag, d.axel.hog, domain=tall, anchor=f"x{nth}", **scale)
    return {f"xaxis{nth}": x | line, f"yaxis{nth}": y}


def _panelskyltar(d: Diagram, panel: Panel, nth: str, yta: Yta, height: float) -> list[Dict]:
    size, ram = yta.text - 0.5, panel.ram
    paper = {"xref": "paper", "yref": "paper", "size": size}
    top, below = 1 - panel.top / height, 1 - (ram.bottom + size * 0.4) / height
    bold = {"klass": "d-stark", "bold": panel.is_har}
    name = korta(panel.serie.namn, size, panel.bredd, bold=panel.is_har)
    signs = [
        skylt(name, panel.left / yta.bredd, top, yta, yanchor="top", **paper, **bold),
        *(
            skylt(words, x / yta.bredd, below, yta, yanchor="top", xanchor=anchor, **paper)
            for words, x, anchor in panel.andar(d, size)
        ),
    ]
    at = panel.serie.sista
    if at is None:
        return [
            *signs,
            skylt(panel.slut, ram.left / yta.bredd, below, yta, yanchor="bottom", **paper),
        ]
    place = {"xref": f"x{nth}", "yref": f"y{nth}", "dx": 8, "size": size}
    end = skylt(
        panel.slut, at, panel.serie.punkter[at].value, yta, **place, klass="d-stark", bold=True
    )
    return [*signs, end]
