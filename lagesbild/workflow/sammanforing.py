"""The merge: nothing handed over is lost; each observation ends in a statement or a decision."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import Max

from lagesbild.models import (
    Harkomst,
    Lagesbild,
    Lagespunkt,
    Observation,
    Reservation,
    Sarskiljning,
    Undanlaggning,
)
from lagesbild.workflow.lagesbild import may_sammanfora
from samverkan.fel import Hinder
from samverkan.log import log
from samverkan.models import Delningsniva, User, behorighet, snavaste
from samverkan.permissions import krav
from samverkan.versioner import spara_version


def _lasta(bild: Lagesbild, by: User) -> Lagesbild:
    bild = Lagesbild.objects.select_for_update(of=("self",)).get(pk=bild.pk)
    krav(may_sammanfora(by, bild))
    return bild


def _oavgjorda(bild: Lagesbild, ids: list[int], by: User) -> list[Observation]:
    """The observations, still undecided; the lock on the lägesbild keeps two people apart."""
    rader = list(
        Observation.objects.visible_to(by)
        .overlamnade()
        .filter(underlag__lagesbild=bild, pk__in=ids)
        .select_related("underlag__part")
    )
    if not ids or len(rader) != len(set(ids)):
        raise Hinder("Välj minst en iakttagelse. En av de valda finns inte kvar.")
    klara = Observation.objects.filter(pk__in=ids).exclude(
        pk__in=Observation.objects.oavgjorda().filter(pk__in=ids)
    )
    if upptagna := list(klara.select_related("underlag__part")):
        koder = ", ".join(rad.kod for rad in upptagna)
        raise Hinder(f"{koder} är redan avgjord. Någon annan hann före; läs in sidan igen.")
    return rader


def _nasta_nummer(bild: Lagesbild) -> int:
    return (bild.lagespunkter.aggregate(hogst=Max("lopnummer"))["hogst"] or 0) + 1


@transaction.atomic
def sammanfor(bild: Lagesbild, form: Any, ids: list[int], *, by: User) -> Lagespunkt:
    """Make a joint statement of observations of both parties, or one marked as one party's only."""
    bild = _lasta(bild, by)
    rader = _oavgjorda(bild, ids, by)
    parter = {rad.underlag.part_id for rad in rader}
    punkt: Lagespunkt = form.save(commit=False)
    if len({rad.allvar for rad in rader}) > 1 and not punkt.allvar_motiv.strip():
        raise Hinder("Parterna har bedömt allvaret olika. Skriv ett motiv till det gemensamma.")
    punkt.lagesbild = bild
    punkt.samverkansomrade_id = rader[0].samverkansomrade_id
    punkt.lopnummer = _nasta_nummer(bild)
    punkt.endast_part_id = parter.pop() if len(parter) == 1 else None
    punkt.delningsniva = snavaste([rad.delningsniva for rad in rader])
    punkt.plats_id = punkt.plats_id or next((rad.plats_id for rad in rader if rad.plats_id), None)
    punkt.updated_by = by
    punkt.save()
    Harkomst.objects.bulk_create(Harkomst(lagespunkt=punkt, observation=rad) for rad in rader)
    log(by, "sammanfor", punkt, efter={"text": punkt.text, "ur": [rad.kod for rad in rader]})
    return punkt


@transaction.atomic
def lagg_undan(bild: Lagesbild, pk: int, motiv: str, *, by: User) -> Undanlaggning:
    """Decide not to carry an observation further, with a reason that both parties read."""
    bild = _lasta(bild, by)
    (rad,) = _oavgjorda(bild, [pk], by)
    if not motiv.strip():
        raise Hinder("Skriv ett skäl som båda parter kan läsa.")
    undan = Undanlaggning.objects.create(observation=rad, motiv=motiv.strip(), av=by)
    log(by, "lagg_undan", bild, efter={"iakttagelse": rad.kod, "motiv": motiv})
    return undan


@transaction.atomic
def aterta_undanlaggning(bild: Lagesbild, pk: int, *, by: User) -> None:
    """Take an observation back into the merge."""
    bild = _lasta(bild, by)
    undan = Undanlaggning.objects.filter(
        observation_id=pk, observation__underlag__lagesbild=bild
    ).first()
    if undan is None:
        raise Hinder("Iakttagelsen ligger inte längre åt sidan.")
    log(by, "aterta_undanlaggning", bild, fore={"motiv": undan.motiv, "iakttagelse": pk})
    undan.delete()


@transaction.atomic
def sarskilj(bild: Lagesbild, ena: int, andra: int, *, by: User) -> None:
    """Decide that two observations are not the same thing."""
    bild = _lasta(bild, by)
    forsta, sista = sorted((ena, andra))
    rader = _oavgjorda(bild, [forsta, sista], by)
    _, ny = Sarskiljning.objects.get_or_create(
        ena_id=forsta, andra_id=sista, defaults={"lagesbild": bild, "av": by}
    )
    if ny:
        log(by, "sarskilj", bild, efter={"iakttagelser": [rad.kod for rad in rader]})


@transaction.atomic
def los_upp(punkt: Lagespunkt, *, by: User) -> Lagesbild:
    """Undo a statement: its observations are undecided again."""
    bild = _lasta(punkt.lagesbild, by)
    log(by, "los_upp_lagespunkt", punkt, fore={"text": punkt.text})
    punkt.delete()
    return bild


@transaction.atomic
def spara_lagespunkt(form: Any, *, by: User, version: int) -> Lagespunkt:
    """Edit a statement; its level is never wider than its narrowest source."""
    _lasta(form.instance.lagesbild, by)
    kallor = [
        h.observation.delningsniva for h in form.instance.harkomst.select_related("observation")
    ]
    form.instance.delningsniva = snavaste([form.cleaned_data["delningsniva"], *kallor])
    return spara_version(form, by=by, version=version, akt="andra_lagespunkt")


@transaction.atomic
def reservera(punkt: Lagespunkt, text: str, *, by: User) -> Reservation:
    """A party's dissent; an empty text withdraws it."""
    bild = _lasta(punkt.lagesbild, by)
    part_id = min(p for o, p in behorighet(by).arbetar if o == bild.stadsdelsomrade_id)
    if not text.strip():
        raise Hinder("Skriv vad reservationen gäller.")
    res, _ = Reservation.objects.update_or_create(
        lagespunkt=punkt, part_id=part_id, defaults={"text": text.strip(), "av": by}
    )
    log(by, "reservera", punkt, efter={"text": text}, niva=Delningsniva.PARTERNA)
    return res
