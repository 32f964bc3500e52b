"""The map as SVG: classes of green, neighbours, water, names and numbered places."""

import shapely
from shapely.geometry.base import BaseGeometry as Geometry

from samverkan.charts import svg
from samverkan.charts.rita import TYPSNITT_PAPPER
from samverkan.charts.yta import Ritning
from samverkan.kartor import delar
from samverkan.kartor.etikettplats import Etikett, Matt, Placerare, faste, mittpunkt
from samverkan.kartor.geometri import TOLERANS_OMRADE, TOLERANS_STAD, forenkla, grovre
from samverkan.kartor.lager import celler, ortnamn, punkter, ytterlinjer
from samverkan.kartor.modell import TOM, Karta, Kartplats, Omrade
from samverkan.kartor.svg_schema import rita_schema
from samverkan.kartor.utsnitt import BRED_KARTA, Kartyta, Utsnitt, synliga


def rita_karta(
    karta: Karta, yta: Kartyta = BRED_KARTA, stem: str = "k", font: str = svg.TYPSNITT
) -> str:
    """Borders when there are any, otherwise the schematic."""
    drawn = (
        rita_schema(karta, yta.bredd, yta.text, yta.markor, stem)
        if karta.is_schema
        else _granser(karta, yta, stem)
    )
    role = "group" if any(o.url for o in karta.omraden) else "img"
    title, desc = karta.titel or karta.fynd, sammanfatta(karta)
    return svg.document(
        yta.bredd, drawn.hojd, drawn.delar, title=title, desc=desc, stem=stem, role=role, font=font
    )


def rita_karta_fristaende(karta: Karta, yta: Kartyta = BRED_KARTA) -> str:
    """The map as a document of its own, set in the font of the report."""
    return f'<?xml version="1.0" encoding="UTF-8"?>{rita_karta(karta, yta, font=TYPSNITT_PAPPER)}'


def sammanfatta(karta: Karta) -> str:
    """The map in words, for those who do not see it."""
    if karta.beskrivning:
        return karta.beskrivning
    rows = [f"{karta.fynd.rstrip('.')}.", f"{len(karta.omraden)} områden."]
    known = sorted((o for o in karta.omraden if o.value is not None), key=lambda o: -(o.value or 0))
    if known:
        rows.append(
            "Högst: " + ", ".join(f"{o.namn} {karta.vardetext(o)}" for o in known[:3]) + "."
        )
    if karta.platser:
        rows.append(
            "Platser: " + ", ".join(f"{p.nummer} {p.namn}" for p in karta.platser[:12]) + "."
        )
    return " ".join([*rows, "Alla siffror står i tabellen."])


def _granser(karta: Karta, yta: Kartyta, stem: str) -> Ritning:
    view, omraden, drawn = synliga(karta, yta)
    parts = _bakgrund(karta, view, stem)
    parts += [_yta(karta, o, shape, stem) for o, shape in zip(omraden, drawn, strict=True)]
    parts += celler(karta, view, stem) + ytterlinjer(karta, view) + punkter(karta, view)
    spots = _platser(karta, view, dict(zip((o.key for o in omraden), drawn, strict=True)), yta)
    points = [xy for _, xy in spots]
    scale, scale_box = delar.skalstock(view.unit, view.bredd, view.hojd, yta.text - 1, points)
    boxes = delar.lediga_markorer(points, yta.markor, view.bredd, view.hojd, scale_box)
    placer = Placerare(Matt(yta.text, view.bredd, view.hojd), [scale_box, *boxes], drawn)
    # The name of the only area would be in the way of the names within it.
    is_ensam = len(karta.omraden) == 1 and bool(karta.ortnamn or karta.utsnitt)
    labels = [None] if is_ensam and omraden else placer.placera_alla([o.namn for o in omraden])
    for omrade, label in zip(omraden, labels, strict=True):
        parts += _etikett(label, _klass(karta, omrade), yta.text) if label else []
    parts += ortnamn(karta, view, placer, yta.text - 1)
    parts += [delar.markor(p, box, yta.text) for (p, _), box in zip(spots, boxes, strict=True)]
    return Ritning([*parts, scale, "</g>", _ram(karta, view)], view.hojd)


def _ram(karta: Karta, view: Utsnitt) -> str:
    """A part of the map ends somewhere; the whole has its own outline."""
    if karta.utsnitt is None:
        return ""
    size = f'width="{svg.num(view.bredd - 1)}" height="{svg.num(view.hojd - 1)}"'
    return f'<rect class="k-ram" x=".5" y=".5" {size} fill="none" stroke="#D3D9D6"/>'


def _bakgrund(karta: Karta, view: Utsnitt, stem: str) -> list[str]:
    frame = f'width="{svg.num(view.bredd)}" height="{svg.num(view.hojd)}"'
    parts = [
        f'<defs><clipPath id="{stem}-c"><rect {frame}/></clipPath>',
        f"{delar.streckmonster(stem)}</defs>",
        f'<g clip-path="url(#{stem}-c)"><rect class="k-botten" {frame} fill="{delar.BOTTEN}"/>',
    ]
    for shape in forenkla(karta.grannar, TOLERANS_STAD):
        data = delar.vag(view.beskar(shape)) if shape is not None and view.syns(shape) else ""
        if data:
            parts.append(
                f'<path class="k-granne" fill="{delar.BOTTEN}" stroke="#FFFFFF" d="{data}"/>'
            )
    if karta.vatten is not None:
        data = delar.vag(view.beskar(grovre(karta.vatten, TOLERANS_OMRADE)))
        parts.append(
            f'<path class="k-vatten" fill="{delar.VATTEN}" fill-rule="evenodd" d="{data}"/>'
        )
    return parts


def _klass(karta: Karta, omrade: Omrade) -> int:
    return karta.klassning.klass(omrade.value) if karta.has_varden else 0


def _yta(karta: Karta, omrade: Omrade, shape: Geometry, stem: str) -> str:
    klass = _klass(karta, omrade)
    words = f"{omrade.namn}: {karta.vardetext(omrade)}" if karta.has_varden else omrade.namn
    path = (
        f'<path {delar.fyllning(klass, stem)} stroke-linejoin="round" fill-rule="evenodd"'
        f' d="{delar.vag(shape)}">'
        f"<title>{svg.rensa(words)}</title></path>"
    )
    return lank(omrade, words, path)


def lank(omrade: Omrade, words: str, shape: str) -> str:
    if not omrade.url:
        return shape
    return f'<a href="{svg.rensa(omrade.url)}" aria-label="{svg.rensa(words)}">{shape}</a>'


def _platser(
    karta: Karta, view: Utsnitt, middles: dict[str, Geometry], yta: Kartyta
) -> list[tuple[Kartplats, tuple[float, float]]]:
    """Places at their points, or in the middle of their area; the table has them all."""
    spots = [(p, _punkt(p, view, middles, yta.markor)) for p in karta.platser]
    return [
        (p, xy) for p, xy in spots if xy and 0 <= xy[0] <= view.bredd and 0 <= xy[1] <= view.hojd
    ]


def _punkt(
    place: Kartplats, view: Utsnitt, middles: dict[str, Geometry], side: float
) -> tuple[float, float] | None:
    if place.plats is not None:
        return view.flytta_punkt(*place.plats)
    if place.omrade not in middles:
        return None
    x, y = mittpunkt(middles[place.omrade])
    # Below the middle, since the name of the area goes above.
    return (
        (x, y + side * 0.6)
        if middles[place.omrade].contains(shapely.Point(x, y + side * 0.6))
        else (x, y)
    )


def _etikett(label: Etikett, klass: int, size: float) -> list[str]:
    box, parts = label.ruta, []
    middle = box.x + box.width / 2
    if label.ankare:
        x, y = label.ankare
        parts.append(svg.line([faste(box, label.ankare), label.ankare], "d-axel", 1))
        parts.append(svg.dot(x, y, 1.5, "d-axel"))
    if klass == TOM and not label.ankare:
        parts.append(svg.rect(box.x - 2, box.y, box.width + 4, box.height, "d-papper"))
    parts += [
        delar.namn(
            middle, box.y + size * (0.92 + i * 1.15), words, size, 0 if label.ankare else klass
        )
        for i, words in enumerate(label.rader)
    ]
    return parts
