"""The two sizes every chart is drawn in, and the frame of axes inside them."""

from dataclasses import dataclass

from samverkan.charts import svg
from samverkan.charts.axel import Axel
from samverkan.charts.etiketter import textbredd


@dataclass(frozen=True)
class Yta:
    """A drawing surface: width, height, size of text and radius of a point."""

    bredd: float
    hojd: float
    text: float
    radie: float

    @property
    def is_smal(self) -> bool:
        return self.bredd < 500


BRED = Yta(760, 380, 14, 3.9)
SMAL = Yta(340, 300, 12.5, 3.5)


@dataclass(frozen=True)
class Ritning:
    """Parts of a drawing and the height they came to."""

    delar: list[str]
    hojd: float


@dataclass(frozen=True)
class Ram:
    """The frame that values are drawn in."""

    left: float
    top: float
    right: float
    bottom: float
    axel: Axel

    def y(self, value: float) -> float:
        return self.bottom - self.axel.andel(value) * (self.bottom - self.top)

    @property
    def bredd(self) -> float:
        return self.right - self.left


def vansterbredd(axel: Axel, yta: Yta) -> float:
    """Room for the value labels left of the frame."""
    return max(textbredd(axel.text(tick), yta.text) for tick in axel.ticks()) + 10


def rutnat(ram: Ram, yta: Yta) -> list[str]:
    """Horizontal rules with their values; the rule at zero, or the lowest, is the axis."""
    base = 0 if ram.axel.lag <= 0 <= ram.axel.hog else ram.axel.lag
    parts = []
    for tick in ram.axel.ticks():
        y = ram.y(tick)
        is_base = abs(tick - base) < ram.axel.steg / 2
        parts.append(svg.line([(ram.left, y), (ram.right, y)], "d-axel" if is_base else "d-rut", 1))
        parts.append(
            svg.text(
                ram.left - 8, y + yta.text * 0.35, ram.axel.text(tick), size=yta.text, anchor="end"
            )
        )
    return parts


def kategorirad(names: tuple[str, ...], xs: list[float], y: float, yta: Yta) -> list[str]:
    """Category names below the frame, thinned evenly until they have room."""
    return [
        svg.text(_inom(xs[i], names[i], yta), y, names[i], size=yta.text, anchor="middle")
        for i in visade(names, xs, yta)
    ]


def visade(names: tuple[str, ...], xs: list[float], yta: Yta) -> range:
    """Which of the names have room."""
    if not names:
        return range(0)
    room = (xs[-1] - xs[0]) / max(len(xs) - 1, 1) if len(xs) > 1 else yta.bredd
    widest = max(textbredd(name, yta.text) for name in names) + 8
    every = glesning(len(names), max(1, -int(-widest // max(room, 0.1))))
    return range(0, len(names), every)


def glesning(count: int, least: int) -> int:
    """A step of at least `least` that also hits the last one, where there is one near."""
    fitting = (step for step in range(least, 2 * least + 1) if (count - 1) % step == 0)
    return next(fitting, least)


def _inom(x: float, name: str, yta: Yta) -> float:
    half = textbredd(name, yta.text) / 2
    return min(max(x, half), max(yta.bredd - half, half))


def tomt(yta: Yta) -> Ritning:
    """What stands in place of a chart without a single value."""
    words = svg.text(yta.bredd / 2, 44, "Inga uppgifter att visa", size=yta.text, anchor="middle")
    return Ritning([svg.line([(0, 80), (yta.bredd, 80)], "d-axel", 1), words], 84)
