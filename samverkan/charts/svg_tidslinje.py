"""Timeline: one row a thing, so that names never meet; today as an upright line."""

from datetime import date

from samverkan.charts import svg
from samverkan.charts.etiketter import korta, textbredd
from samverkan.charts.modell import Roll
from samverkan.charts.monster import Fyllning, definitioner
from samverkan.charts.tidsdiagram import MANADER, Tidpost, Tidsdiagram
from samverkan.charts.yta import Ritning, Yta, tomt

STAPEL = 11.0
FYLLNING = {
    Roll.HUVUD: Fyllning("d-stapel"),
    Roll.STAD: Fyllning("stad"),
    Roll.POLIS: Fyllning("polis"),
    Roll.JAMFORELSE: Fyllning("d-flode"),
}


class Tid:
    """Where a day lies across the drawing."""

    def __init__(self, d: Tidsdiagram, left: float, right: float) -> None:
        self.first, self.last = d.granser
        self.left, self.right = left, right
        self.days = max((self.last - self.first).days, 1)

    def x(self, day: date) -> float:
        return self.left + (day - self.first).days / self.days * (self.right - self.left)

    def streck(self, room: float) -> list[tuple[date, str]]:
        """Starts of years, or of months when the whole is short."""
        years = range(self.first.year, self.last.year + 1)
        months = (
            (1,) if self.days > 800 else (1, 4, 7, 10) if self.days > 120 else tuple(range(1, 13))
        )
        marks = [
            date(y, m, 1) for y in years for m in months if self.first <= date(y, m, 1) <= self.last
        ]
        every = max(1, -int(-len(marks) * room // max(self.right - self.left, 1)))
        return [(day, _marke(day)) for day in marks[::every]]


def _marke(day: date) -> str:
    return str(day.year) if day.month == 1 else f"{MANADER[day.month - 1]} {day.year % 100:02d}"


def rita_tidslinje(d: Tidsdiagram, yta: Yta, stem: str) -> Ritning:
    """Names left of the bars, or above them on a narrow drawing."""
    if not d.poster:
        return tomt(yta)
    tid, row = tidsram(d, yta)
    top = yta.text * 2
    bottom = top + len(d.poster) * row
    parts = [definitioner(list(FYLLNING.values()), stem), *_rutor(tid, top, bottom, yta)]
    for nr, post in enumerate(d.poster):
        parts += _rad(post, tid, top + nr * row, row, yta, stem)
    return Ritning(parts + _idag(d, tid, top, bottom, yta), bottom + fot(d, yta))


def tidsram(d: Tidsdiagram, yta: Yta) -> tuple[Tid, float]:
    """Where days lie, and the height of a row."""
    widest = max(textbredd(p.namn, yta.text) for p in d.poster)
    left = 6.0 if yta.is_smal else min(widest + 14, yta.bredd * 0.36)
    return Tid(d, left, yta.bredd - 10), (40.0 if yta.is_smal else 27.0)


def fot(d: Tidsdiagram, yta: Yta) -> float:
    """Room below the rows for the word of today."""
    return yta.text * 1.6 if d.idag else 4


def radmitt(y: float, row: float, yta: Yta) -> float:
    """The middle of a bar: a narrow drawing has the name above it."""
    return y + row - 12 if yta.is_smal else y + row / 2


def _rutor(tid: Tid, top: float, bottom: float, yta: Yta) -> list[str]:
    parts = []
    for day, words in tid.streck(textbredd("mars 26", yta.text) + 12):
        x, half = tid.x(day), textbredd(words, yta.text) / 2
        parts.append(svg.line([(x, top - 4), (x, bottom)], "d-rut", 1))
        parts.append(
            svg.text(
                min(max(x, half), yta.bredd - half), yta.text, words, size=yta.text, anchor="middle"
            )
        )
    return parts


def _rad(post: Tidpost, tid: Tid, y: float, row: float, yta: Yta, stem: str) -> list[str]:
    size, mid = yta.text, radmitt(y, row, yta)
    x0, x1 = tid.x(post.start), tid.x(tid.last if post.is_oppen else post.slut or post.start)
    if yta.is_smal:
        name = svg.text(0, y + size, korta(post.namn, size, yta.bredd), size=size, klass="d-stark")
    else:
        cut = korta(post.namn, size, tid.left - 14)
        name = svg.text(
            tid.left - 12, mid + size * 0.35, cut, size=size, klass="d-stark", anchor="end"
        )
    if post.slut is None and not post.is_oppen:
        return [name, svg.dot(x0, mid, 5, is_full=True)]
    bar = FYLLNING[post.roll].rect(x0, mid - STAPEL / 2, max(x1 - x0, 3), STAPEL, stem)
    # An open end goes on: an arrow head past the bar.
    head = [(x1, mid - 7), (x1 + 7, mid), (x1, mid + 7)]
    return [name, bar, *([svg.area(head, "d-stark")] if post.is_oppen else [])]


def _idag(d: Tidsdiagram, tid: Tid, top: float, bottom: float, yta: Yta) -> list[str]:
    if not d.idag:
        return []
    x, half = tid.x(d.idag), textbredd("i dag", yta.text) / 2
    words = svg.text(
        min(max(x, half), yta.bredd - half),
        bottom + yta.text * 1.2,
        "i dag",
        size=yta.text,
        klass="d-stark",
        anchor="middle",
        bold=True,
    )
    return [svg.line([(x, top - 4), (x, bottom)], "d-mal", 1.5), words]
