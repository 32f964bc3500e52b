"""Places of a district, and those that a lägesbild points out."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import Max

from lagesbild.models import Lagesbild, Plats, UtpekadPlats
from lagesbild.permissions.platser import may_andra_platser
from lagesbild.workflow.lagesbild import may_sammanfora
from lagesbild.workflow.personuppgifter import krav_utan_personnummer
from samverkan.fel import Hinder
from samverkan.log import log
from samverkan.models import User
from samverkan.permissions import krav
from samverkan.versioner import spara_version


@transaction.atomic
def spara_plats(form: Any, *, by: User, version: int | None) -> Plats:
    """Save a place's words; where it lies and whether it is on the list both parties decide.

    The list is both parties' from the first moment, so a personnummer stops here.
    """
    krav(may_andra_platser(by, form.instance.stadsdelsomrade_id))
    krav_utan_personnummer(form.instance.namn, form.instance.beskrivning)
    return spara_version(form, by=by, version=version, akt="andra_plats")


def _lasta(bild: Lagesbild, by: User) -> Lagesbild:
    bild = Lagesbild.objects.select_for_update(of=("self",)).get(pk=bild.pk)
    krav(may_sammanfora(by, bild))
    return bild


@transaction.atomic
def utpeka(bild: Lagesbild, plats: Plats, motiv: str, *, by: User) -> UtpekadPlats:
    """Point out a place for joint action in the lägesbild."""
    bild = _lasta(bild, by)
    if plats.stadsdelsomrade_id != bild.stadsdelsomrade_id:
        raise Hinder("Platsen ligger i ett annat stadsdelsområde.")
    if bild.utpekade_platser.filter(plats=plats).exists():
        raise Hinder("Platsen är redan utpekad i lägesbilden.")
    hogst = bild.utpekade_platser.aggregate(hogst=Max("nummer"))["hogst"] or 0
    rad = UtpekadPlats.objects.create(
        lagesbild=bild, plats=plats, nummer=hogst + 1, motiv=motiv.strip(), updated_by=by
    )
    log(by, "utpeka_plats", rad, efter={"plats": plats.namn, "motiv": motiv})
    return rad


@transaction.atomic
def spara_utpekad(form: Any, *, by: User, version: int | None) -> UtpekadPlats:
    """Change why a place is pointed out."""
    _lasta(form.instance.lagesbild, by)
    return spara_version(form, by=by, version=version, akt="andra_utpekad_plats")


@transaction.atomic
def ta_bort_utpekad(rad: UtpekadPlats, *, by: User) -> Lagesbild:
    """Take a place out of the lägesbild again; the log keeps why it was pointed out."""
    bild = _lasta(rad.lagesbild, by)
    if not bild.utpekade_platser.filter(pk=rad.pk).exists():
        raise Hinder("Platsen är inte längre utpekad.")
    log(by, "ta_bort_utpekad_plats", rad, fore={"plats": rad.plats.namn, "motiv": rad.motiv})
    rad.delete()
    return bild
