"""Lying bars: long names to the left, the number at the end of the bar."""

from samverkan.charts import svg
from samverkan.charts.axel import Axel
from samverkan.charts.etiketter import bryt, korta, textbredd
from samverkan.charts.modell import Diagram, Punkt
from samverkan.charts.monster import Fyllning, definitioner, fyllningar, nyckelrad
from samverkan.charts.yta import Ritning, Yta, tomt

STAPELHOJD = 17.0


class _Bana:
    """The horizontal axis between names and the right edge, with room for numbers at both ends."""

    def __init__(self, d: Diagram, yta: Yta, left: float) -> None:
        texts = [_skrift(p, d) for s in d.serier for p in s.punkter]
        room = max(textbredd(text, yta.text, bold=True) for text in texts) + 8
        values = [
            v for s in d.serier for p in s.punkter for v in (p.value, p.hog, p.lag) if v is not None
        ]
        # The bars carry their numbers, so the axis needs no round ends.
        low, high = min([0.0, *values]), max([0.0, *values])
        self.axel = Axel(low, high if high > low else low + 1, 1)
        self.left = left + (room if low < 0 else 0)
        self.right = yta.bredd - (room if high > 0 or low == 0 else 0)

    def x(self, value: float) -> float:
        return self.left + self.axel.andel(value) * (self.right - self.left)


def _skrift(point: Punkt, d: Diagram) -> str:
    return d.punkt_text(point) if point.value is None else point.text(d.decimaler, d.tecken)


def rita_liggande(d: Diagram, yta: Yta, stem: str) -> Ritning:
    """One row a category; only the row that is here is green."""
    if d.sista < 0:
        return tomt(yta)
    fills = fyllningar(d.serier)
    key, top = nyckelrad(d.serier, fills, 0, yta, stem) if len(d.serier) > 1 else ([], 2.0)
    left = 0 if yta.is_smal else _namnbredd(d, yta)
    bana = _Bana(d, yta, left)
    parts, y = [definitioner(fills, stem), *key], top
    for i, name in enumerate(d.kategorier):
        is_har = bool(d.har) and name == d.har
        row = len(d.serier) * STAPELHOJD
        parts += _namn(name, left, y, row, yta, is_har)
        y += yta.text * 1.4 if yta.is_smal else 0
        for serie, fill in zip(d.serier, fills, strict=True):
            grey = Fyllning("d-flode") if len(d.serier) == 1 and d.har and not is_har else fill
            parts += _stapel(serie.punkter[i], d, grey, y, bana, yta, stem, is_har)
            y += STAPELHOJD
        parts.append(svg.line([(bana.x(0), y - row - 2), (bana.x(0), y - 1)], "d-axel", 1))
        y += 9
    return Ritning(parts, y)


def _namnbredd(d: Diagram, yta: Yta) -> float:
    widest = max(textbredd(name, yta.text, bold=name == d.har) for name in d.kategorier)
    return min(widest + 10, yta.bredd * 0.36)


def _namn(name: str, left: float, y: float, row: float, yta: Yta, is_har: bool) -> list[str]:
    klass, size = ("d-stark" if is_har else "d-text"), yta.text
    if yta.is_smal:
        cut = korta(name, size, yta.bredd, bold=is_har)
        return [svg.text(0, y + size, cut, size=size, klass=klass, bold=is_har)]
    lines = bryt(name, size, left - 10, 2 if row > 2 * size else 1)
    first = y + row / 2 - 2 + size * 0.35 - (len(lines) - 1) * size * 0.6
    return [
        svg.text(
            left - 8,
            first + i * size * 1.2,
            words,
            size=size,
            klass=klass,
            anchor="end",
            bold=is_har,
        )
        for i, words in enumerate(lines)
    ]


def _stapel(
    point: Punkt,
    d: Diagram,
    fill: Fyllning,
    y: float,
    bana: _Bana,
    yta: Yta,
    stem: str,
    is_har: bool,
) -> list[str]:
    zero, height, words = bana.x(0), STAPELHOJD - 3, _skrift(point, d)
    baseline = y + height / 2 + yta.text * 0.36
    if point.value is None:
        box = svg.outline(zero, y, 10, height, "d-axel", "2 2") if words else ""
        return [box, svg.text(zero + 16, baseline, words, size=yta.text)]
    end = bana.x(point.value)
    parts = [fill.rect(min(zero, end), y, abs(end - zero), height, stem)]
    edge = end
    if point.lag is not None and point.hog is not None:
        low, high, mid = bana.x(point.lag), bana.x(point.hog), y + height / 2
        parts.append(svg.line([(low, mid), (high, mid)], "d-mal", 1.25))
        edge = high if point.value >= 0 else low
    anchor, x = ("", edge + 5) if point.value >= 0 else ("end", edge - 5)
    klass = "d-stark" if is_har else "d-text"
    parts.append(
        svg.text(x, baseline, words, size=yta.text, klass=klass, anchor=anchor, bold=is_har)
    )
    return parts
