"""A finished statement is split, or takes up one more observation; its provenance follows."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from lagesbild.models import Harkomst, Lagespunkt, Observation
from lagesbild.workflow.sammanforing import (
    NIVA,
    kallor_till,
    krav_motiv,
    last_punkt,
    oavgjorda,
)
from samverkan.fel import Hinder
from samverkan.log import log
from samverkan.models import User, snavaste


@transaction.atomic
def dela_lagespunkt(punkt: Lagespunkt, ids: list[int], *, by: User) -> Lagespunkt:
    """Lift observations out of a statement: they are undecided again, the statement stands."""
    punkt = last_punkt(punkt, by)
    fore = kallor_till(punkt)
    ut = [rad for rad in fore if rad.pk in set(ids)]
    kvar = [rad for rad in fore if rad not in ut]
    if not ut or len(ut) != len(set(ids)):
        raise Hinder("Välj vilka av lägespunktens iakttagelser som ska lyftas ut.")
    if not kvar:
        raise Hinder("Minst en iakttagelse måste vara kvar. Lös annars upp lägespunkten.")
    Harkomst.objects.filter(lagespunkt=punkt, observation__in=ut).delete()
    return _nya_kallor(punkt, fore, kvar, "dela_lagespunkt", by)


@transaction.atomic
def utoka_lagespunkt(punkt: Lagespunkt, ids: list[int], *, by: User) -> Lagespunkt:
    """Let a statement take up observations that are still undecided."""
    punkt = last_punkt(punkt, by)
    nya = oavgjorda(punkt.lagesbild, ids, by)
    fore = kallor_till(punkt)
    alla = fore + nya
    krav_motiv(punkt, alla, reserverad=punkt.reservationer.exists())
    Harkomst.objects.bulk_create(Harkomst(lagespunkt=punkt, observation=rad) for rad in nya)
    return _nya_kallor(punkt, fore, alla, "utoka_lagespunkt", by)


def _nya_kallor(
    punkt: Lagespunkt, fore: list[Observation], nu: list[Observation], akt: str, by: User
) -> Lagespunkt:
    """What follows of the sources: whose it is, and how far it may travel."""
    parter = {rad.underlag.part_id for rad in nu}
    punkt.endast_part_id = parter.pop() if len(parter) == 1 else None
    punkt.delningsniva = snavaste([punkt.delningsniva, *(rad.delningsniva for rad in nu)])
    punkt.version += 1
    punkt.updated_at, punkt.updated_by = timezone.now(), by
    punkt.save()
    fore_koder, koder = ([rad.kod for rad in rader] for rader in (fore, nu))
    log(by, akt, punkt, fore={"ur": fore_koder}, efter={"ur": koder}, niva=NIVA)
    return punkt
