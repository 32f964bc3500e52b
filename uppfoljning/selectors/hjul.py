"""Where in the yearly wheel a district is, and what that asks of whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from atgardsplan.models import LokalOverenskommelse
from lagesbild.models import Lagesbild, Observation, Underlag
from samverkan.models import Stadsdelsomrade, User

STATIONER = [
    "Underlag",
    "Sammanföring",
    "Orsaksanalys",
    "Överenskommelse och plan",
    "Uppföljning",
    "Årssammanställning",
]


@dataclass(frozen=True)
class Lage:
    """The newest lägesbild's station 1–6, and a few words."""

    bild: Lagesbild | None
    station: int
    text: str


def stationer(lage: Lage) -> list[dict[str, Any]]:
    """The wheel's stations for the template part."""
    url = lage.bild.get_absolute_url() if lage.bild else ""
    return [
        {
            "namn": namn,
            "text": lage.text if nr == lage.station else "",
            "lage": "klar" if nr < lage.station else "nu" if nr == lage.station else "",
            "url": url if nr == lage.station else "",
        }
        for nr, namn in enumerate(STATIONER, start=1)
    ]


def hjullagen(user: User, omraden: list[Stadsdelsomrade]) -> dict[int, Lage]:
    """The wheel of each district's newest lägesbild; a fixed number of queries."""
    senaste: dict[int, Lagesbild] = {}
    bilder = Lagesbild.objects.visible_to(user).filter(stadsdelsomrade__in=omraden)
    for bild in bilder.select_related("stadsdelsomrade").order_by("year", "utgava"):
        senaste[bild.stadsdelsomrade_id] = bild
    ids = [bild.pk for bild in senaste.values()]
    inlamnade = Underlag.objects.visible_to(user).filter(lagesbild__in=ids, status="inlamnat")
    antal: dict[int, int] = {}
    for bild_id in inlamnade.values_list("lagesbild_id", flat=True):
        antal[bild_id] = antal.get(bild_id, 0) + 1
    kvar: dict[int, int] = {}
    oavgjorda = Observation.objects.visible_to(user).overlamnade().oavgjorda()
    for bild_id in oavgjorda.filter(underlag__lagesbild__in=ids).values_list(
        "underlag__lagesbild_id", flat=True
    ):
        kvar[bild_id] = kvar.get(bild_id, 0) + 1
    avtal = set(
        LokalOverenskommelse.objects.visible_to(user)
        .filter(lagesbild__in=ids, status="gallande")
        .values_list("lagesbild_id", flat=True)
    )
    return {omrade.pk: _lage(senaste.get(omrade.pk), antal, kvar, avtal) for omrade in omraden}


def _lage(
    bild: Lagesbild | None, antal: dict[int, int], kvar: dict[int, int], avtal: set[int]
) -> Lage:
    if bild is None:
        return Lage(None, 1, "inte påbörjad")
    if bild.status == Lagesbild.Status.UNDERLAG:
        return Lage(bild, 1, f"{antal.get(bild.pk, 0)} av 2 inlämnade")
    if bild.status == Lagesbild.Status.SAMMANFORING:
        rest = kvar.get(bild.pk, 0)
        return Lage(bild, 2, f"{rest} kvar" if rest else "allt fört samman")
    if bild.status == Lagesbild.Status.GODKANNANDE:
        return Lage(bild, 2, "godkänns")
    if bild.pk in avtal:
        return Lage(bild, 5, "följs upp")
    return Lage(bild, 3, "fastställd")
