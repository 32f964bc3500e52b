"""The schematic map as SVG: hexagons with name, value and places, in the order of the real ones."""

import math

from samverkan.charts import svg
from samverkan.charts.etiketter import Ruta, bryt, textbredd
from samverkan.charts.yta import Ritning
from samverkan.kartor import delar
from samverkan.kartor.modell import TOM, Karta, Kartplats, Omrade
from samverkan.kartor.schema_karta import sexhorn, sexhorningar

STORST, MINST_TEXT = 132.0, 8.0


def rita_schema(karta: Karta, bredd: float, text: float, markor: float, stem: str) -> Ritning:
    """Areas with a centroid lie where it says; the rest are laid in a row below."""
    if not karta.omraden:
        words = svg.text(bredd / 2, 44, "Inga områden att visa", size=text, anchor="middle")
        return Ritning([words], 84)
    cells = _lagen(karta.omraden)
    xs, ys = [x for x, _ in cells], [y for _, y in cells]
    width = min((bredd - 4) / (max(xs) - min(xs) + 1), STORST)
    side = width / math.sqrt(3)
    left = (bredd - (max(xs) + min(xs)) * width) / 2
    top = side + 3 - min(ys) * width
    size = gemensam_storlek([o.namn for o in karta.omraden], text, width * 0.88)
    parts = [f"<defs>{delar.streckmonster(stem)}</defs>"]
    for omrade, (x, y) in zip(karta.omraden, cells, strict=True):
        places = [p for p in karta.platser if p.omrade == omrade.key]
        parts.append(
            _cell(karta, omrade, (left + x * width, top + y * width, width), places, size, stem)
        )
    return Ritning(parts, (max(ys) - min(ys)) * width + 2 * side + 6)


def _lagen(omraden: tuple[Omrade, ...]) -> list[tuple[float, float]]:
    known = tuple(
        o.centroid
        for o in omraden
        if o.centroid is not None and all(map(math.isfinite, o.centroid))
    )
    placed = (
        dict(zip(known, sexhorningar(known), strict=True))
        if len(set(known)) == len(known) and known
        else {}
    )
    if known and not placed:
        # Two areas at the same spot still get a cell each.
        spots = tuple((lat + i * 1e-7, lon) for i, (lat, lon) in enumerate(known))
        queue = iter(sexhorningar(spots))
    else:
        queue = iter([placed[c] for c in known])
    found = [next(queue) if o.centroid in known else None for o in omraden]
    below = max((cell[1] for cell in found if cell), default=-1) + 1.2
    start = min((cell[0] for cell in found if cell), default=0)
    rest = iter((start + i % 5, below + i // 5) for i in range(len(found)))
    return [cell or next(rest) for cell in found]


def _cell(
    karta: Karta,
    omrade: Omrade,
    at: tuple[float, float, float],
    places: list[Kartplats],
    text: float,
    stem: str,
) -> str:
    x, y, width = at
    klass = karta.klassning.klass(omrade.value) if karta.has_varden else 0
    value = karta.vardetext(omrade) if karta.has_varden else ""
    words = f"{omrade.namn}: {value}" if value else omrade.namn
    corners = " ".join(f"{svg.num(cx)},{svg.num(cy)}" for cx, cy in sexhorn(x, y, width - 3))
    fill, title = delar.fyllning(klass, stem), svg.rensa(words)
    shape = f'<polygon {fill} points="{corners}"><title>{title}</title></polygon>'
    skrift = _skrift(omrade.namn, value, klass, at, text, has_platser=bool(places))
    if omrade.url:
        # The letters lie over the link, not in it: its name is whole words, they are broken lines.
        shape = f'<a href="{svg.rensa(omrade.url)}" aria-label="{svg.rensa(words)}">{shape}</a>'
        skrift = f'<g pointer-events="none">{skrift}</g>'
    return shape + skrift + _markorer(places, at, text)


def _skrift(
    namn: str,
    value: str,
    klass: int,
    at: tuple[float, float, float],
    text: float,
    *,
    has_platser: bool,
) -> str:
    """Name on up to three lines and the value below."""
    x, y, width = at
    room = width * 0.88
    # No room for letters: the tooltip and the table carry the name.
    lines = bryt(namn, text, room) if text > MINST_TEXT else []
    size = max(text, min(MINST_TEXT, width * 0.3))
    value = value if textbredd(value, size, bold=True) <= room else ""
    rows = [*((line, False) for line in lines), *([(value, True)] if value else [])]
    step = size * 1.2
    top = y - (len(rows) - 1) * step / 2 + size * 0.35 - (width * 0.14 if has_platser else 0)
    plate = _platta(rows, x, top, size) if klass == TOM and rows else ""
    return plate + "".join(
        delar.namn(x, top + i * step, words, size, klass, bold=bold)
        for i, (words, bold) in enumerate(rows)
    )


def gemensam_storlek(names: list[str], text: float, room: float) -> float:
    """The largest size at which all but one name in twenty fit uncut on three lines."""
    size = text
    while size > MINST_TEXT:
        cut = sum(any(line.endswith("…") for line in bryt(name, size, room)) for name in names)
        if cut <= len(names) // 20:
            break
        size -= 0.5
    return size


def _platta(rows: list[tuple[str, bool]], x: float, top: float, size: float) -> str:
    """Letters over a hatch need a plate."""
    wide = max(textbredd(words, size, bold=bold) for words, bold in rows) + 4
    high = len(rows) * size * 1.2 + 3
    return svg.rect(x - wide / 2, top - size, wide, high, "d-papper")


def _markorer(places: list[Kartplats], at: tuple[float, float, float], text: float) -> str:
    """Up to three squares in the foot of the cell; the table names the rest."""
    x, y, width = at
    side, size = min(text * 1.5, width * 0.19), min(max(text - 2, 6), width * 0.12)
    shown = places if len(places) <= 3 else places[:2]
    rest = len(places) - len(shown)
    count = len(shown) + bool(rest)
    left, top = x - count * (side + 3) / 2, y + width * 0.24
    parts = [
        delar.markor(p, Ruta(left + i * (side + 3), top, side, side), size)
        for i, p in enumerate(shown)
    ]
    if rest:
        parts.append(
            delar.namn(left + (count - 0.5) * (side + 3), top + side * 0.75, f"+{rest}", size)
        )
    return "".join(parts)
