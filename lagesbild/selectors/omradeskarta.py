"""The district's map by layers, each as far as the reader may see it, with a list of the same."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import numpy as np
from django.db.models import Max
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from lagesbild.geografi.sexhorn import id_av, sexhorning, tilldela
from lagesbild.kartbild import VID_ARSSKIFTET, kartplats, omraden, ortnamn
from lagesbild.models import Handelse, Observation, Plats, UtsattOmrade
from lagesbild.selectors.kolumner import kolumner
from lagesbild.selectors.omradesplatser import forra_ytor
from lagesbild.selectors.platsdata import analysyta
from samverkan.charts.tabell import Kolumn, Tabell
from samverkan.datum_sv import dag, datum
from samverkan.kartor.modell import Karta, Kartcell, Kartpunkt
from samverkan.kartor.projektion import projicera_punkt, punkter_till_plan, till_plan
from samverkan.models import Stadsdel, Stadsdelsomrade, User
from samverkan.smatal import GRANS, KLASSER, klasstext

BREDD, AR = 500.0, timedelta(365)
#: Past any row of the grid, so that a cell is one number.
SKIFT = 1 << 24
#: Classes of a cell's count, the same bounds on every map; one class for each of `klasstext`.
CELLNYCKEL = tuple(
    (nr, f"{klasstext(nedre)} händelser") for nr, nedre in reversed(list(enumerate((0, *KLASSER))))
)


def kartsida(user: User, omrade: Stadsdelsomrade, lager: set[str]) -> dict[str, Any]:
    """The map and the lists of the layers that are chosen."""
    delar = list(omrade.stadsdelar.all())
    yta = analysyta(omrade, delar)
    platser = _platser(user, omrade) if "platser" in lager else []
    noterade = _iakttagelser(user, omrade) if "iakttagelser" in lager else []
    celler, period = _celler(user, omrade) if "handelser" in lager else ([], "")
    utsatta = _utsatta(yta) if "utsatta" in lager and yta is not None else []
    karta = None
    if yta is not None:
        karta = _karta(omrade, delar, yta, platser, noterade, celler, utsatta)
    return {
        "omrade": omrade,
        "karta": karta,
        "platser": platser,
        "iakttagelser": noterade,
        "celler": _cellantal(celler) if "handelser" in lager else [],
        "cellkolumner": ["Händelser i rutan", "#Rutor"],
        "period": period,
        "utsatta": utsatta,
    }


def _platser(user: User, omrade: Stadsdelsomrade) -> list[Plats]:
    rader = Plats.objects.visible_to(user).oppna().filter(stadsdelsomrade=omrade)
    return list(rader.select_related("stadsdel"))


def _iakttagelser(user: User, omrade: Stadsdelsomrade) -> list[Observation]:
    """The newest year's that have a position."""
    rader = Observation.objects.visible_to(user).filter(
        underlag__stadsdelsomrade=omrade, latitud__isnull=False
    )
    sist = rader.aggregate(year=Max("underlag__lagesbild__year"))["year"]
    rader = rader.filter(underlag__lagesbild__year=sist).select_related("underlag__part")
    return list(rader.order_by("underlag__part", "lopnummer"))


def _celler(user: User, omrade: Stadsdelsomrade) -> tuple[list[Kartcell], str]:
    """Events with points of the last year that has any, counted in hexagons; never as points."""
    rader = Handelse.objects.visible_to(user).filter(
        stadsdelsomrade=omrade, precision=Handelse.Precision.PUNKT, latitud__isnull=False
    )
    sist = rader.aggregate(sist=Max("intraffade_at"))["sist"]
    if sist is None:
        return [], ""
    punkter = kolumner(rader.filter(intraffade_at__gt=sist - AR), "longitud", "latitud")
    x, y = punkter_till_plan(punkter).T
    q, r = tilldela(x, y, BREDD)
    nycklar, antal = np.unique(q * SKIFT + r, return_counts=True)
    par = zip(*divmod(nycklar, SKIFT), antal.tolist(), strict=True)
    celler = [_cell(int(q), int(r), n) for q, r, n in par]
    slut = dag(sist)
    return celler, f"{datum(slut - AR + timedelta(1))} till {datum(slut)}"


def _cell(q: int, r: int, antal: int) -> Kartcell:
    klass = sum(antal >= nedre for nedre in KLASSER)
    return Kartcell(sexhorning(id_av(BREDD, q, r)), klass, f"{klasstext(antal)} händelser")


def _cellantal(celler: list[Kartcell]) -> list[tuple[str, int]]:
    """How many cells there are of each class: the map's numbers as a table."""
    antal = [(text, sum(c.klass == klass for c in celler)) for klass, text in CELLNYCKEL]
    return [rad for rad in antal if rad[1]]


def _utsatta(yta: BaseGeometry) -> list[tuple[UtsattOmrade, BaseGeometry]]:
    """The newest version's areas that reach into the district."""
    rader = UtsattOmrade.objects.senaste().filter(geometri__isnull=False)
    ritade = [(rad, till_plan(shape(rad.geometri))) for rad in rader]  # type: ignore[arg-type]
    return [(rad, form) for rad, form in ritade if form.intersects(yta)]


def _karta(
    omrade: Stadsdelsomrade, delar: list[Stadsdel], yta: BaseGeometry, platser: list[Plats],
    noterade: list[Observation], celler: list[Kartcell],
    utsatta: list[tuple[UtsattOmrade, BaseGeometry]],
) -> Karta:  # fmt: skip
    ritade = tuple(o for o in omraden(omrade, delar, {}, None) if o.geometry is not None)
    forra = forra_ytor(platser)
    return Karta(
        fynd=f"{omrade} på kartan", omraden=ritade, celler=tuple(celler), cellnyckel=CELLNYCKEL,
        matt="Händelser i varje ruta", utsnitt=yta, ortnamn=ortnamn(delar, ritade),
        platser=tuple(
            kartplats(nr, plats, delar, forra=forra) for nr, plats in enumerate(platser, start=1)
        ),
        punkter=tuple(_punkt(rad) for rad in noterade),
        andras=tuple(Kartcell(form, 0, str(rad)) for rad, form in utsatta),
        andras_namn=_version(utsatta), tidigare_text=VID_ARSSKIFTET,
        kalltext=omrade.grans_kalla, tabellen=_tabell(platser, noterade, celler, utsatta),
    )  # fmt: skip


def _punkt(rad: Observation) -> Kartpunkt:
    plats = projicera_punkt(rad.longitud or 0, rad.latitud or 0)
    return Kartpunkt(plats, str(rad), rad.part.tecken)


def _version(utsatta: list[tuple[UtsattOmrade, BaseGeometry]]) -> str:
    return f"utsatt område, polisens lista {datum(utsatta[0][0].version)}" if utsatta else ""


def _tabell(
    platser: list[Plats], noterade: list[Observation], celler: list[Kartcell],
    utsatta: list[tuple[UtsattOmrade, BaseGeometry]],
) -> Tabell:  # fmt: skip
    """How much of everything the map shows."""
    rader = [
        ["Platser på listan", str(len(platser))],
        ["Iakttagelser med punkt", str(len(noterade))],
        [f"Rutor med {GRANS} händelser eller fler", str(sum(c.klass > 0 for c in celler))],
        ["Utsatta områden", str(len(utsatta))],
    ]
    return Tabell.av_text([Kolumn("På kartan", False), Kolumn("Antal")], rader)
