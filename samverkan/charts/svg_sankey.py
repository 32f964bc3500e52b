"""Sankey diagram: nodes in columns, bands between them as wide as the flow."""

from dataclasses import dataclass

from samverkan.charts import svg
from samverkan.charts.etiketter import fordela, korta, plats_for, textbredd
from samverkan.charts.floden import Flode, Flodesdiagram
from samverkan.charts.yta import Ritning, Yta, tomt

NODBREDD, LUCKA = 10.0, 16.0


class Uppstallning:
    """Places of the nodes: columns from left to right, sizes to a common scale."""

    def __init__(self, d: Flodesdiagram, yta: Yta) -> None:
        self.columns: list[list[str]] = [[] for _ in range(max(d.steg.values()) + 1)]
        for node in d.noder:
            if d.storlek(node) > 0:
                self.columns[d.steg[node]].append(node)
        self.columns = [column for column in self.columns if column]
        most = max(len(column) for column in self.columns)
        self.gap = max(LUCKA, yta.text * 1.2 if yta.is_smal else 0)
        self.height = max(yta.hojd - yta.text * 2, most * self.gap * 2)
        largest = max(sum(d.storlek(n) for n in column) for column in self.columns)
        self.scale = (self.height - (most - 1) * self.gap) / largest
        last = [_etikettbredd(d, n, yta) for n in self.columns[-1]]
        self.right = yta.bredd - min(max(last) + NODBREDD + 8, yta.bredd * 0.34)
        self.box: dict[str, tuple[float, float, float]] = {}
        for nr, column in enumerate(self.columns):
            self._stall(d, column, self.right * nr / max(len(self.columns) - 1, 1))

    def _stall(self, d: Flodesdiagram, column: list[str], x: float) -> None:
        total = sum(d.storlek(n) for n in column) * self.scale + (len(column) - 1) * self.gap
        y = (self.height - total) / 2 + 4
        for node in column:
            size = d.storlek(node) * self.scale
            self.box[node] = (x, y, size)
            y += size + self.gap


def rita_sankey(d: Flodesdiagram, yta: Yta, stem: str) -> Ritning:
    """Bands first, nodes and their names on top."""
    if not d.ritbara:
        return tomt(yta)
    plan = Uppstallning(d, yta)
    parts = [_kurva(band) for band in banden(d, plan)]
    for x, y, size in plan.box.values():
        parts.append(svg.rect(x, y, NODBREDD, max(size, 1), "d-stark"))
    for nr in range(len(plan.columns)):
        parts += [part for name in nodnamn(d, plan, nr, yta) for part in _etikett(name, yta)]
    return Ritning(parts, plan.height + 8)


@dataclass(frozen=True)
class Band:
    """A flow between two columns: upper edge at both ends, and how wide it is."""

    flode: Flode
    x0: float
    y0: float
    x1: float
    y1: float
    wide: float


def banden(d: Flodesdiagram, plan: Uppstallning) -> list[Band]:
    """Bands leave and reach a node in the order of where they go and come from."""
    out = {node: y for node, (_, y, _) in plan.box.items()}
    into = dict(out)
    bands = []
    order = sorted(d.ritbara, key=lambda f: (plan.box[f.fran][1], plan.box[f.till][1]))
    for f in order:
        wide = (f.value or 0) * plan.scale
        x0, x1 = plan.box[f.fran][0] + NODBREDD, plan.box[f.till][0]
        bands.append(Band(f, x0, out[f.fran], x1, into[f.till], wide))
        out[f.fran] += wide
        into[f.till] += wide
    return bands


def _kurva(band: Band) -> str:
    klass, opacity = ("d-band", ".55") if band.flode.is_huvud else ("d-flode", ".3")
    x0, y0, x1, y1, wide = band.x0, band.y0, band.x1, band.y1, band.wide
    n, mid = svg.num, (x0 + x1) / 2
    data = (
        f"M{n(x0)},{n(y0)}C{n(mid)},{n(y0)} {n(mid)},{n(y1)} {n(x1)},{n(y1)}V{n(y1 + wide)}"
        f"C{n(mid)},{n(y1 + wide)} {n(mid)},{n(y0 + wide)} {n(x0)},{n(y0 + wide)}z"
    )
    return f'<path class="{klass}" fill="{svg.FARG[klass]}" fill-opacity="{opacity}" d="{data}"/>'


@dataclass(frozen=True)
class Nodnamn:
    """Name and number of a node and where they start."""

    namn: str
    tal: str
    x: float
    y: float


def nodnamn(d: Flodesdiagram, plan: Uppstallning, nr: int, yta: Yta) -> list[Nodnamn]:
    """Names stand right of their node, in the next gap between columns."""
    column, height = plan.columns[nr], yta.text * (2.35 if yta.is_smal else 1.3)
    low, high = height / 2, plan.height + 8 - height / 2
    shown = sorted(column, key=lambda n: -plan.box[n][2])[: plats_for(height, low, high)]
    centres = fordela([plan.box[n][1] + plan.box[n][2] / 2 for n in shown], height, low, high)
    x = plan.box[column[0]][0] + NODBREDD + 6
    last = nr + 1 == len(plan.columns)
    room = (yta.bredd + 8 if last else plan.box[plan.columns[nr + 1][0]][0]) - 8 - x
    names = []
    for node, y in zip(shown, centres, strict=True):
        number = d.nodtext(node)
        names.append(Nodnamn(korta(node, yta.text, room - talbredd(number, yta)), number, x, y))
    return names


def talbredd(number: str, yta: Yta) -> float:
    """How far right of the number the name stands: a narrow drawing has it below."""
    return 0.0 if yta.is_smal else textbredd(number, yta.text, bold=True) + 6


def _etikettbredd(d: Flodesdiagram, node: str, yta: Yta) -> float:
    number, name = textbredd(d.nodtext(node), yta.text, bold=True), textbredd(node, yta.text)
    return max(number, name) if yta.is_smal else number + 6 + name


def _etikett(name: Nodnamn, yta: Yta) -> list[str]:
    """Number and name on a line, or the name below on a narrow drawing."""
    size, x, y = yta.text, name.x, name.y
    first, second = (y - 2, y + size - 1) if yta.is_smal else (y + size * 0.35, y + size * 0.35)
    step = talbredd(name.tal, yta)
    return [
        svg.text(x, first, name.tal, size=size, klass="d-stark", bold=True),
        svg.text(x + step, second, name.namn, size=size, klass="d-stark"),
    ]
