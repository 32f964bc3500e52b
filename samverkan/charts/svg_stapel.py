"""Upright bars: grouped beside each other or stacked."""

from samverkan.charts import svg
from samverkan.charts.etiketter import fordela, korta, plats_for, textbredd
from samverkan.charts.modell import Diagram, Punkt, Roll
from samverkan.charts.monster import Fyllning, definitioner, fyllningar, nyckelrad
from samverkan.charts.svg_linje import malbana
from samverkan.charts.yta import Ram, Ritning, Yta, kategorirad, rutnat, tomt, vansterbredd
from samverkan.format_sv import tal

BREDAST = 56.0


def rita_stapel(d: Diagram, yta: Yta, stem: str) -> Ritning:
    """Bars side by side in each category, with a key when there are several series."""
    if d.sista < 0:
        return tomt(yta)
    fills = fyllningar(d.serier)
    key, top = nyckelrad(d.serier, fills, 0, yta, stem) if len(d.serier) > 1 else ([], 0.0)
    ram, xs, slot = _ram(d, yta, top + yta.text * 1.5, yta.bredd - 4)
    parts = [definitioner(fills, stem), *key, *rutnat(ram, yta)]
    width = min(slot * 0.76 / len(d.serier), BREDAST)
    labelled = _markta(d, width, yta)
    for nr, (serie, fill) in enumerate(zip(d.serier, fills, strict=True)):
        for i, point in enumerate(serie.punkter):
            x = xs[i] + (nr - len(d.serier) / 2) * width
            parts += _stapel(point, fill, x, width - 2, ram, stem)
            if (nr, i) in labelled and point.value is not None:
                is_last = len(d.serier) == 1 and i == serie.sista
                parts.append(_tal(point, d, x + width / 2 - 1, ram, yta, is_last))
    parts += malbana(d, ram, xs)
    parts += kategorirad(d.kategorier, xs, ram.bottom + yta.text * 1.6, yta)
    return Ritning(parts, yta.hojd)


def _ram(d: Diagram, yta: Yta, top: float, right: float) -> tuple[Ram, list[float], float]:
    left = vansterbredd(d.axel, yta)
    ram = Ram(left, top, right, yta.hojd - yta.text * 2.2, d.axel)
    slot = ram.bredd / len(d.kategorier)
    return ram, [left + slot * (i + 0.5) for i in range(len(d.kategorier))], slot


def _stapel(point: Punkt, fill: Fyllning, x: float, width: float, ram: Ram, stem: str) -> list[str]:
    zero = ram.y(0)
    if point.value is None:
        # A stub that cannot be read as a value: dashed and hollow.
        return [svg.outline(x, zero - 12, width, 12, "d-axel", "2 2")] if point.saknas else []
    y = ram.y(point.value)
    parts = [fill.rect(x, min(y, zero), width, abs(y - zero), stem)]
    if point.lag is not None and point.hog is not None:
        mid, low, high = x + width / 2, ram.y(point.lag), ram.y(point.hog)
        parts.append(svg.line([(mid, low), (mid, high)], "d-mal", 1.25))
        parts += [svg.line([(mid - 4, y), (mid + 4, y)], "d-mal", 1.25) for y in (low, high)]
    if point.is_prel:
        parts.append(svg.outline(x, min(y, zero), width, abs(y - zero), "d-mal", "3 3"))
    return parts


def _markta(d: Diagram, width: float, yta: Yta) -> set[tuple[int, int]]:
    """Which bars carry their number: all when all fit, otherwise the last of each main series."""
    widest = max(
        textbredd(tal(p.value, d.decimaler), yta.text) for s in d.serier for p in s.punkter
    )
    if widest <= width + 1:
        return {(nr, i) for nr in range(len(d.serier)) for i in range(len(d.kategorier))}
    mains = [
        (nr, s.sista)
        for nr, s in enumerate(d.serier)
        if s.roll is Roll.HUVUD and s.sista is not None
    ]
    return {(nr, i) for nr, i in mains[:1]}


def _tal(point: Punkt, d: Diagram, x: float, ram: Ram, yta: Yta, is_bold: bool) -> str:
    value = point.value or 0
    edge = point.hog if point.hog is not None and value >= 0 else point.lag if value < 0 else None
    y = ram.y(value if edge is None else edge)
    baseline = y - 5 if value >= 0 else y + yta.text
    half = textbredd(tal(value, d.decimaler), yta.text, bold=is_bold) / 2
    x = min(max(x, half), yta.bredd - half)
    klass = "d-stark" if is_bold else "d-text"
    words = tal(value, d.decimaler)
    return svg.text(x, baseline, words, size=yta.text, klass=klass, anchor="middle", bold=is_bold)


def rita_staplad(d: Diagram, yta: Yta, stem: str) -> Ritning:
    """Bars on top of each other, named beside the last one."""
    if d.sista < 0:
        return tomt(yta)
    fills = fyllningar(d.serier)
    widest = max(textbredd(f"{s.namn} {_sista(s.punkter[d.sista], d)}", yta.text) for s in d.serier)
    right = yta.bredd - min(widest + 14, yta.bredd * 0.38)
    ram, xs, slot = _ram(d, yta, yta.text * 1.6, right)
    parts = [definitioner(fills, stem), *rutnat(ram, yta)]
    ends: list[float] = []
    width = min(slot * 0.7, BREDAST)
    for i, x in enumerate(xs):
        column, middles = _kolumn(d, fills, i, x - width / 2, width, ram, stem)
        parts += column
        parts += _summa(d, i, x, ram, yta, slot)
        ends = middles if i == d.sista else ends
    parts += _namn(d, ends, ram.right + 8, yta, ram)
    parts += kategorirad(d.kategorier, xs, ram.bottom + yta.text * 1.6, yta)
    return Ritning(parts, yta.hojd)


def _sista(point: Punkt, d: Diagram) -> str:
    return point.text(d.decimaler)


def _kolumn(
    d: Diagram, fills: list[Fyllning], i: int, x: float, width: float, ram: Ram, stem: str
) -> tuple[list[str], list[float]]:
    up = down = 0.0
    parts, middles = [], []
    for serie, fill in zip(d.serier, fills, strict=True):
        value = serie.punkter[i].value or 0
        start = up if value >= 0 else down
        y0, y1 = ram.y(start), ram.y(start + value)
        if value:
            parts.append(fill.rect(x, min(y0, y1), width, abs(y1 - y0), stem))
        middles.append((y0 + y1) / 2)
        up, down = (up + value, down) if value >= 0 else (up, down + value)
    if any(s.punkter[i].value is None and s.punkter[i].saknas for s in d.serier):
        # Something is missing, so the column is not the whole: a dashed stub on top says so.
        parts.append(svg.outline(x, ram.y(up) - 9, width, 8, "d-axel", "2 2"))
    return parts, middles


def _summa(d: Diagram, i: int, x: float, ram: Ram, yta: Yta, slot: float) -> list[str]:
    values = [s.punkter[i].value for s in d.serier]
    known = [v for v in values if v is not None]
    if not known or len(known) < len(values) or min(known) < 0:
        return []
    words, is_last = tal(sum(known), d.decimaler), i == d.sista
    if textbredd(words, yta.text, bold=True) > slot and not is_last:
        return []
    klass = "d-stark" if is_last else "d-text"
    y = ram.y(sum(known)) - 5
    return [svg.text(x, y, words, size=yta.text, klass=klass, anchor="middle", bold=is_last)]


def _namn(d: Diagram, middles: list[float], x: float, yta: Yta, ram: Ram) -> list[str]:
    height = yta.text * 1.35
    low, high = height / 2, ram.bottom
    room = plats_for(height, low, high)
    centres = fordela(middles[:room], height, low, high)
    parts = []
    for serie, y in zip(d.serier, centres, strict=False):
        is_main = serie.roll is Roll.HUVUD
        words = f"{serie.namn} {_sista(serie.punkter[d.sista], d)}"
        klass = "d-stark" if is_main else "d-text"
        cut = korta(words, yta.text, yta.bredd - x, bold=is_main)
        parts.append(
            svg.text(x, y + yta.text * 0.35, cut, size=yta.text, klass=klass, bold=is_main)
        )
    return parts
