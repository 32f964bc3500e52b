"""Labels at the ends of lines, moved apart so that none covers another."""

from dataclasses import dataclass

from samverkan.charts import svg
from samverkan.charts.etiketter import fordela, korta, plats_for, textbredd
from samverkan.charts.yta import Ram, Yta

AVSTAND = 11.0


@dataclass(frozen=True)
class Slutetikett:
    """Value and name beside the last point of a line; on a narrow drawing the name goes below."""

    index: int
    value: float
    tal: str
    namn: str
    is_main: bool

    def bredd(self, yta: Yta) -> float:
        number = textbredd(self.tal, yta.text + 1, bold=self.is_main)
        name = textbredd(self.namn, yta.text, bold=self.is_main)
        return max(number, name) + 2 if yta.is_smal else number + 7 + name

    def delar(self, room: float, yta: Yta) -> tuple[str, str, float]:
        """Number and name cut to the room, and how far right of the number the name stands."""
        number = korta(self.tal, yta.text, room, bold=self.is_main)
        if yta.is_smal:
            return number, korta(self.namn, yta.text - 0.5, room), 0.0
        step = textbredd(number, yta.text, bold=self.is_main) + 7
        return number, korta(self.namn, yta.text, room - step), step


def radhojd(yta: Yta) -> float:
    return yta.text * (2.35 if yta.is_smal else 1.35)


def _grans(yta: Yta) -> tuple[float, float]:
    """Highest and lowest centre of a label."""
    half = radhojd(yta) / 2
    return half, yta.hojd - yta.text * 2.2 - half + 4


def rum(labels: list[Slutetikett], yta: Yta) -> list[Slutetikett]:
    """Keep as many labels as have room, the main ones first; the table names all."""
    room = plats_for(radhojd(yta), *_grans(yta))
    kept = sorted(labels, key=lambda label: not label.is_main)[:room]
    return [label for label in labels if label in kept]


def placerade(labels: list[Slutetikett], ram: Ram, yta: Yta) -> list[tuple[Slutetikett, float]]:
    """Each label with the height of its centre."""
    wanted = [_onskad(label, labels, ram) for label in labels]
    return list(zip(labels, fordela(wanted, radhojd(yta), *_grans(yta)), strict=True))


def ritade(
    labels: list[Slutetikett], ram: Ram, xs: list[float], yta: Yta, *, has_bakgrund: bool
) -> list[str]:
    """Place and draw; a plate of paper keeps a label readable over the target path."""
    return [
        _rita(e, xs[e.index] + AVSTAND, y, yta, has_bakgrund)
        for e, y in placerade(labels, ram, yta)
    ]


def _onskad(label: Slutetikett, labels: list[Slutetikett], ram: Ram) -> float:
    """Beside the point, yet a little away from the path that goes on from it to the target."""
    later = [other for other in labels if other.index > label.index]
    if not later:
        return ram.y(label.value)
    return ram.y(label.value) + (-7 if later[0].value <= label.value else 7)


def _rita(label: Slutetikett, x: float, y: float, yta: Yta, has_bakgrund: bool) -> str:
    klass, size = ("d-stark" if label.is_main else "d-text"), yta.text
    room = max(yta.bredd - x, 0)
    number, name, step = label.delar(room, yta)
    plate = ""
    if has_bakgrund:
        wide = min(label.bredd(yta), room)
        plate = svg.rect(x - 2, y - radhojd(yta) / 2, wide + 2, radhojd(yta), "d-papper")
    if yta.is_smal:
        first = svg.text(x, y - 2, number, size=size, klass=klass, bold=label.is_main)
        return plate + first + svg.text(x, y + size - 1, name, size=size - 0.5, klass=klass)
    baseline = y + size * 0.35
    return (
        plate
        + svg.text(x, baseline, number, size=size, klass=klass, bold=label.is_main)
        + svg.text(x + step, baseline, name, size=size, klass=klass)
    )
