"""Maps of a district and its places: borders when imported, otherwise from centroids."""

from collections.abc import Iterable, Mapping
from typing import Any

import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from lagesbild.models import Lagesbild, Plats, Platsbeslut, UtpekadPlats
from samverkan.kartor.modell import Karta, Kartplats, Omrade
from samverkan.kartor.projektion import projicera_punkt, till_plan
from samverkan.models import Stadsdel, Stadsdelsomrade

# Metres around a place that are shown with it, and how far off a name still helps.
RUNT, HJALPER = 500.0, 2_500.0
VID_ARSSKIFTET = "Streckad linje: ytterlinjen när året började"


def yta(grans: Any) -> BaseGeometry | None:
    return till_plan(shape(grans)) if grans else None


def mitt(rad: Stadsdelsomrade | Stadsdel) -> tuple[float, float] | None:
    if rad.latitud is None or rad.longitud is None:
        return None
    return rad.latitud, rad.longitud


def omradeskarta(
    omrade: Stadsdelsomrade, delar: list[Stadsdel], platser: list[Plats],
    forra: Mapping[str, Any] | None = None,
) -> Karta:  # fmt: skip
    """A district's stadsdelar with how many places lie in each, or the district by itself."""
    antal = {rad.pk: 0 for rad in delar}
    for plats in platser:
        if plats.stadsdel_id in antal:
            antal[plats.stadsdel_id] += 1
    ytor = omraden(omrade, delar, antal, len(platser))
    return Karta(
        fynd=platsfynd(len(platser), "på den gemensamma listan"),
        enhet="Antal platser i varje stadsdel.",
        matt="Platser",
        omraden=ytor,
        platser=tuple(
            kartplats(nr, plats, delar, forra=forra) for nr, plats in enumerate(platser, start=1)
        ),
        tidigare_text=VID_ARSSKIFTET,
        ortnamn=ortnamn(delar, ytor),
        kalltext=omrade.grans_kalla,
    )


def bildkarta(
    bild: Lagesbild, utpekade: Iterable[UtpekadPlats], forra: Mapping[str, Any]
) -> Karta | None:
    """The places that a lägesbild points out, by its numbers; new ones were found its year.

    `forra` is the outline that each name had in the lägesbild before.
    """
    rader, omrade = list(utpekade), bild.stadsdelsomrade
    delar = list(omrade.stadsdelar.all())
    ytor = omraden(omrade, delar, {}, None)
    platser = tuple(
        kartplats(rad.nummer, rad.plats, delar, rad.plats.funnen_year >= bild.year, forra)
        for rad in rader
    )
    karta = Karta(
        fynd=platsfynd(len(rader), "behöver gemensam insats"),
        enhet="Numren är lägesbildens egna och står också i listan.",
        omraden=ytor,
        platser=platser,
        omradesrubrik="Stadsdel",
        ortnamn=ortnamn(delar, ytor),
        kalltext=omrade.grans_kalla,
    )
    return karta if rader else None


def platskarta(
    plats: Plats, delar: list[Stadsdel], forra: Mapping[str, Any] | None = None
) -> Karta | None:
    """One place and its surroundings, close; None without a position."""
    en = kartplats(1, plats, delar, forra=forra)
    fynd = f"Så här ligger {plats.namn}"
    return narkarta(plats.stadsdelsomrade, delar, (en,), fynd, VID_ARSSKIFTET)


def beslutskarta(beslut: Platsbeslut, platser: list[Plats], delar: list[Stadsdel]) -> Karta | None:
    """The places as they will be, with today's outlines broken below."""
    nu = [plats for plats in platser if beslut.status == Platsbeslut.Status.VANTAR]
    nya = [
        Plats(namn=d.get("namn") or beslut.namnen, latitud=d.get("latitud"),
              longitud=d.get("longitud"), geometri=d.get("geometri"))
        for d in beslut.delar
    ]  # fmt: skip
    har_lage = any(n.geometri or n.latitud is not None for n in nya)
    forra = {n.namn: p.geometri for n, p in zip(nya, nu, strict=False) if p.geometri}
    rader = nya if har_lage else platser
    ritas = tuple(kartplats(nr, p, delar, forra=forra) for nr, p in enumerate(rader, start=1))
    text = "Streckad linje: ytterlinjen i dag"
    return narkarta(beslut.stadsdelsomrade, delar, ritas, f"Så här ligger {beslut.namnen}", text)


def narkarta(
    omrade: Stadsdelsomrade, delar: list[Stadsdel], platser: tuple[Kartplats, ...], fynd: str,
    tidigare_text: str = "",
) -> Karta | None:  # fmt: skip
    """Places and their surroundings, close; None when none has a position."""
    lagen: list[BaseGeometry] = [shapely.Point(p.plats) for p in platser if p.plats]
    lagen += [p.yta for p in platser if p.yta is not None]
    if not lagen:
        return None
    grans = shapely.union_all(lagen)
    orter = [(namn, xy) for namn, xy in ortnamn(delar, ())]
    orter.sort(key=lambda ort: shapely.Point(ort[1]).distance(grans))
    nara = [xy for _, xy in orter[:2] if shapely.Point(xy).distance(grans) < HJALPER]
    ytor = omraden(omrade, delar, {}, None)
    return Karta(
        fynd=fynd,
        enhet="",
        omraden=tuple(o for o in ytor if o.geometry is not None),
        platser=platser,
        tidigare_text=tidigare_text,
        omradesrubrik="Stadsdel",
        utsnitt=shapely.union_all([grans.buffer(RUNT), shapely.MultiPoint(nara).buffer(150)]),
        ortnamn=() if any(rad.grans for rad in delar) else tuple(orter),
        kalltext=omrade.grans_kalla,
    )


def platsfynd(antal: int, var: str) -> str:
    if not antal:
        return f"Inga platser {var}"
    return f"{antal} {'plats' if antal == 1 else 'platser'} {var}"


def omraden(
    omrade: Stadsdelsomrade, delar: list[Stadsdel], antal: dict[int, int], alla: int | None
) -> tuple[Omrade, ...]:
    """The stadsdelar with their number of places, or the district when only that has a border."""
    if any(rad.grans for rad in delar) or (delar and not omrade.grans):
        return tuple(
            Omrade(str(r.pk), r.namn, yta(r.grans), mitt(r), antal.get(r.pk)) for r in delar
        )
    return (Omrade(omrade.slug, omrade.namn, yta(omrade.grans), mitt(omrade), alla),)


def ortnamn(
    delar: list[Stadsdel], ytor: tuple[Omrade, ...]
) -> tuple[tuple[str, tuple[float, float]], ...]:
    """Names of stadsdelar at their middles, where they are not drawn as areas."""
    ritade = {o.namn for o in ytor if o.geometry is not None}
    return tuple(
        (rad.namn, projicera_punkt(rad.longitud, rad.latitud))
        for rad in delar
        if rad.namn not in ritade and rad.latitud is not None and rad.longitud is not None
    )


def kartplats(
    nummer: int,
    plats: Plats,
    delar: list[Stadsdel],
    is_ny: bool = False,
    forra: Mapping[str, Any] | None = None,
) -> Kartplats:
    punkt, nu = None, yta(plats.geometri)
    if plats.latitud is not None and plats.longitud is not None:
        punkt = projicera_punkt(plats.longitud, plats.latitud)
    elif nu is not None:
        mitten = nu.representative_point()
        punkt = (mitten.x, mitten.y)
    forr = yta((forra or {}).get(plats.namn))
    return Kartplats(
        nummer,
        plats.namn,
        str(plats.stadsdel_id or _narmaste(punkt, delar)),
        punkt,
        is_ny,
        nu,
        None if forr is not None and nu is not None and forr.equals(nu) else forr,
    )


def _narmaste(punkt: tuple[float, float] | None, delar: list[Stadsdel]) -> int | str:
    """The stadsdel whose middle is nearest, for a place that names none."""
    if punkt is None:
        return ""
    avstand = [
        (shapely.Point(projicera_punkt(r.longitud, r.latitud)).distance(shapely.Point(punkt)), r.pk)
        for r in delar
        if r.latitud is not None and r.longitud is not None
    ]
    return min(avstand)[1] if avstand else ""
