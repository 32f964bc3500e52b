"""Flows between stages: what was handed in and what became of it."""

from dataclasses import dataclass
from functools import cached_property

from samverkan.charts.modell import Figur, Punkt
from samverkan.charts.tabell import Kolumn, Tabell
from samverkan.format_sv import tal


@dataclass(frozen=True)
class Flode:
    """An amount from one node to another."""

    fran: str
    till: str
    value: float | None
    is_huvud: bool = False


@dataclass(frozen=True, kw_only=True)
class Flodesdiagram(Figur):
    """A Sankey diagram; flows must not go round in a circle."""

    floden: tuple[Flode, ...]
    decimaler: int = 0
    rubriker: tuple[str, str, str] = ("Från", "Till", "Antal")

    def __post_init__(self) -> None:
        self.steg  # noqa: B018  a circle is refused at once, not when drawn

    @property
    def ritbara(self) -> list[Flode]:
        return [f for f in self.floden if (Punkt(f.value).value or 0) > 0]

    @cached_property
    def noder(self) -> list[str]:
        return list(dict.fromkeys(name for f in self.floden for name in (f.fran, f.till)))

    @cached_property
    def steg(self) -> dict[str, int]:
        """Column of each node: one after the last of those that lead to it."""
        steps = dict.fromkeys(self.noder, 0)
        for _ in self.noder:
            changed = False
            for f in self.floden:
                if steps[f.till] <= steps[f.fran]:
                    steps[f.till], changed = steps[f.fran] + 1, True
            if not changed:
                return steps
        if any(steps[f.till] <= steps[f.fran] for f in self.floden):
            raise ValueError("flows go round in a circle")
        return steps

    def storlek(self, node: str) -> float:
        """The larger of what comes in and what goes out."""
        flows = self.ritbara
        come = sum(f.value or 0 for f in flows if f.till == node)
        go = sum(f.value or 0 for f in flows if f.fran == node)
        return max(come, go)

    def tabell(self) -> Tabell:
        columns = [
            Kolumn(self.rubriker[0], False),
            Kolumn(self.rubriker[1], False),
            Kolumn(self.rubriker[2]),
        ]
        rows = [[f.fran, f.till, Punkt(f.value).text(self.decimaler)] for f in self.floden]
        return Tabell.av_text(columns, rows)

    def nodtext(self, node: str) -> str:
        return tal(self.storlek(node), self.decimaler)
