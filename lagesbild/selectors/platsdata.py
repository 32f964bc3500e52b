"""The events and the surface that a geographic analysis is made of, and whether they are the same."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

import shapely
from django.db.models import Count, Max, Q, QuerySet
from django.utils import timezone
from shapely.geometry.base import BaseGeometry

from lagesbild.analysurval import Urval
from lagesbild.geografi.analys import avtryck
from lagesbild.geografi.handelser import Flyttal, Handelser
from lagesbild.kartbild import mitt, yta
from lagesbild.models import Handelse, Platsanalys
from lagesbild.selectors.kolumner import kolumner, lokal_tid, tider
from samverkan.datum_sv import dag
from samverkan.kartor.projektion import SWEREF99_18_00, WGS84, projicera, punkter_till_plan
from samverkan.models import Delningsniva, Stadsdel, Stadsdelsomrade, User, behorighet

#: Metres around the middles of the stadsdelar that stand for a district without a border.
RUNT_MITTERNA = 1_500.0
PUNKT = Handelse.Precision.PUNKT


class Punktkalla(NamedTuple):
    """A source that has events with points in the district."""

    namn: str
    typer: tuple[str, ...]
    antal: int
    senast: date | None
    har_egna: bool


def analysyta(omrade: Stadsdelsomrade, delar: list[Stadsdel]) -> BaseGeometry | None:
    """The district in SWEREF 99 18 00: its border, its stadsdelar, or around their middles."""
    if omrade.grans:
        return yta(omrade.grans)
    if ytor := [yta(rad.grans) for rad in delar if rad.grans]:
        return shapely.union_all(ytor)
    kanda: list[Stadsdelsomrade | Stadsdel] = [omrade, *delar]
    mitter = [(m[1], m[0]) for rad in kanda if (m := mitt(rad))]
    if not mitter:
        return None
    return projicera(shapely.MultiPoint(mitter)).convex_hull.buffer(RUNT_MITTERNA)


def punktkallor(user: User, omrade: Stadsdelsomrade, part_id: int) -> list[Punktkalla]:
    """The sources that an analysis of the district may be made of, largest first."""
    rader = _lasbara(user, omrade, part_id, med_egna=True).filter(
        stadsdelsomrade=omrade, precision=PUNKT
    )
    kallor: dict[str, list[Any]] = {}
    svar = rader.order_by("typ").values_list("datakalla", "typ")
    egna = Count("pk", filter=Q(delningsniva=Delningsniva.EGEN))
    for namn, *rad in svar.annotate(n=Count("pk"), s=Max("intraffade_at"), e=egna):
        kallor.setdefault(namn, []).append(rad)
    funna = [
        Punktkalla(
            namn,
            tuple(rad[0] for rad in typer),
            sum(rad[1] for rad in typer),
            _senast(typer),
            any(rad[3] for rad in typer),
        )
        for namn, typer in kallor.items()
    ]
    return sorted(funna, key=lambda kalla: (-kalla.antal, kalla.namn))


def _senast(typer: list[Any]) -> date | None:
    tider = [rad[2] for rad in typer if rad[2]]
    return dag(max(tider)) if tider else None


def _lasbara(
    user: User, omrade: Stadsdelsomrade, part_id: int, *, med_egna: bool
) -> QuerySet[Handelse]:
    """What the party may use here, whoever of its people asks; others' own never."""
    egna = Q(part_id=part_id, stadsdelsomrade=omrade) if med_egna else Q(pk__in=[])
    delade = Q(stadsdelsomrade=omrade, delningsniva=Delningsniva.PARTERNA)
    oppna = Q(delningsniva=Delningsniva.PUBLIK)
    return Handelse.objects.visible_to(user).filter(egna | delade | oppna)


def _dygn(fran: date, till: date) -> Q:
    zon = timezone.get_current_timezone()
    start = datetime.combine(fran, time.min, zon)
    slut = datetime.combine(till + timedelta(1), time.min, zon)
    return Q(intraffade_at__gte=start, intraffade_at__lt=slut)


def handelser(
    user: User, omrade: Stadsdelsomrade, part_id: int, val: Urval, vidgat: BaseGeometry,
    dagar: tuple[date, date],
) -> Handelser:  # fmt: skip
    """The chosen events of some days: the district's own, and open ones within the widened surface."""
    vast, syd, ost, nord = projicera(vidgat, SWEREF99_18_00, WGS84).bounds
    nara = Q(precision=PUNKT, longitud__range=(vast, ost), latitud__range=(syd, nord))
    rader = _lasbara(user, omrade, part_id, med_egna=val.med_egna).filter(
        _dygn(*dagar), Q(stadsdelsomrade=omrade) | nara, datakalla__in=val.kallor
    )
    if val.typer:
        rader = rader.filter(typ__in=val.typer)
    # The near-repeat test shuffles times, so the same data must come in the same order.
    data = kolumner(
        rader, "longitud", "latitud", lokal_tid("intraffade_at"), lokal_tid("intraffade_till"),
        "stadsdelsomrade_id", ordnade=("intraffade_at", "datakalla", "externt_id", "pk"),
    )  # fmt: skip
    return _kolumnvis(data, omrade.pk, vidgat)


def _kolumnvis(data: Flyttal, omrade_id: int, vidgat: BaseGeometry) -> Handelser:
    xy = punkter_till_plan(data[:, :2])
    alla = Handelser.av(xy[:, 0], xy[:, 1], tider(data[:, 2]), tider(data[:, 3]))
    shapely.prepare(vidgat)
    return alla.urval((data[:, 4] == omrade_id) | shapely.intersects_xy(vidgat, alla.x, alla.y))


def data_nu(user: User, analys: Platsanalys) -> str:
    """Whether the data is what the analysis was made of: "samma", "andrade", or "okant".

    Unknown to the other party when the analysis also counts what only its own party may read.
    """
    val = Urval.ur_json(analys.parametrar["urval"])
    if val.med_egna and (analys.stadsdelsomrade_id, analys.part_id) not in behorighet(user).egna:
        return "okant"
    nu = underlag(user, analys.stadsdelsomrade, analys.part_id, val)
    if nu is None:
        return "andrade"
    yta_, aktuella, fore = nu
    da = analys.resultat["underlag"]
    nya = avtryck(aktuella, yta_, val.parametrar)
    forr = avtryck(fore, yta_, val.parametrar) if fore else None
    lika = (nya, forr) == (da["fingeravtryck"], da["fingeravtryck_fore"])
    return "samma" if lika else "andrade"


def underlag(
    user: User, omrade: Stadsdelsomrade, part_id: int, val: Urval
) -> tuple[BaseGeometry, Handelser, Handelser | None] | None:
    """The surface, the period's events and those before it; None when nothing says where it is."""
    yta_ = analysyta(omrade, list(omrade.stadsdelar.all()))
    if yta_ is None:
        return None
    vidgat = yta_.buffer(val.parametrar.marginal)
    nu = handelser(user, omrade, part_id, val, vidgat, (val.fran, val.till))
    fore = handelser(user, omrade, part_id, val, vidgat, val.fore) if val.jamfor else None
    return yta_, nu, fore
