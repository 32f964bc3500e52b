"""Line chart: main series with interval and target path, comparisons in grey, direct labels."""

from samverkan.charts import svg
from samverkan.charts.etiketter import textbredd
from samverkan.charts.modell import SAKNAS, Diagram, Roll, Serie, numrerade
from samverkan.charts.slutetiketter import Slutetikett, ritade, rum
from samverkan.charts.yta import Ram, Ritning, Yta, kategorirad, rutnat, tomt, vansterbredd
from samverkan.format_sv import NBSP, tal

STRECKNING = ("", "8 4", "10 3 2 3", "4 2", "14 4")
KLASS = {Roll.HUVUD: "d-a", Roll.STAD: "d-stad", Roll.POLIS: "d-polis", Roll.JAMFORELSE: "d-b"}


def rita_linje(d: Diagram, yta: Yta, stem: str) -> Ritning:
    """Draw bands first, comparisons next and the main series on top."""
    if d.sista < 0:
        return tomt(yta)
    labels = slutetiketter(d, yta)
    ram, xs = linjeram(d, yta, labels)
    parts = rutnat(ram, yta) + kategorirad(d.kategorier, xs, ram.bottom + yta.text * 1.6, yta)
    parts += [band for serie in d.serier for band in _band(serie, ram, xs)]
    parts += malbana(d, ram, xs)
    for nr, serie in sorted(numrerade(d.serier), key=lambda pair: pair[1].roll is Roll.HUVUD):
        parts += serielinje(serie, nr, ram, xs, yta)
    parts += _luckor(d, ram, xs, yta)
    parts += ritade(labels, ram, xs, yta, has_bakgrund=bool(d.malbana and d.malbana.till > d.sista))
    return Ritning(parts, yta.hojd)


def linjeram(d: Diagram, yta: Yta, labels: list[Slutetikett]) -> tuple[Ram, list[float]]:
    """The frame and where each category lies in it, with room for the labels at the right."""
    left, count = vansterbredd(d.axel, yta), len(d.kategorier)
    width = yta.bredd - left - 12
    for label in labels:
        room = yta.bredd - left - 12 - min(label.bredd(yta), yta.bredd * 0.34)
        width = min(width, room * (count - 1) / label.index if label.index else width)
    width = max(width, (yta.bredd - left) * (0.42 if yta.is_smal else 0.5))
    ram = Ram(left, yta.text * 1.1, left + width, yta.hojd - yta.text * 2.2, d.axel)
    if count == 1:
        return ram, [left + width / 2]
    return ram, [left + width * i / (count - 1) for i in range(count)]


def slutetiketter(d: Diagram, yta: Yta) -> list[Slutetikett]:
    """A label for each line, the main one bold, and one for the target."""
    labels = []
    for serie in d.serier:
        if serie.sista is None:
            continue
        point = serie.punkter[serie.sista]
        text = point.text(d.decimaler, d.tecken) + (f"{NBSP}prel." if point.is_prel else "")
        if serie.sista < d.sista:
            text += f" ({d.kategorier[serie.sista]})"
        is_main = serie.roll is Roll.HUVUD
        labels.append(Slutetikett(d.sista, point.value or 0, text, serie.namn, is_main))
    if d.malbana:
        sign = NBSP + d.tecken if d.tecken else ""
        value = f"{tal(d.malbana.till_value, d.decimaler)}{sign}"
        name = f"mål {d.kategorier[d.malbana.till]}"
        labels.append(Slutetikett(d.malbana.till, d.malbana.till_value, value, name, is_main=True))
    return rum(labels, yta)


def stycken(serie: Serie) -> list[list[int]]:
    """Unbroken stretches of values: a gap is never bridged."""
    runs: list[list[int]] = [[]]
    for i, point in enumerate(serie.punkter):
        if point.value is None:
            runs.append([])
        else:
            runs[-1].append(i)
    return [run for run in runs if run]


def serielinje(serie: Serie, nr: int, ram: Ram, xs: list[float], yta: Yta) -> list[str]:
    """The line in its stretches; the step to a preliminary value is dashed."""
    klass, is_main = KLASS[serie.roll], serie.roll is not Roll.JAMFORELSE
    width = 2.75 if serie.roll is Roll.HUVUD else 2.25 if is_main else 1.75
    dash = "" if is_main else STRECKNING[nr % len(STRECKNING)]
    at = {i: (xs[i], ram.y(p.value)) for i, p in enumerate(serie.punkter) if p.value is not None}
    parts = []
    for run in stycken(serie):
        firm = [i for i in run if not serie.punkter[i].is_prel]
        if len(firm) > 1 and firm == list(range(firm[0], firm[-1] + 1)):
            parts.append(svg.line([at[i] for i in firm], klass, width, dash))
        elif len(firm) > 1:
            parts += [
                svg.line([at[i], at[i + 1]], klass, width, dash) for i in firm if i + 1 in firm
            ]
        soft = [i for i in run if serie.punkter[i].is_prel and i - 1 in run]
        parts += [svg.line([at[i - 1], at[i]], klass, width, "3 3") for i in soft]
        if is_main or len(run) == 1:
            last = serie.sista if serie.roll is Roll.HUVUD else None
            parts += [svg.dot(*at[i], yta.radie, klass, is_full=i == last) for i in run]
    return parts


def _band(serie: Serie, ram: Ram, xs: list[float]) -> list[str]:
    parts = []
    if serie.roll is not Roll.HUVUD:
        return []
    for run in stycken(serie):
        points = [(xs[i], serie.punkter[i]) for i in run if serie.punkter[i].lag is not None]
        if len(points) == 1:
            x, p = points[0]
            parts.append(svg.line([(x, ram.y(p.lag or 0)), (x, ram.y(p.hog or 0))], "d-a", 1.25))
        elif points:
            upper = [(x, ram.y(p.hog or 0)) for x, p in points]
            lower = [(x, ram.y(p.lag or 0)) for x, p in reversed(points)]
            parts.append(svg.area(upper + lower, "d-band", 0.16))
    return parts


def malbana(d: Diagram, ram: Ram, xs: list[float]) -> list[str]:
    """The path to the target, dotted, with a cross at its end."""
    bana = d.malbana
    if not bana:
        return []
    x, y = xs[bana.till], ram.y(bana.till_value)
    path = svg.line([(xs[bana.fran], ram.y(bana.fran_value)), (x, y)], "d-mal", 1.5, "2 4")
    cross = [
        svg.line([(x - 6, y), (x + 6, y)], "d-mal", 2),
        svg.line([(x, y - 6), (x, y + 6)], "d-mal", 2),
    ]
    return [path, *cross]


def _luckor(d: Diagram, ram: Ram, xs: list[float], yta: Yta) -> list[str]:
    """Mark a missing main value: a dotted upright line, and the reason where it fits."""
    main = next((s for s in d.serier if s.roll is Roll.HUVUD), None)
    if main is None:
        return []
    size = yta.text - 2
    parts: list[str] = []
    free = ram.left - size
    for i, point in enumerate(main.punkter):
        if point.value is not None or not point.saknas or (i > d.sista and point.saknas == SAKNAS):
            continue
        parts.append(svg.line([(xs[i], ram.top), (xs[i], ram.bottom)], "d-axel", 1, "1 4"))
        half = textbredd(point.saknas, size) / 2
        x = min(max(xs[i], ram.left + half), yta.bredd - half)
        if x - half > free:
            parts.append(_skylt(x, ram.bottom - 6, point.saknas, size, half))
            free = x + half + 4
    return parts


def _skylt(x: float, y: float, words: str, size: float, half: float) -> str:
    plate = svg.rect(x - half - 2, y - size, half * 2 + 4, size * 1.3, "d-papper")
    return plate + svg.text(x, y, words, size=size, anchor="middle")
