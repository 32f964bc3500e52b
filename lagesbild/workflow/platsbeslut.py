"""A step in a place's life: proposed, changed, assented to or dismissed; done when both agree."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from lagesbild.models import Plats, Platsbeslut, Platsbifall
from lagesbild.permissions.platser import egen_part, may_andra_platser
from lagesbild.workflow.personuppgifter import krav_utan_personnummer
from lagesbild.workflow.platsatgard import genomfor, hinder
from samverkan.aviseringar import avisera, folk
from samverkan.fel import Hinder, Konflikt
from samverkan.log import log
from samverkan.models import Part, User
from samverkan.permissions import Roll, krav

AVGJORT = "Förslaget är redan avgjort. Gå tillbaka till platserna och se vad som hände."
ANDRAT = "Förslaget har ändrats sedan sidan öppnades. Läs det som står nu och svara på det."


@transaction.atomic
def foresla(beslut: Platsbeslut, platser: Sequence[Plats], *, by: User) -> Platsbeslut:
    """Propose a step; the proposer's party has assented by that."""
    krav(may_andra_platser(by, beslut.stadsdelsomrade_id))
    platser = _lasta([plats.pk for plats in platser])
    _granska(beslut, platser)
    beslut.updated_by = by
    beslut.save()
    beslut.platser.set(platser)
    log(by, "foresla_platsbeslut", beslut, efter=_som_logg(beslut))
    return _bifall(beslut, by)


@transaction.atomic
def andra(beslut: Platsbeslut, ny: Platsbeslut, version: int, *, by: User) -> Platsbeslut:
    """Change what is proposed; the other party is asked anew. A stale change raises Konflikt."""
    nu = _oppet(beslut, None, by)
    if version != nu.version:
        raise Konflikt(nu)
    fore = _som_logg(nu)
    nu.delar, nu.datum, nu.skal = ny.delar, ny.datum, ny.skal
    _granska(nu, _lasta([plats.pk for plats in nu.platser.all()]))
    nu.version, nu.updated_at, nu.updated_by = nu.version + 1, timezone.now(), by
    nu.save()
    log(by, "andra_platsbeslut", nu, fore=fore, efter=_som_logg(nu))
    return _bifall(nu, by)


@transaction.atomic
def ge_bifall(beslut: Platsbeslut, version: int, *, by: User) -> Platsbeslut:
    """Assent to what stands; with both parties' assent it is done at once."""
    nu = _oppet(beslut, version, by)
    _granska(nu, _lasta([plats.pk for plats in nu.platser.all()]))
    return _bifall(nu, by)


@transaction.atomic
def avfarda(beslut: Platsbeslut, skal: str, *, by: User) -> Platsbeslut:
    """Take a proposal off the table; either party may, with a reason that both see."""
    nu = _oppet(beslut, None, by)
    krav_utan_personnummer(skal)
    nu.status, nu.avfardat_skal, nu.avgjort_at = Platsbeslut.Status.AVFARDAT, skal, timezone.now()
    nu.save(update_fields=["status", "avfardat_skal", "avgjort_at"])
    log(by, "avfarda_platsbeslut", nu, efter={"skal": skal})
    andra_ = set(Part.objects.values_list("pk", flat=True)) - {egen_part(by, nu.omrade_id)}
    _tala_om("plats_avfardad", nu, andra_, by)
    return nu


@transaction.atomic
def avfarda_forslag(beslut: Platsbeslut, skal: str, *, by: User) -> Platsbeslut:
    """Say of an analysis's proposal, before anybody has proposed it, that it is no place."""
    krav(may_andra_platser(by, beslut.stadsdelsomrade_id))
    if Platsbeslut.objects.filter(analys=beslut.analys, forslag=beslut.forslag).exists():
        raise Hinder(AVGJORT)
    krav_utan_personnummer(skal)
    beslut.status, beslut.avfardat_skal = Platsbeslut.Status.AVFARDAT, skal
    beslut.avgjort_at, beslut.updated_by = timezone.now(), by
    beslut.save()
    log(by, "avfarda_platsbeslut", beslut, efter={"skal": skal})
    return beslut


def _oppet(beslut: Platsbeslut, version: int | None, by: User) -> Platsbeslut:
    nu = Platsbeslut.objects.select_for_update(of=("self",)).get(pk=beslut.pk)
    krav(may_andra_platser(by, nu.stadsdelsomrade_id))
    if nu.status != Platsbeslut.Status.VANTAR:
        raise Hinder(AVGJORT)
    if version is not None and version != nu.version:
        raise Hinder(ANDRAT)
    return nu


def _lasta(nummer: list[int]) -> list[Plats]:
    return list(Plats.objects.select_for_update(of=("self",)).filter(pk__in=nummer).order_by("pk"))


def _granska(beslut: Platsbeslut, platser: list[Plats]) -> None:
    texter = [
        beslut.skal,
        *(str(d.get(n) or "") for d in beslut.delar for n in ("namn", "beskrivning")),
    ]
    krav_utan_personnummer(*texter)
    if skal := hinder(beslut, platser):
        raise Hinder(*skal)


def _bifall(beslut: Platsbeslut, by: User) -> Platsbeslut:
    part_id = egen_part(by, beslut.stadsdelsomrade_id) or 0
    Platsbifall.objects.update_or_create(
        beslut=beslut, part_id=part_id,
        defaults={"user": by, "galler": beslut.version, "at": timezone.now()},
    )  # fmt: skip
    log(by, "bifall_platsbeslut", beslut, efter={"version": beslut.version})
    givna = set(beslut.bifall.filter(galler=beslut.version).values_list("part_id", flat=True))
    kvar = set(Part.objects.values_list("pk", flat=True)) - givna
    if not kvar:
        genomfor(beslut, _lasta([plats.pk for plats in beslut.platser.all()]), by=by)
    _tala_om("plats_vantar", beslut, kvar, by)
    return beslut


def _tala_om(slag: str, beslut: Platsbeslut, parter: Iterable[int], by: User) -> None:
    for part_id in parter:
        till = folk(beslut.stadsdelsomrade_id, Roll.ARBETAR, part_id)
        avisera(slag, till, str(beslut), beslut.get_absolute_url(), av=by)


def _som_logg(beslut: Platsbeslut) -> dict[str, Any]:
    return {
        "vad": beslut.handling, "platser": beslut.namnen, "delar": beslut.delar,
        "datum": beslut.datum, "skal": beslut.skal,
    }  # fmt: skip
