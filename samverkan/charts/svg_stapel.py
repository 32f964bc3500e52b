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
    ram, xs, slot = stapelram(d, yta, top + yta.text * 1.5, yta.bredd - 4)
    parts = [definitioner(fills, stem), *key, *rutnat(ram, yta)]
    width = min(slot * 0.76 / len(d.serier), BREDAST)
    labelled = markta(d, width, yta)
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


def stapelram(d: Diagram, yta: Yta, top: float, right: float) -> tuple[Ram, list[float], float]:
    """The frame, the middle of each category and the room that it has."""
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


def nyckelhojd(d: Diagram, fills: list[Fyllning], yta: Yta) -> float:
    """How far down the key reaches when there are several series."""
    return nyckelrad(d.serier, fills, 0, yta, "")[1] if len(d.serier) > 1 else 0.0


def markta(d: Diagram, width: float, yta: Yta) -> set[tuple[int, int]]:
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
    ram, xs, slot, names = sidnamn(d, yta)
    parts = [definitioner(fills, stem), *rutnat(ram, yta)]
    width = min(slot * 0.7, BREDAST)
    for i, x in enumerate(xs):
        parts += _kolumn(d, fills, i, x - width / 2, width, ram, stem)
        parts += _summa(d, i, x, ram, yta, slot)
    parts += _namn(names, ram.right + 8, yta)
    parts += kategorirad(d.kategorier, xs, ram.bottom + yta.text * 1.6, yta)
    return Ritning(parts, yta.hojd)


def sidnamn(d: Diagram, yta: Yta) -> tuple[Ram, list[float], float, list[tuple[str, float, bool]]]:
    """The frame, and beside the last bar each name with its height and whether it is the main."""
    texts = [f"{s.namn} {s.punkter[d.sista].text(d.decimaler)}" for s in d.serier]
    widest = max(textbredd(words, yta.text) for words in texts)
    right = yta.bredd - min(widest + 14, yta.bredd * 0.38)
    ram, xs, slot = stapelram(d, yta, yta.text * 1.6, right)
    height = yta.text * 1.35
    low, high = height / 2, ram.bottom
    wanted = _mitten(d, ram)[: plats_for(height, low, high)]
    names = []
    for serie, words, y in zip(d.serier, texts, fordela(wanted, height, low, high), strict=False):
        is_main = serie.roll is Roll.HUVUD
        cut = korta(words, yta.text, yta.bredd - ram.right - 8, bold=is_main)
        names.append((cut, y, is_main))
    return ram, xs, slot, names


def _mitten(d: Diagram, ram: Ram) -> list[float]:
    """The middle of each part of the last bar."""
    up = down = 0.0
    middles = []
    for serie in d.serier:
        value = serie.punkter[d.sista].value or 0
        start = up if value >= 0 else down
        middles.append(ram.y(start + value / 2))
        up, down = (up + value, down) if value >= 0 else (up, down + value)
    return middles


def _kolumn(
    d: Diagram, fills: list[Fyllning], i: int, x: float, width: float, ram: Ram, stem: str
) -> list[str]:
    up = down = 0.0
    parts = []
    for serie, fill in zip(d.serier, fills, strict=True):
        value = serie.punkter[i].value or 0
        start = up if value >= 0 else down
        y0, y1 = ram.y(start), ram.y(start + value)
        if value:
            parts.append(fill.rect(x, min(y0, y1), width, abs(y1 - y0), stem))
        up, down = (up + value, down) if value >= 0 else (up, down + value)
    if any(s.punkter[i].value is None and s.punkter[i].saknas for s in d.serier):
        # Something is missing, so the column is not the whole: a dashed stub on top says so.
        parts.append(svg.outline(x, ram.y(up) - 9, width, 8, "d-axel", "2 2"))
    return parts


def summatext(d: Diagram, i: int, yta: Yta, slot: float) -> str:
    """The sum above a bar, when it is whole and has room."""
    values = [s.punkter[i].value for s in d.serier]
    known = [v for v in values if v is not None]
    if not known or len(known) < len(values) or min(known) < 0:
        return ""
    words = tal(sum(known), d.decimaler)
    return words if i == d.sista or textbredd(words, yta.text, bold=True) <= slot else ""


def _summa(d: Diagram, i: int, x: float, ram: Ram, yta: Yta, slot: float) -> list[str]:
    words, is_last = summatext(d, i, yta, slot), i == d.sista
    if not words:
        return []
    klass = "d-stark" if is_last else "d-text"
    y = ram.y(sum(s.punkter[i].value or 0 for s in d.serier)) - 5
    return [svg.text(x, y, words, size=yta.text, klass=klass, anchor="middle", bold=is_last)]


def _namn(names: list[tuple[str, float, bool]], x: float, yta: Yta) -> list[str]:
    size = yta.text
    return [
        svg.text(
            x,
            y + size * 0.35,
            words,
            size=size,
            klass="d-stark" if is_main else "d-text",
            bold=is_main,
        )
        for words, y, is_main in names
    ]
