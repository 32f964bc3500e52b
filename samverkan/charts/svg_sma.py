"""Small multiples: one panel a series on the same scale, with the comparison behind each."""

from dataclasses import dataclass

from samverkan.charts import svg
from samverkan.charts.etiketter import korta, textbredd
from samverkan.charts.modell import Diagram, Roll, Serie
from samverkan.charts.svg_linje import serielinje
from samverkan.charts.yta import Ram, Ritning, Yta, tomt

PANELHOJD, LUCKA = 124.0, 20.0


@dataclass(frozen=True)
class Panel:
    """One series in its place: the box from its name to its last line, and the frame inside."""

    serie: Serie
    is_har: bool
    left: float
    top: float
    bredd: float
    ram: Ram
    slut: str

    def andar(self, d: Diagram, size: float) -> list[tuple[str, float, str]]:
        """First and last category; only the first where both have no room."""
        first, last, ram = d.kategorier[0], d.kategorier[-1], self.ram
        ends = [(korta(first, size, ram.bredd), ram.left, "left")]
        if len(d.kategorier) > 1 and textbredd(first + last, size) + 8 < ram.bredd:
            ends.append((last, ram.right, "right"))
        return ends


def rita_sma(d: Diagram, yta: Yta, stem: str) -> Ritning:
    """Every panel by itself."""
    panels, height = panelerna(d, yta)
    if d.sista < 0 or not panels:
        return tomt(yta)
    return Ritning([part for panel in panels for part in _panel(d, panel, yta)], height)


def panelerna(d: Diagram, yta: Yta) -> tuple[list[Panel], float]:
    """Lay the panels out in rows of four, or two on a narrow drawing."""
    behind = bakgrund(d)
    series = [s for s in d.serier if not behind or s.namn != behind.namn]
    columns, size = (2 if yta.is_smal else 4), yta.text - 0.5
    width = (yta.bredd - (columns - 1) * LUCKA) / columns
    ends = [p.text(d.decimaler) for s in series for p in s.punkter]
    widest = max((textbredd(words, size, bold=True) for words in ends), default=0)
    panels = []
    for nr, serie in enumerate(series):
        x, y = (nr % columns) * (width + LUCKA), (nr // columns) * PANELHOJD
        right = x + width - min(widest + 12, width * 0.5)
        ram = Ram(x + 4, y + size * 2, right, y + 88, d.axel)
        panels.append(Panel(serie, serie.namn == d.har, x, y, width, ram, _slut(d, serie)))
    return panels, ((len(panels) - 1) // columns + 1) * PANELHOJD


def _slut(d: Diagram, serie: Serie) -> str:
    return "saknas" if serie.sista is None else serie.punkter[serie.sista].text(d.decimaler)


def bakgrund(d: Diagram) -> Serie | None:
    """The series drawn behind every panel: a comparison among mains."""
    return next((s for s in d.serier if s.roll is Roll.JAMFORELSE and s.namn != d.har), None)


def _panel(d: Diagram, panel: Panel, yta: Yta) -> list[str]:
    size, ram, serie, is_har = yta.text - 0.5, panel.ram, panel.serie, panel.is_har
    count = len(d.kategorier)
    xs = [ram.left + ram.bredd * i / max(count - 1, 1) for i in range(count)]
    name = korta(serie.namn, size, panel.bredd, bold=is_har)
    parts = [
        svg.text(panel.left, panel.top + size, name, size=size, klass="d-stark", bold=is_har),
        svg.line([(ram.left, ram.bottom), (ram.right, ram.bottom)], "d-rut", 1),
    ]
    behind = bakgrund(d)
    if behind:
        parts += serielinje(behind, 0, ram, xs, yta)
    parts += _linje(serie, is_har, ram, xs) + _slutpunkt(panel, xs, size)
    return parts + _andar(d, panel, size)


def _slutpunkt(panel: Panel, xs: list[float], size: float) -> list[str]:
    ram, last = panel.ram, panel.serie.sista
    if last is None:
        return [svg.text(ram.left, ram.bottom - 6, panel.slut, size=size)]
    x, y = xs[last], ram.y(panel.serie.punkter[last].value or 0)
    return [
        svg.dot(x, y, 3.2, "d-a" if panel.is_har else "d-b-f"),
        svg.text(x + 8, y + 5, panel.slut, size=size, klass="d-stark", bold=True),
    ]


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


def _andar(d: Diagram, panel: Panel, size: float) -> list[str]:
    y = panel.ram.bottom + size * 1.3
    return [
        svg.text(x, y, words, size=size, anchor="end" if anchor == "right" else "")
        for words, x, anchor in panel.andar(d, size)
    ]
