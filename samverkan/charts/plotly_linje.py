"""Lines, slopes and small multiples for plotly: each name stands at its line, as in the drawing."""

from samverkan.charts.modell import SAKNAS, Diagram, Roll, Serie, numrerade
from samverkan.charts.plotly_delar import (
    Dict,
    hovring,
    layout,
    marginal,
    namnaxel,
    ren,
    skylt,
    streck,
    tal_i,
    vardeaxel,
)
from samverkan.charts.slutetiketter import AVSTAND, Slutetikett, placerade
from samverkan.charts.svg import FARG
from samverkan.charts.svg_linje import KLASS, linjeram, slutetiketter, stycken
from samverkan.charts.yta import Ram, Yta, visade

STRECKNING = ("solid", "dash", "dashdot", "dot", "longdash")


def linjer(d: Diagram, yta: Yta) -> Dict:
    labels = slutetiketter(d, yta)
    ram, xs = linjeram(d, yta, labels)
    names, gaps = _etiketter(d, labels, ram, xs, yta), _luckor(d, yta)
    # Room for whole points at both ends, in steps of the axis.
    pad = 10 * (len(xs) - 1) / ram.bredd if len(xs) > 1 else 0.5
    return {
        "data": [trace for s in d.serier for trace in _band(d, s)]
        + [trace for nr, s in numrerade(d.serier) for trace in linje(d, s, nr)]
        + malbana(d),
        "layout": layout(
            yta,
            marginal(ram, yta, yta.hojd),
            xaxis=namnaxel(d, -pad, len(xs) - 1 + pad, visade(d.kategorier, xs, yta)),
            yaxis=vardeaxel(d),
            annotations=names + [sign for sign in gaps if "text" in sign],
            shapes=[line for line in gaps if "text" not in line],
        ),
    }


def linje(d: Diagram, serie: Serie, nr: int, **extra: object) -> list[Dict]:
    """All values as one trace; the step to a preliminary value is dashed, in a trace of its own."""
    color, is_main = FARG[KLASS[serie.roll]], serie.roll is not Roll.JAMFORELSE
    dash = "solid" if is_main else STRECKNING[nr % len(STRECKNING)]
    line = {"color": color, "width": 2.75 if serie.roll is Roll.HUVUD else 1.75, "dash": dash}
    is_prel = any(p.is_prel for p in serie.punkter)
    lonely = any(len(run) == 1 for run in stycken(serie))
    marks = "markers" if is_main or lonely or is_prel else ""
    mode = marks if is_prel else "+".join(filter(None, ("lines", marks)))
    values = tal_i(serie)
    trace = _spar(d, serie.namn, values, line, mode) | {
        **({"marker": _punkter(serie, color, is_main)} if "markers" in mode else {}),
        "hovertext": hovring(d, serie),
        "hoverinfo": "text",
    }
    steps = _steg(d, serie, line) if is_prel else []
    return [{**one, **extra} for one in (trace, *steps)]


def _spar(d: Diagram, name: str, values: list[float | None], line: Dict, mode: str) -> Dict:
    return {
        "type": "scatter",
        "mode": mode,
        "name": ren(name),
        "x": list(map(ren, d.kategorier)),
        "y": values,
        # A missing value is a gap: nothing is drawn across it unless one asks for that.
        "cliponaxis": False,
        "line": line,
    }


def _punkter(serie: Serie, color: str, is_main: bool) -> Dict:
    """Hollow for a value, full for the last of the main series."""
    fills: str | list[str] = FARG["d-papper"]
    if serie.roll is Roll.HUVUD:
        fills = [color if i == serie.sista else FARG["d-papper"] for i in range(len(serie.punkter))]
    return {"size": 8 if is_main else 5, "color": fills, "line": {"color": color, "width": 2}}


def _steg(d: Diagram, serie: Serie, line: Dict) -> list[Dict]:
    points = serie.punkter
    firm = [None if p.is_prel else p.value for p in points]
    soft = [
        p.value if p.is_prel or any(q.is_prel for q in points[i + 1 : i + 2]) else None
        for i, p in enumerate(points)
    ]
    skip = {"hoverinfo": "skip"}
    return [
        _spar(d, serie.namn, firm, line, "lines") | skip,
        _spar(d, serie.namn, soft, line | {"dash": "dot"}, "lines") | skip,
    ]


def _band(d: Diagram, serie: Serie) -> list[Dict]:
    """One closed outline for each unbroken stretch, as in the drawing."""
    if serie.roll is not Roll.HUVUD:
        return []
    names, points = list(map(ren, d.kategorier)), serie.punkter
    kept = [[i for i in run if points[i].lag is not None] for run in stycken(serie)]
    return [
        {
            "type": "scatter",
            "mode": "none",
            "fill": "toself",
            "fillcolor": FARG["d-band"],
            "opacity": 0.16,
            "x": [names[i] for i in [*run, *reversed(run)]],
            "y": [points[i].hog for i in run] + [points[i].lag for i in reversed(run)],
            "hoverinfo": "skip",
            "name": d.intervalltext,
        }
        for run in kept
        if len(run) > 1
    ]


def malbana(d: Diagram) -> list[Dict]:
    bana = d.malbana
    if not bana:
        return []
    span = range(bana.fran, bana.till + 1)
    line = {"color": FARG["d-mal"], "width": 1.5, "dash": "dot"}
    marks = {"size": [0] * (len(span) - 1) + [11], "symbol": "cross-thin", "opacity": 1}
    return [
        {
            "type": "scatter",
            "mode": "lines+markers",
            "name": "banan mot målet",
            "x": [ren(d.kategorier[i]) for i in span],
            "y": [bana.value(i) for i in span],
            "line": line,
            "marker": {**marks, "line": {"width": 2, "color": FARG["d-mal"]}},
        }
    ]


def _etiketter(
    d: Diagram, labels: list[Slutetikett], ram: Ram, xs: list[float], yta: Yta
) -> list[Dict]:
    signs = []
    ground = {"bgcolor": FARG["d-papper"]} if d.malbana and d.malbana.till > d.sista else {}
    for label, y in placerade(labels, ram, yta):
        look: Dict = {"klass": "d-stark" if label.is_main else "d-text", "dx": AVSTAND, **ground}
        dy = y - ram.y(label.value)
        number, name, step = label.delar(max(yta.bredd - xs[label.index] - AVSTAND, 0), yta)
        first, second = (dy - yta.text * 0.5, dy + yta.text * 0.6) if yta.is_smal else (dy, dy)
        bold: Dict = {"dy": first, "bold": label.is_main}
        beside: Dict = {"dy": second, "dx": AVSTAND + step}
        signs.append(skylt(number, label.index, label.value, yta, **look | bold))
        signs.append(skylt(name, label.index, label.value, yta, **look | beside))
    return signs


def _luckor(d: Diagram, yta: Yta) -> list[Dict]:
    """A missing main value: a dotted upright line and the reason."""
    main = next((s for s in d.serier if s.roll is Roll.HUVUD), None)
    signs: list[Dict] = []
    for i, point in enumerate(main.punkter if main else ()):
        if point.value is not None or not point.saknas or (i > d.sista and point.saknas == SAKNAS):
            continue
        signs.append(streck(i, 0, i, 1, "d-axel", dash="dot", yref="paper"))
        words = {"yref": "paper", "xanchor": "center", "yanchor": "bottom", "size": yta.text - 2}
        signs.append(skylt(point.saknas, i, 0, yta, **words, bgcolor=FARG["d-papper"]))
    return signs
