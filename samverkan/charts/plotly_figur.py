"""The same figure as a plain dict for plotly in the browser: same data, same colours, same words.

Plain dicts cost microseconds, plotly's own objects milliseconds: they are never built.
"""

from typing import Any

from samverkan.charts.floden import Flodesdiagram
from samverkan.charts.modell import Diagram, Figur, Roll, Serie, Slag, numrerade
from samverkan.charts.svg import FARG

# What the basic bundle can draw; an unknown kind would be drawn as points without a warning.
TILLATNA_SPAR = frozenset({"scatter", "bar"})

_FARG = {Roll.HUVUD: FARG["d-a"], Roll.STAD: FARG["d-stad"], Roll.POLIS: FARG["d-polis"]}
_JAMFORELSE = (FARG["d-axel"], "#8FA3A0", FARG["d-c3"], FARG["d-b-f"], "#A9B4B1")
_STRECK = ("solid", "dash", "dashdot", "dot", "longdash")
_MONSTER = {Roll.STAD: "-", Roll.POLIS: "|", Roll.HUVUD: ""}
# Colour and pattern of compared bars, in the order of the drawing's fills.
_STAPLAR = (
    ("d-flode", ""),
    ("d-axel", "/"),
    ("d-c2", ""),
    ("d-text", "."),
    ("d-axel", "+"),
    ("d-c4", ""),
)

Dict = dict[str, Any]


def plotly_figur(figur: Figur) -> Dict | None:
    """Data and layout, or None for what only the server draws (flows, timelines, heat)."""
    if not isinstance(figur, Diagram) or isinstance(figur, Flodesdiagram) or figur.sista < 0:
        return None
    makers = {
        Slag.LINJE: _linjer,
        Slag.SMA: _linjer,
        Slag.LUTNING: _linjer,
        Slag.STAPEL: _staplar,
        Slag.STAPLAD: _staplar,
        Slag.LIGGANDE: _staplar,
    }
    maker = makers.get(figur.slag)
    return {"data": maker(figur), "layout": _layout(figur)} if maker else None


def ren(text: str) -> str:
    """Labels are read as a small HTML by plotly: only the angle bracket opens it."""
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _hovring(d: Diagram, serie: Serie) -> list[str]:
    rows = []
    for name, p in zip(d.kategorier, serie.punkter, strict=True):
        text = d.punkt_text(p) if p.value is None else p.text(d.decimaler, d.tecken)
        prel = " (prel.)" if p.is_prel and p.value is not None else ""
        count = f", {p.n} svar" if p.n is not None else ""
        rows.append(ren(f"{serie.namn} {name}: {text}{prel}{count}"))
    return rows


def _farg(serie: Serie, nr: int) -> str:
    return _FARG.get(serie.roll) or _JAMFORELSE[nr % len(_JAMFORELSE)]


def _linjer(d: Diagram) -> list[Dict]:
    traces: list[Dict] = []
    for nr, serie in numrerade(d.serier):
        is_main = serie.roll is Roll.HUVUD and (not d.har or serie.namn == d.har)
        if serie.has_intervall and serie.roll is Roll.HUVUD and d.slag is Slag.LINJE:
            traces += _band(d, serie)
        color = _farg(serie, nr) if is_main or serie.roll is not Roll.HUVUD else FARG["d-b-f"]
        dash = "solid" if is_main else _STRECK[nr % len(_STRECK)]
        traces.append(
            _spar(
                d,
                serie,
                {"color": color, "width": 2.75 if is_main else 1.75, "dash": dash},
                is_main,
            )
        )
    return traces + _malbana(d)


def _spar(d: Diagram, serie: Serie, line: Dict, is_main: bool) -> Dict:
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": ren(serie.namn),
        "x": list(map(ren, d.kategorier)),
        "y": [p.value for p in serie.punkter],
        # A missing value is a gap; nothing is drawn across it.
        "connectgaps": False,
        "line": line,
        "marker": {"size": 8 if is_main else 5, "color": line["color"]},
        "text": _hovring(d, serie),
        "hoverinfo": "text",
    }


def _band(d: Diagram, serie: Serie) -> list[Dict]:
    """One closed outline for each unbroken stretch, as in the drawing."""
    runs: list[list[int]] = [[]]
    for i, p in enumerate(serie.punkter):
        runs = [*runs, []] if p.lag is None else [*runs[:-1], [*runs[-1], i]]
    names = list(map(ren, d.kategorier))
    return [
        {
            "type": "scatter",
            "mode": "none",
            "fill": "toself",
            "fillcolor": "rgba(46,132,104,.16)",
            "x": [names[i] for i in [*run, *reversed(run)]],
            "y": [serie.punkter[i].hog for i in run]
            + [serie.punkter[i].lag for i in reversed(run)],
            "hoverinfo": "skip",
            "showlegend": nr == 0,
            "name": d.intervalltext,
        }
        for nr, run in enumerate(run for run in runs if len(run) > 1)
    ]


def _malbana(d: Diagram) -> list[Dict]:
    bana = d.malbana
    if not bana:
        return []
    names = list(map(ren, d.kategorier))[bana.fran : bana.till + 1]
    values = [bana.value(i) for i in range(bana.fran, bana.till + 1)]
    marks = [0] * (len(names) - 1) + [11]
    return [
        {
            "type": "scatter",
            "mode": "lines+markers",
            "name": "banan mot målet",
            "x": names,
            "y": values,
            "line": {"color": FARG["d-mal"], "width": 1.5, "dash": "dot"},
            "marker": {
                "symbol": "cross-thin",
                "size": marks,
                "line": {"width": 2, "color": FARG["d-mal"]},
            },
        }
    ]


def _staplar(d: Diagram) -> list[Dict]:
    traces = []
    is_lying = d.slag is Slag.LIGGANDE
    for nr, serie in numrerade(d.serier):
        values, names = [p.value for p in serie.punkter], list(map(ren, d.kategorier))
        color, shape = _stapelfyllning(serie, nr)
        if d.har and len(d.serier) == 1:
            color = [FARG["d-stapel"] if k == d.har else FARG["d-flode"] for k in d.kategorier]
        traces.append(
            {
                "type": "bar",
                "name": ren(serie.namn),
                "orientation": "h" if is_lying else "v",
                "x": values if is_lying else names,
                "y": names if is_lying else values,
                "marker": {"color": color, "pattern": {"shape": shape}},
                "text": _hovring(d, serie),
                "textposition": "none",
                "hoverinfo": "text",
                **_felstaplar(serie, "error_x" if is_lying else "error_y"),
            }
        )
    return traces + ([] if is_lying else _malbana(d))


def _stapelfyllning(serie: Serie, nr: int) -> tuple[Any, str]:
    if serie.roll is Roll.JAMFORELSE:
        name, shape = _STAPLAR[nr % len(_STAPLAR)]
        return FARG[name], shape
    return FARG["d-stapel"] if serie.roll is Roll.HUVUD else _FARG[serie.roll], _MONSTER[serie.roll]


def _felstaplar(serie: Serie, axis: str) -> Dict:
    if not serie.has_intervall:
        return {}
    up = [(p.hog or 0) - (p.value or 0) if p.lag is not None else None for p in serie.punkter]
    down = [(p.value or 0) - p.lag if p.lag is not None else None for p in serie.punkter]
    bar = {"type": "data", "symmetric": False, "thickness": 1.25, "color": FARG["d-mal"]}
    return {axis: {**bar, "array": up, "arrayminus": down}}


def _layout(d: Diagram) -> Dict:
    names, values = _axlar(d)
    is_lying = d.slag is Slag.LIGGANDE
    upright = names if is_lying else values
    # Lying rows and weekdays are read from the top.
    from_top = {"autorange": "reversed"} if is_lying else {}
    return {
        "xaxis": values if is_lying else names,
        "yaxis": {**upright, **from_top},
        "barmode": "stack" if d.slag is Slag.STAPLAD else "group",
        "showlegend": len(d.serier) > 1 or d.malbana is not None,
        **_UTSEENDE,
        "font": dict(_SKRIFT),
    }


_SKRIFT = {"family": "Segoe UI, system-ui, sans-serif", "size": 14, "color": FARG["d-text"]}
_UTSEENDE: Dict = {
    "separators": ",\u00a0",
    "legend": {"orientation": "h", "y": -0.14, "yanchor": "top"},
    "margin": {"l": 48, "r": 16, "t": 16, "b": 40},
    "paper_bgcolor": "rgba(0,0,0,0)",
    "plot_bgcolor": "rgba(0,0,0,0)",
    "hovermode": "closest",
    "dragmode": "zoom",
}


def _axlar(d: Diagram) -> tuple[Dict, Dict]:
    """The axis of names, always categories, and that of values as in the drawing."""
    names: Dict = {"type": "category", "linecolor": FARG["d-axel"], "ticks": "", "showgrid": False}
    values: Dict = {"gridcolor": FARG["d-rut"], "zerolinecolor": FARG["d-axel"]}
    if d.slag is not Slag.LIGGANDE:
        values |= {"range": [d.axel.lag, d.axel.hog], "dtick": d.axel.steg}
    return {**names, "automargin": True}, {**values, "automargin": True}
