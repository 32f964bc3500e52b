"""Challenges that the joint analysis proposes, ranked."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from lagesbild.models import Lagesbild, Utmaningsforslag
from lagesbild.workflow.lagesbild import may_sammanfora
from samverkan.fel import Hinder
from samverkan.log import log
from samverkan.models import Delningsniva, User
from samverkan.permissions import krav
from samverkan.versioner import spara_version

NIVA = Delningsniva.PARTERNA


def _lasta(bild: Lagesbild, by: User) -> Lagesbild:
    bild = Lagesbild.objects.select_for_update(of=("self",)).get(pk=bild.pk)
    krav(may_sammanfora(by, bild))
    return bild


@transaction.atomic
def spara_forslag(form: Any, *, by: User, version: int | None) -> Utmaningsforslag:
    """Write or change a proposal, while the merge goes on."""
    _lasta(form.instance.lagesbild, by)
    return spara_version(form, by=by, version=version, akt="foresla_utmaning", niva=NIVA)


@transaction.atomic
def ta_bort_forslag(rad: Utmaningsforslag, *, by: User) -> Lagesbild:
    """Take a proposal back; the log keeps what it said."""
    bild = _lasta(rad.lagesbild, by)
    if not bild.utmaningsforslag.filter(pk=rad.pk).exists():
        raise Hinder("Förslaget finns inte längre.")
    fore = {"rubrik": rad.rubrik, "motiv": rad.motiv, "rang": rad.rang}
    log(by, "ta_bort_utmaningsforslag", rad, fore=fore, niva=NIVA)
    rad.delete()
    return bild
