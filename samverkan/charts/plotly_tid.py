"""A timeline for plotly: bars from day to day, and points for single days."""

from datetime import date, timedelta

from samverkan.charts.axel import Axel
from samverkan.charts.etiketter import korta
from samverkan.charts.plotly_delar import Dict, fyllning, gomd, layout, marginal, ren, skylt, streck
from samverkan.charts.svg import FARG
from samverkan.charts.svg_tidslinje import FYLLNING, STAPEL, Tid, fot, radmitt, tidsram
from samverkan.charts.tidsdiagram import Tidpost, Tidsdiagram, datumtext
from samverkan.charts.yta import Ram, Yta

DYGN = 86_400_000


def tidslinje(d: Tidsdiagram, yta: Yta) -> Dict:
    """One row a thing; `customdata` holds the two days of each."""
    tid, row = tidsram(d, yta)
    top = yta.text * 2
    bottom = top + len(d.poster) * row
    ram = Ram(tid.left, top, tid.right, bottom, Axel(0, 1, 1))
    mids = [radmitt(nr * row, row, yta) for nr in range(len(d.poster))]
    names = [_namn(p, nr * row, mids[nr], tid, yta) for nr, p in enumerate(d.poster)]
    lines, signs = _idag(d, bottom - top, yta)
    return {
        "data": [one for p, y in zip(d.poster, mids, strict=True) for one in _post(p, y, tid)],
        "layout": layout(
            yta,
            marginal(ram, yta, bottom + fot(d, yta)),
            xaxis=_tidsaxel(tid, yta),
            yaxis=gomd(bottom - top, 0),
            barmode="overlay",
            annotations=names + signs,
            shapes=lines,
        ),
    }


def _tidsaxel(tid: Tid, yta: Yta) -> Dict:
    marks = tid.streck(yta.text * 5)
    last = tid.first + timedelta(days=tid.days)
    return {
        "type": "date",
        "range": [tid.first.isoformat(), last.isoformat()],
        "tickmode": "array",
        "tickvals": [day.isoformat() for day, _ in marks],
        "ticktext": [words for _, words in marks],
        "tickangle": 0,
        "side": "top",
        "gridcolor": FARG["d-rut"],
        "zeroline": False,
    }


def _post(post: Tidpost, y: float, tid: Tid) -> list[Dict]:
    end = tid.last if post.is_oppen else post.slut or post.start
    text = f"{post.namn}: {_dagar(post)}{f', {post.anmarkning}' if post.anmarkning else ''}"
    common = {
        "name": ren(post.namn),
        "y": [y],
        "customdata": [[post.start.isoformat(), end.isoformat()]],
        "hovertext": ren(text),
        "hoverinfo": "text",
    }
    if post.slut is None and not post.is_oppen:
        return [_punkt(post.start, "circle", 10, "d-a") | common]
    # A day is the least that is seen.
    length = max((end - post.start).days, tid.days / 250) * DYGN
    bar = {
        "type": "bar",
        "orientation": "h",
        "base": [post.start.isoformat()],
        "x": [length],
        "width": STAPEL,
        "marker": fyllning(FYLLNING[post.roll]),
    }
    head = _punkt(end, "triangle-right", 12, "d-stark") | {"y": [y], "hoverinfo": "skip"}
    return [bar | common, *([head | {"name": ren(post.namn)}] if post.is_oppen else [])]


def _dagar(post: Tidpost) -> str:
    first = datumtext(post.start)
    if post.is_oppen:
        return f"från {first}, pågår"
    return f"{first} till {datumtext(post.slut)}" if post.slut else first


def _punkt(day: date, symbol: str, size: int, klass: str) -> Dict:
    marker = {"symbol": symbol, "size": size, "color": FARG[klass]}
    look = {"type": "scatter", "mode": "markers", "cliponaxis": False, "marker": marker}
    return {**look, "x": [day.isoformat()]}


def _namn(post: Tidpost, y: float, mid: float, tid: Tid, yta: Yta) -> Dict:
    """Left of the bar, or above it on a narrow drawing."""
    look = {"xref": "paper", "klass": "d-stark"}
    if yta.is_smal:
        cut = korta(post.namn, yta.text, yta.bredd)
        return skylt(cut, 0, y + 4, yta, dx=-tid.left, yanchor="top", **look)
    cut = korta(post.namn, yta.text, tid.left - 14)
    return skylt(cut, 0, mid, yta, dx=-12, xanchor="right", **look)


def _idag(d: Tidsdiagram, height: float, yta: Yta) -> tuple[list[Dict], list[Dict]]:
    if not d.idag:
        return [], []
    day = d.idag.isoformat()
    place = {"xanchor": "center", "yanchor": "top", "dy": 2, "bold": True, "klass": "d-stark"}
    words = skylt("i dag", day, height, yta, **place)
    return [streck(day, 0, day, height, "d-mal", 1.5)], [words]
