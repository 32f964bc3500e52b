"""A version of the list of utsatta områden; versions stand beside each other, never compared."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.db import transaction

from lagesbild.inlasning import Fel, Tolkning
from lagesbild.models import UtsattOmrade
from lagesbild.workflow.staging import Antal
from samverkan.fel import Hinder
from samverkan.log import log
from samverkan.models import User


def stall(tolkning: Tolkning) -> Antal:
    """What the rows are against the same version as it stands; faults for doubled names."""
    if not tolkning.utsatta:
        return Antal()
    finns = {(rad.namn, rad.version): rad for rad in UtsattOmrade.objects.all()}
    sedda = Counter((rad.namn, rad.version) for rad in tolkning.utsatta)
    nya = andrade = 0
    for rad in tolkning.utsatta:
        nu = finns.get((rad.namn, rad.version))
        if sedda[rad.namn, rad.version] > 1:
            skal = f"”{rad.namn}” står flera gånger i samma lista."
            tolkning.fel.append(Fel(rad.rad, "namn", rad.namn, skal, "Behåll en."))
        elif nu is None:
            nya += 1
        else:
            andrade += (nu.kategori, nu.geometri) != (rad.kategori, rad.geometri or nu.geometri)
    return Antal(nya, andrade, len(tolkning.utsatta) - nya - andrade)


@transaction.atomic
def las_utsatta(tolkning: Tolkning, *, by: User | None) -> Antal:
    """Keep a list, all of it or nothing; a table without surfaces leaves those that stand."""
    antal = stall(tolkning)
    if tolkning.fel:
        raise Hinder(*map(str, tolkning.fel))
    for rad in tolkning.utsatta:
        falt: dict[str, Any] = {"kategori": rad.kategori, "datakalla": tolkning.datakalla}
        falt |= {"geometri": rad.geometri} if rad.geometri else {}
        omrade, ny = UtsattOmrade.objects.update_or_create(
            namn=rad.namn, version=rad.version, defaults=falt
        )
        if ny:
            log(by, "las_in_utsatta", omrade, efter={"sha256": tolkning.sha256})
    return antal
