"""Small multiples: one panel a series on the same scale, with the comparison behind each."""

from samverkan.charts import svg
from samverkan.charts.etiketter import korta, textbredd
from samverkan.charts.modell import Diagram, Roll, Serie
from samverkan.charts.svg_linje import serielinje
from samverkan.charts.yta import Ram, Ritning, Yta, tomt

PANELHOJD, LUCKA = 124.0, 20.0


def rita_sma(d: Diagram, yta: Yta, stem: str) -> Ritning:
    """Lay the panels out in rows of four, or two on a narrow drawing."""
    panels = [s for s in d.serier if s.namn != _bakgrund(d)]
    if d.sista < 0 or not panels:
        return tomt(yta)
    columns = 2 if yta.is_smal else 4
    width = (yta.bredd - (columns - 1) * LUCKA) / columns
    size = yta.text - 0.5
    widest = max(textbredd(p.text(d.decimaler), size, bold=True) for s in panels for p in s.punkter)
    parts: list[str] = []
    for nr, serie in enumerate(panels):
        x, y = (nr % columns) * (width + LUCKA), (nr // columns) * PANELHOJD
        parts += _panel(d, serie, Ram(x, y, x + width, y + PANELHOJD, d.axel), yta, widest)
    return Ritning(parts, ((len(panels) - 1) // columns + 1) * PANELHOJD)


def _bakgrund(d: Diagram) -> str:
    """The series drawn behind every panel: a comparison among mains."""
    return next((s.namn for s in d.serier if s.roll is Roll.JAMFORELSE and s.namn != d.har), "")


def _panel(d: Diagram, serie: Serie, ruta: Ram, yta: Yta, widest: float) -> list[str]:
    x, y, width = ruta.left, ruta.top, ruta.bredd
    is_har, size = serie.namn == d.har, yta.text - 0.5
    last = serie.punkter[serie.sista] if serie.sista is not None else None
    words = last.text(d.decimaler) if last else "saknas"
    ram = Ram(x + 4, y + size * 2, x + width - min(widest + 12, width * 0.5), y + 88, d.axel)
    count = len(d.kategorier)
    xs = [ram.left + ram.bredd * i / max(count - 1, 1) for i in range(count)]
    name = korta(serie.namn, size, width, bold=is_har)
    parts = [svg.text(x, y + size, name, size=size, klass="d-stark", bold=is_har)]
    parts.append(svg.line([(ram.left, ram.bottom), (ram.right, ram.bottom)], "d-rut", 1))
    background = next((s for s in d.serier if s.namn == _bakgrund(d)), None)
    if background:
        parts += serielinje(background, 0, ram, xs, yta)
    parts += _linje(serie, is_har, ram, xs)
    if last and serie.sista is not None:
        end = (xs[serie.sista], ram.y(last.value or 0))
        parts.append(svg.dot(*end, 3.2, "d-a" if is_har else "d-b-f"))
        parts.append(svg.text(end[0] + 8, end[1] + 5, words, size=size, klass="d-stark", bold=True))
    else:
        parts.append(svg.text(ram.left, ram.bottom - 6, words, size=size))
    return parts + _andar(d, ram, size)


def _linje(serie: Serie, is_har: bool, ram: Ram, xs: list[float]) -> list[str]:
    parts, run = [], []
    klass = "d-a" if is_har else "d-b-s"
    for x, point in [*zip(xs, serie.punkter, strict=True), (0.0, None)]:
        if point is not None and point.value is not None:
            run.append((x, ram.y(point.value)))
            continue
        if len(run) > 1:
            parts.append(svg.line(run, klass, 2.25))
        elif run:
            parts.append(svg.dot(*run[0], 2, "d-b"))
        run = []
    return parts


def _andar(d: Diagram, ram: Ram, size: float) -> list[str]:
    """First and last category; only the first where both have no room."""
    first, last = d.kategorier[0], d.kategorier[-1]
    y = ram.bottom + size * 1.3
    parts = [svg.text(ram.left, y, korta(first, size, ram.bredd), size=size)]
    if len(d.kategorier) > 1 and textbredd(first + last, size) + 8 < ram.bredd:
        parts.append(svg.text(ram.right, y, last, size=size, anchor="end"))
    return parts
