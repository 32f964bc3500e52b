"""Bars for plotly: upright, stacked and lying, with the drawing's fills and numbers."""

from samverkan.charts.etiketter import bryt, korta
from samverkan.charts.modell import Diagram, Punkt, Serie, Slag
from samverkan.charts.monster import Fyllning, fyllningar
from samverkan.charts.plotly_delar import (
    Dict,
    fyllning,
    gomd,
    hovring,
    kort,
    layout,
    marginal,
    namnaxel,
    ren,
    ruta,
    skylt,
    streck,
    tal_i,
    vardeaxel,
)
from samverkan.charts.plotly_linje import malbana
from samverkan.charts.svg import FARG
from samverkan.charts.svg_liggande import STAPELHOJD, Uppstallning, skrift
from samverkan.charts.svg_stapel import BREDAST, markta, nyckelhojd, sidnamn, stapelram, summatext
from samverkan.charts.yta import Ram, Yta, visade
from samverkan.format_sv import tal


def staplar(d: Diagram, yta: Yta) -> Dict:
    """Beside each other; a key above when there are several series, as in the drawing."""
    fills = fyllningar(d.serier)
    ram, xs, slot = stapelram(d, yta, nyckelhojd(d, fills, yta) + yta.text * 1.5, yta.bredd - 4)
    width = min(slot * 0.76 / len(d.serier), BREDAST)
    labelled, traces, signs, shapes = markta(d, width, yta), [], [], []
    for nr, (serie, fill) in enumerate(zip(d.serier, fills, strict=True)):
        start = (nr - len(d.serier) / 2) * width / slot
        traces.append(_spar(d, serie, fill, start, (width - 2) / slot))
        for i, point in enumerate(serie.punkter):
            shapes += _kanter(point, i + start, (width - 2) / slot)
            if (nr, i) in labelled and point.value is not None:
                is_last = len(d.serier) == 1 and i == serie.sista
                signs.append(_tal(d, point, i + start + width / slot / 2, yta, is_last))
    extra = _nyckel(yta) if len(d.serier) > 1 else {}
    traces += [{**one, "showlegend": False} for one in malbana(d)]
    return {"data": traces, "layout": _upprat(d, ram, xs, yta, signs, shapes) | extra}


def _upprat(
    d: Diagram, ram: Ram, xs: list[float], yta: Yta, signs: list[Dict], shapes: list[Dict]
) -> Dict:
    """Upright bars on both axes; stacked ones take account of the sign."""
    mode = "relative" if d.slag is Slag.STAPLAD else "group"
    names = namnaxel(d, -0.5, len(xs) - 0.5, visade(d.kategorier, xs, yta))
    margin, values = marginal(ram, yta, yta.hojd), vardeaxel(d)
    both = {"annotations": signs, "shapes": shapes, "barmode": mode}
    return layout(yta, margin, xaxis=names, yaxis=values, **both)


def _nyckel(yta: Yta) -> Dict:
    place = {"orientation": "h", "x": 0, "y": 1, "yref": "container", "yanchor": "top"}
    return {"showlegend": True, "legend": {**place, "xanchor": "left", "font": {"size": yta.text}}}


def _spar(d: Diagram, serie: Serie, fill: Fyllning, start: float, width: float) -> Dict:
    return {
        "type": "bar",
        "name": ren(serie.namn),
        "x": list(map(ren, d.kategorier)),
        "y": tal_i(serie),
        "offset": kort(start),
        "width": kort(width),
        "marker": fyllning(fill),
        "hovertext": hovring(d, serie),
        "hoverinfo": "text",
        **_felstaplar(serie, "error_y"),
    }


def _felstaplar(serie: Serie, axis: str) -> Dict:
    if not serie.has_intervall:
        return {}
    up = [(p.hog or 0) - (p.value or 0) if p.lag is not None else None for p in serie.punkter]
    down = [(p.value or 0) - p.lag if p.lag is not None else None for p in serie.punkter]
    bar = {"type": "data", "symmetric": False, "thickness": 1.25, "color": FARG["d-mal"]}
    return {axis: {**bar, "array": up, "arrayminus": down}}


def _kanter(point: Punkt, x: float, width: float) -> list[Dict]:
    """Dashed: round a preliminary bar, and a low stub where there is no value."""
    if point.value is None:
        stub: Dict = {"ysizemode": "pixel", "yanchor": 0}
        return [ruta(x, 0, x + width, 12, **stub)] if point.saknas else []
    return [ruta(x, 0, x + width, point.value, "d-mal")] if point.is_prel else []


def _tal(d: Diagram, point: Punkt, x: float, yta: Yta, is_bold: bool) -> Dict:
    value = point.value or 0
    edge = point.hog if value >= 0 else point.lag
    look = {"bold": is_bold, "klass": "d-stark" if is_bold else "d-text", "xanchor": "center"}
    place = {"yanchor": "bottom", "dy": -3} if value >= 0 else {"yanchor": "top", "dy": 3}
    text = tal(value, d.decimaler)
    return skylt(text, x, value if edge is None else edge, yta, **look, **place)


def staplade(d: Diagram, yta: Yta) -> Dict:
    """On top of each other, named beside the last one, with the sum above."""
    ram, xs, slot, signs = sidnamn(d, yta)
    width = min(slot * 0.7, BREDAST) / slot
    traces = [
        _spar(d, serie, fill, -width / 2, width)
        for serie, fill in zip(d.serier, fyllningar(d.serier), strict=True)
    ]
    labels = [
        skylt(words, len(xs) - 0.5, d.axel.lag, yta, dx=8, dy=y - ram.bottom, bold=is_main)
        for words, y, is_main in signs
    ]
    shapes = []
    for i in range(len(xs)):
        values = [s.punkter[i].value for s in d.serier]
        top = sum(v for v in values if v is not None and v > 0)
        words = summatext(d, i, yta, slot)
        look = {"xanchor": "center", "yanchor": "bottom", "dy": -3, "bold": i == d.sista}
        labels += [skylt(words, i, top, yta, **look)] if words else []
        if any(s.punkter[i].value is None and s.punkter[i].saknas for s in d.serier):
            stub: Dict = {"ysizemode": "pixel", "yanchor": top}
            shapes.append(ruta(i - width / 2, 1, i + width / 2, 9, **stub))
    return {"data": traces, "layout": _upprat(d, ram, xs, yta, labels, shapes)}


def liggande(d: Diagram, yta: Yta) -> Dict:
    """Rows in the drawing's own measure, so that long names may stand above their bars."""
    plan = Uppstallning(d, yta)
    traces = [_liggande(d, plan, nr, fill) for nr, fill in enumerate(fyllningar(d.serier))]
    ram = Ram(plan.bana.left, 0, plan.bana.right, plan.hojd, d.axel)
    signs = [s for i in range(len(d.kategorier)) for s in _radens(d, plan, i, yta)]
    zero = streck(0, plan.top, 0, plan.hojd, "d-axel")
    gaps = [
        _saknas(plan.mitt(i, nr))
        for nr, serie in enumerate(d.serier)
        for i, p in enumerate(serie.punkter)
        if p.value is None and p.saknas
    ]
    base = layout(
        yta,
        marginal(ram, yta, plan.hojd),
        xaxis=gomd(plan.bana.axel.lag, plan.bana.axel.hog),
        yaxis=gomd(plan.hojd, 0),
        annotations=signs,
        shapes=[zero, *gaps],
    )
    return {"data": traces, "layout": base | (_nyckel(yta) if len(d.serier) > 1 else {})}


def _saknas(y: float) -> Dict:
    """A short dashed box that cannot be read as a value."""
    half = (STAPELHOJD - 3) / 2
    return ruta(0, y - half, 10, y + half, xsizemode="pixel", xanchor=0)


def _liggande(d: Diagram, plan: Uppstallning, nr: int, fill: Fyllning) -> Dict:
    serie, look = d.serier[nr], fyllning(fill)
    if d.har and len(d.serier) == 1:
        look = {"color": [FARG["d-stapel" if k == d.har else "d-flode"] for k in d.kategorier]}
    return {
        "type": "bar",
        "name": ren(serie.namn),
        "orientation": "h",
        "x": tal_i(serie),
        "y": [kort(plan.mitt(i, nr)) for i in range(len(d.kategorier))],
        "offset": -(STAPELHOJD - 3) / 2,
        "width": STAPELHOJD - 3,
        "marker": look,
        "hovertext": hovring(d, serie),
        "hoverinfo": "text",
        **_felstaplar(serie, "error_x"),
    }


def _radens(d: Diagram, plan: Uppstallning, i: int, yta: Yta) -> list[Dict]:
    """The name of a row, and the number at the end of each of its bars."""
    is_har = bool(d.har) and d.kategorier[i] == d.har
    look = {"klass": "d-stark" if is_har else "d-text", "bold": is_har}
    signs = _radnamn(d.kategorier[i], plan, i, yta, look)
    for nr, serie in enumerate(d.serier):
        point, y = serie.punkter[i], plan.mitt(i, nr)
        words, value = skrift(point, d), point.value or 0
        edge = point.hog if value >= 0 else point.lag
        gap = 16 if point.value is None else 5
        side = {"dx": gap, "xanchor": "left"} if value >= 0 else {"dx": -5, "xanchor": "right"}
        signs.append(skylt(words, value if edge is None else edge, y, yta, **side, **look))
    return signs


def _radnamn(name: str, plan: Uppstallning, i: int, yta: Yta, look: Dict) -> list[Dict]:
    if yta.is_smal:
        cut = korta(name, yta.text, yta.bredd, bold=look["bold"])
        place = {"xref": "paper", "dx": -plan.bana.left, "yanchor": "top"}
        return [skylt(cut, 0, plan.rad(i), yta, **place, **look)]
    lines = bryt(name, yta.text, plan.left - 10, 2 if plan.radhojd > 2 * yta.text else 1)
    place = {"xref": "paper", "dx": plan.left - plan.bana.left - 8, "xanchor": "right"}
    middle = plan.rad(i) + plan.radhojd / 2 - 2
    return [
        skylt(
            words, 0, middle, yta, dy=(nr - (len(lines) - 1) / 2) * yta.text * 1.2, **place, **look
        )
        for nr, words in enumerate(lines)
    ]
