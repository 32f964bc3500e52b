"""Boundaries of a file to the districts, or the stadsdelar, that they are of."""

from __future__ import annotations

from collections import Counter
from typing import Any, NamedTuple

from django.db import transaction

from lagesbild.inlasning import Fel, Tolkning
from lagesbild.workflow.omradesnamn import Kanda, kanda_omraden
from lagesbild.workflow.staging import Antal
from samverkan.fel import Hinder
from samverkan.log import log
from samverkan.models import Stadsdel, Stadsdelsomrade, User
from samverkan.namnmatchning import normal

Omrade = Stadsdelsomrade | Stadsdel


class Gransskillnad(NamedTuple):
    """An area's boundary as it stands, None for none, and in a file; GeoJSON in WGS 84."""

    namn: str
    nu: dict[str, Any] | None
    geometri: dict[str, Any]

    @property
    def andras(self) -> bool:
        return self.nu != self.geometri


def _hitta(tolkning: Tolkning, kanda: Kanda) -> dict[str, Omrade]:
    """The district or stadsdel of each name; stadsdelar only when the file is of those."""
    omraden = Stadsdelsomrade.objects.in_bulk()
    funna: dict[str, Omrade] = {
        rad.namn: omraden[pk] for rad in tolkning.granser if (pk := kanda.hitta(rad.namn))
    }
    if len(funna) * 2 > len(tolkning.granser):
        return funna
    delar: dict[str, Omrade] = {normal(rad.namn): rad for rad in Stadsdel.objects.all()}
    return {r.namn: delar[normal(r.namn)] for r in tolkning.granser if normal(r.namn) in delar}


def stall(tolkning: Tolkning, kanda: Kanda) -> Antal:
    """What the boundaries are against those that stand; faults for unknown and doubled names."""
    if not tolkning.granser:
        return Antal()
    funna = _hitta(tolkning, kanda)
    sedda = Counter(funna[rad.namn].pk for rad in tolkning.granser if rad.namn in funna)
    nya = andrade = 0
    for rad in tolkning.granser:
        omrade = funna.get(rad.namn)
        if omrade is None:
            skal, atgard = f"Området ”{rad.namn}” finns inte.", "Lägg till det, eller ett alias."
            tolkning.fel.append(Fel(rad.rad, "namn", rad.namn, skal, atgard, "Område"))
        elif sedda[omrade.pk] > 1:
            skal = f"”{rad.namn}” står flera gånger i filen."
            tolkning.fel.append(Fel(rad.rad, "namn", rad.namn, skal, "Behåll en.", "Område"))
        else:
            nya += omrade.grans is None
            andrade += omrade.grans is not None and omrade.grans != rad.geometri
    return Antal(nya, andrade, len(tolkning.granser) - nya - andrade)


def skillnader(tolkning: Tolkning, kanda: Kanda) -> list[Gransskillnad]:
    """Each known area of the file beside its boundary of today; faults are added to the file's."""
    stall(tolkning, kanda)
    funna = _hitta(tolkning, kanda)
    return [
        Gransskillnad(funna[rad.namn].namn, funna[rad.namn].grans, rad.geometri)
        for rad in tolkning.granser
        if rad.namn in funna
    ]


@transaction.atomic
def las_granser(tolkning: Tolkning, *, by: User | None) -> Antal:
    """Give areas their boundaries; every area of the file must be known, or none is changed."""
    kanda = kanda_omraden()
    antal = stall(tolkning, kanda)
    if tolkning.fel:
        raise Hinder(*map(str, tolkning.fel))
    for namn, omrade in _hitta(tolkning, kanda).items():
        geometri = next(rad.geometri for rad in tolkning.granser if rad.namn == namn)
        if omrade.grans == geometri:
            continue
        omrade.grans = geometri
        if isinstance(omrade, Stadsdelsomrade):
            omrade.grans_kalla = tolkning.datakalla
        omrade.save()
        log(by, "las_in_grans", omrade, efter={"sha256": tolkning.sha256})
    return antal
