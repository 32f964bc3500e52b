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
        texts = [skrift(p, d) for s in d.serier for p in s.punkter]
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


def skrift(point: Punkt, d: Diagram) -> str:
    return d.punkt_text(point) if point.value is None else point.text(d.decimaler, d.tecken)


class Uppstallning:
    """Where each row and bar of the drawing stands."""

    def __init__(self, d: Diagram, yta: Yta) -> None:
        fills = fyllningar(d.serier)
        self.top = nyckelrad(d.serier, fills, 0, yta, "")[1] if len(d.serier) > 1 else 2.0
        self.left = 0 if yta.is_smal else _namnbredd(d, yta)
        self.bana = _Bana(d, yta, self.left)
        self.radhojd = len(d.serier) * STAPELHOJD
        # A narrow drawing has the name above the bars of its row.
        self.namn = yta.text * 1.4 if yta.is_smal else 0.0
        self.hojd = self.rad(len(d.kategorier))

    def rad(self, i: int) -> float:
        return self.top + i * (self.namn + self.radhojd + 9)

    def stapel(self, i: int, nr: int) -> float:
        return self.rad(i) + self.namn + nr * STAPELHOJD

    def mitt(self, i: int, nr: int) -> float:
        return self.stapel(i, nr) + (STAPELHOJD - 3) / 2


def rita_liggande(d: Diagram, yta: Yta, stem: str) -> Ritning:
    """One row a category; only the row that is here is green."""
    if d.sista < 0:
        return tomt(yta)
    fills, plan = fyllningar(d.serier), Uppstallning(d, yta)
    key = nyckelrad(d.serier, fills, 0, yta, stem)[0] if len(d.serier) > 1 else []
    parts, zero = [definitioner(fills, stem), *key], plan.bana.x(0)
    for i, name in enumerate(d.kategorier):
        is_har = bool(d.har) and name == d.har
        parts += _namn(name, plan.left, plan.rad(i), plan.radhojd, yta, is_har)
        for nr, (serie, fill) in enumerate(zip(d.serier, fills, strict=True)):
            grey = Fyllning("d-flode") if len(d.serier) == 1 and d.har and not is_har else fill
            y = plan.stapel(i, nr)
            parts += _stapel(serie.punkter[i], d, grey, y, plan.bana, yta, stem, is_har)
        y = plan.stapel(i, 0)
        parts.append(svg.line([(zero, y - 2), (zero, y + plan.radhojd - 1)], "d-axel", 1))
    return Ritning(parts, plan.hojd)


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
    zero, height, words = bana.x(0), STAPELHOJD - 3, skrift(point, d)
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
