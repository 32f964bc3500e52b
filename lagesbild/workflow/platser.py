"""Places of a district, and those that a lägesbild points out."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import Max

from lagesbild.models import Lagesbild, Plats, Platshandelse, UtpekadPlats
from lagesbild.workflow.lagesbild import may_sammanfora
from samverkan.fel import Hinder
from samverkan.log import log
from samverkan.models import User, behorighet
from samverkan.permissions import krav
from samverkan.versioner import spara_version


def may_andra_platser(user: User, omrade_id: int) -> bool:
    return any(pk == omrade_id for pk, _ in behorighet(user).arbetar)


@transaction.atomic
def spara_plats(form: Any, *, by: User, version: int | None) -> Plats:
    """Save a place; a new one begins its life the year it was found."""
    krav(may_andra_platser(by, form.instance.stadsdelsomrade_id))
    ny = form.instance.pk is None
    plats = spara_version(form, by=by, version=version, akt="skapa_plats" if ny else "andra_plats")
    if ny:
        Platshandelse.objects.create(
            plats=plats, year=plats.funnen_year, slag=Platshandelse.Slag.FUNNEN
        )
    return plats


@transaction.atomic
def utpeka(bild: Lagesbild, plats: Plats, motiv: str, *, by: User) -> UtpekadPlats:
    """Point out a place for joint action in the lägesbild."""
    bild = Lagesbild.objects.select_for_update(of=("self",)).get(pk=bild.pk)
    krav(may_sammanfora(by, bild))
    if bild.utpekade_platser.filter(plats=plats).exists():
        raise Hinder("Platsen är redan utpekad i lägesbilden.")
    hogst = bild.utpekade_platser.aggregate(hogst=Max("nummer"))["hogst"] or 0
    rad = UtpekadPlats.objects.create(
        lagesbild=bild, plats=plats, nummer=hogst + 1, motiv=motiv.strip(), updated_by=by
    )
    log(by, "utpeka_plats", rad, efter={"plats": plats.namn, "motiv": motiv})
    return rad
