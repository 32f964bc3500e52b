"""Slope chart: before and after, a line for each series and its label at both ends."""

from samverkan.charts import svg
from samverkan.charts.etiketter import fordela, korta, plats_for, textbredd
from samverkan.charts.modell import Diagram, Roll, Serie
from samverkan.charts.yta import Ram, Ritning, Yta, tomt


def rita_lutning(d: Diagram, yta: Yta, stem: str) -> Ritning:
    """The first and the last category stand as two upright axes."""
    if d.sista < 0:
        return tomt(yta)
    size, (ram, height) = yta.text, lutningsram(d, yta)
    parts = []
    for x, name, anchor in ((ram.left, d.kategorier[0], "end"), (ram.right, d.kategorier[-1], "")):
        parts.append(svg.line([(x, ram.top - 4), (x, ram.bottom + 4)], "d-rut", 1))
        parts.append(svg.text(x, size, name, size=size, klass="d-stark", anchor=anchor))
    for serie in sorted(d.serier, key=lambda s: s.roll is Roll.HUVUD):
        parts += _linje(serie, ram, yta)
    parts += _sida(d, ram, yta, 0) + _sida(d, ram, yta, -1)
    return Ritning(parts, height)


def lutningsram(d: Diagram, yta: Yta) -> tuple[Ram, float]:
    """The frame between the labels, and the height of the whole."""
    size = yta.text
    height = max(yta.hojd, len(d.serier) * size * 1.35 + size * 4)
    side = min(max(textbredd(s.namn, size) for s in d.serier) + 64, yta.bredd * 0.38)
    left = _talbredd(d, yta) if yta.is_smal else side
    return Ram(left, size * 2.6, yta.bredd - side, height - size, d.axel), height


def _talbredd(d: Diagram, yta: Yta) -> float:
    return (
        max(textbredd(s.punkter[0].text(d.decimaler), yta.text, bold=True) for s in d.serier) + 14
    )


def _linje(serie: Serie, ram: Ram, yta: Yta) -> list[str]:
    is_main = serie.roll is Roll.HUVUD
    klass, width = ("d-a", 2.75) if is_main else ("d-b", 1.75)
    ends = [(ram.left, serie.punkter[0]), (ram.right, serie.punkter[-1])]
    known = [(x, ram.y(p.value)) for x, p in ends if p.value is not None]
    parts = [svg.line(known, klass, width)] if len(known) == 2 else []
    return parts + [svg.dot(x, y, yta.radie, klass) for x, y in known]


def sidans(d: Diagram, ram: Ram, yta: Yta, end: int) -> list[tuple[Serie, float]]:
    """The series that have room for a label at an end, each with its height there."""
    height = yta.text * 1.35
    room = plats_for(height, ram.top, ram.bottom)
    shown = sorted((s for s in d.serier if s.punkter[end].value is not None), key=_vikt)[:room]
    wanted = [ram.y(s.punkter[end].value or 0) for s in shown]
    return list(zip(shown, fordela(wanted, height, ram.top, ram.bottom), strict=True))


def _sida(d: Diagram, ram: Ram, yta: Yta, end: int) -> list[str]:
    is_left = end == 0
    x, anchor = (ram.left - 10, "end") if is_left else (ram.right + 10, "")
    return [
        svg.text(
            x,
            y + yta.text * 0.35,
            etikettext(d, serie, end, ram, yta),
            size=yta.text,
            klass="d-stark" if serie.roll is Roll.HUVUD else "d-text",
            anchor=anchor,
            bold=serie.roll is Roll.HUVUD,
        )
        for serie, y in sidans(d, ram, yta, end)
    ]


def _vikt(serie: Serie) -> bool:
    return serie.roll is not Roll.HUVUD


def etikettext(d: Diagram, serie: Serie, end: int, ram: Ram, yta: Yta) -> str:
    """Name and number, the number nearest to the line; the name is cut to the room."""
    is_main, is_left = serie.roll is Roll.HUVUD, end == 0
    number = serie.punkter[end].text(d.decimaler)
    room = (ram.left if is_left else yta.bredd - ram.right) - 10
    name = "" if is_left and yta.is_smal else serie.namn
    if textbredd(f"{name} {number}".strip(), yta.text, bold=is_main) > room:
        left = room - textbredd(number + " ", yta.text, bold=True)
        name = korta(name, yta.text, left, bold=is_main)
    return (f"{name} {number}" if is_left else f"{number} {name}").strip()
