"""A district's places as its pages and its maps show them."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from shapely.geometry import mapping

from lagesbild.kartbild import bildkarta, platskarta, yta
from lagesbild.models import Lagesbild, Plats, Platsbeslut, Platshandelse
from lagesbild.permissions.platser import may_andra_platser
from lagesbild.selectors.omradesplatser import forra_ytor, platsens_beslut
from samverkan.kartor.geometri import forenkla
from samverkan.kartor.modell import Karta
from samverkan.kartor.projektion import SWEREF99_18_00, WGS84, projicera
from samverkan.models import Delningsniva, Stadsdel, Stadsdelsomrade, User, behorighet

# Metres that make no difference where a person draws; the border is a backdrop there.
TOLERANS_RITA = 5.0
Handling = Platsbeslut.Handling
#: What may be proposed of a place, in the words of its buttons.
OPPEN = [
    (Handling.KVAR, "Står kvar"),
    (Handling.FLYTTAD, "Flytta"),
    (Handling.DELAD, "Dela"),
    (Handling.STANGD, "Avför"),
]
STANGD = [(Handling.OPPNAD, "Ta upp igen")]


def utpekade(user: User, bild: Lagesbild) -> Any:
    """The places pointed out that the reader may see."""
    rader = bild.utpekade_platser.filter(plats__in=Plats.objects.visible_to(user))
    return rader.select_related("plats__stadsdel").order_by("nummer")


def karta_over(user: User, bild: Lagesbild, rader: Any) -> Karta | None:
    """The map of those places, with last time's outlines; None when there are none."""
    return bildkarta(bild, rader, _forra_ytterlinjer(user, bild))


def _forra_ytterlinjer(user: User, bild: Lagesbild) -> dict[str, Any]:
    """What each place's outline was in the latest decided lägesbild before this one."""
    tidigare = Lagesbild.objects.visible_to(user).tidigare(bild)
    rader = tidigare.values_list("faststallt_innehall__platser", flat=True)
    nivaer = {Delningsniva.PUBLIK, Delningsniva.PARTERNA}
    if bild.stadsdelsomrade_id not in behorighet(user).foljer:
        nivaer = {Delningsniva.PUBLIK}
    return {
        rad["namn"]: rad["geometri"]
        for rad in rader.first() or []
        if rad.get("geometri") and rad["delningsniva"] in nivaer
    }


def platssida(user: User, plats: Plats) -> dict[str, Any]:
    """A place with its life, its map, what waits for an answer, and what may be proposed."""
    delar = list(plats.stadsdelsomrade.stadsdelar.all())
    far_andra = may_andra_platser(user, plats.stadsdelsomrade_id)
    vantar = platsens_beslut(user, plats)
    return {
        "plats": plats,
        "livslinje": livslinje(user, plats),
        "karta": platskarta(plats, delar, forra_ytor([plats])),
        "far_andra": far_andra,
        "vantar": vantar,
        "steg": STANGD if plats.stangd_year else OPPEN,
        "far_foresla": far_andra and not vantar,
    }


def livslinje(user: User, plats: Plats) -> list[tuple[Any, Plats | None, bool]]:
    """The turns of a place's life, the rows that it came from first.

    Each with the other place when the reader may see that, and whether the place came from it.
    """
    synliga = set(Plats.objects.visible_to(user).filter(stadsdelsomrade=plats.stadsdelsomrade_id))
    rader = Platshandelse.objects.filter(Q(plats=plats) | Q(till_plats=plats))
    svar = []
    for rad in rader.select_related("plats", "till_plats", "beslut").order_by("datum", "pk"):
        fran = rad.till_plats_id == plats.pk
        annan = rad.plats if fran else rad.till_plats
        svar.append((rad, annan if annan in synliga else None, fran))
    return svar


def kartlager(user: User, omrade: Stadsdelsomrade) -> dict[str, Any]:
    """What lies under a drawing, as GeoJSON: borders, stadsdelar, and places the reader may see."""
    delar = list(omrade.stadsdelar.all())
    platser = Plats.objects.visible_to(user).oppna().filter(stadsdelsomrade=omrade)
    granser = _forenklade([omrade, *delar])
    objekt = [_objekt("omrade", omrade, granser[0])]
    objekt += [_objekt("stadsdel", d, g) for d, g in zip(delar, granser[1:], strict=True)]
    objekt += [_objekt("plats", plats, plats.geometri) for plats in platser]
    return {"type": "FeatureCollection", "features": objekt}


def _forenklade(rader: list[Stadsdelsomrade | Stadsdel]) -> list[dict[str, Any] | None]:
    """The district's border by itself, since it covers its stadsdelar."""
    ytor = [yta(rad.grans) for rad in rader]
    enkla = forenkla(ytor[:1], TOLERANS_RITA) + forenkla(ytor[1:], TOLERANS_RITA)
    return [mapping(projicera(g, SWEREF99_18_00, WGS84)) if g is not None else None for g in enkla]


def _objekt(slag: str, rad: Any, geometri: dict[str, Any] | None) -> dict[str, Any]:
    mitten = None if rad.latitud is None or rad.longitud is None else [rad.latitud, rad.longitud]
    egenskaper = {"slag": slag, "pk": rad.pk, "namn": rad.namn, "mitt": mitten}
    return {"type": "Feature", "geometry": geometri, "properties": egenskaper}
