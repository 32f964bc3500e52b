"""The merge: nothing handed over is lost; each observation ends in a statement or a decision."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Max

from lagesbild.models import (
    Harkomst,
    Lagesbild,
    Lagespunkt,
    Observation,
    Omradesanalys,
    Reservation,
    Sarskiljning,
    Undanlaggning,
)
from lagesbild.workflow.lagesbild import may_sammanfora
from samverkan.fel import Hinder
from samverkan.log import log
from samverkan.models import Delningsniva, Trend, User, behorighet, snavaste
from samverkan.permissions import krav
from samverkan.versioner import spara_version

# Work under way is the two parties' own, however widely a statement may be read once decided.
NIVA = Delningsniva.PARTERNA
UPPLOST = "Lägespunkten finns inte längre. Någon annan har löst upp den; läs in sidan igen."
MOTIV_SAKNAS = (
    "{vad} har bedömts olika i källorna. Skriv ett motiv till den gemensamma bedömningen, "
    "eller lämna skillnaden som en reservation."
)
BADA_MOTIV_SAKNAS = (
    "Både allvaret och utvecklingen har bedömts olika i källorna. Skriv ett motiv till vart och "
    "ett, eller lämna skillnaden som en reservation."
)


def _lasta(bild: Lagesbild, by: User) -> Lagesbild:
    bild = Lagesbild.objects.select_for_update(of=("self",)).get(pk=bild.pk)
    krav(may_sammanfora(by, bild))
    return bild


def last_punkt(punkt: Lagespunkt, by: User) -> Lagespunkt:
    """The statement as it stands under the lock; somebody else may have dissolved it."""
    bild = _lasta(punkt.lagesbild, by)
    nu = bild.lagespunkter.filter(pk=punkt.pk).first()
    if nu is None:
        raise Hinder(UPPLOST)
    return nu


def oavgjorda(bild: Lagesbild, ids: list[int], by: User) -> list[Observation]:
    """The observations, still undecided; the lock on the lägesbild keeps two people apart."""
    rader = list(
        Observation.objects.visible_to(by)
        .overlamnade()
        .filter(underlag__lagesbild=bild, pk__in=ids)
        .select_related("underlag__part")
    )
    if not ids:
        raise Hinder("Välj minst en iakttagelse.")
    if len(rader) != len(set(ids)):
        raise Hinder("En av de valda iakttagelserna hör inte till den här sammanföringen.")
    klara = Observation.objects.filter(pk__in=ids).exclude(
        pk__in=Observation.objects.oavgjorda().filter(pk__in=ids)
    )
    if upptagna := list(klara.select_related("underlag__part")):
        koder = ", ".join(rad.kod for rad in upptagna)
        raise Hinder(f"{koder} är redan avgjord. Någon annan hann före; läs in sidan igen.")
    return rader


def kallor_till(punkt: Lagespunkt) -> list[Observation]:
    rader = Observation.objects.filter(harkomst__lagespunkt=punkt)
    return list(rader.select_related("underlag__part"))


def skillnader(rader: Iterable[Observation]) -> list[str]:
    """What the sources judge differently; a party that cannot tell the trend says nothing else."""
    rader = list(rader)
    trender = {rad.trend for rad in rader} - {Trend.OKANT}
    olika: dict[str, set[Any]] = {
        "Allvaret": {rad.allvar for rad in rader},
        "Utvecklingen": trender,
    }
    return [vad for vad, varden in olika.items() if len(varden) > 1]


def krav_motiv(punkt: Lagespunkt, kallor: list[Observation], *, reserverad: bool) -> None:
    """What differs is settled with a motive each, or stands as a reservation."""
    olika = skillnader(kallor)
    motiv = [text for text in (punkt.allvar_motiv, punkt.trend_motiv) if text.strip()]
    if reserverad or len(motiv) >= len(olika):
        return
    if len(olika) > 1:
        raise Hinder(BADA_MOTIV_SAKNAS)
    raise Hinder(MOTIV_SAKNAS.format(vad=olika[0]))


def _nasta_nummer(bild: Lagesbild) -> int:
    return (bild.lagespunkter.aggregate(hogst=Max("lopnummer"))["hogst"] or 0) + 1


@transaction.atomic
def sammanfor(bild: Lagesbild, form: Any, ids: list[int], *, by: User) -> Lagespunkt:
    """Make a joint statement of observations of both parties, or one marked as one party's only."""
    bild = _lasta(bild, by)
    rader = oavgjorda(bild, ids, by)
    parter = {rad.underlag.part_id for rad in rader}
    punkt: Lagespunkt = form.save(commit=False)
    reservation = form.cleaned_data.get("reservation", "")
    krav_motiv(punkt, rader, reserverad=bool(reservation))
    punkt.lagesbild = bild
    punkt.samverkansomrade_id = rader[0].samverkansomrade_id
    punkt.lopnummer = _nasta_nummer(bild)
    punkt.endast_part_id = parter.pop() if len(parter) == 1 else None
    punkt.delningsniva = snavaste([rad.delningsniva for rad in rader])
    punkt.plats_id = punkt.plats_id or next((rad.plats_id for rad in rader if rad.plats_id), None)
    punkt.updated_by = by
    punkt.save()
    Harkomst.objects.bulk_create(Harkomst(lagespunkt=punkt, observation=rad) for rad in rader)
    efter = {"text": punkt.text, "ur": [rad.kod for rad in rader]}
    log(by, "sammanfor", punkt, efter=efter, niva=NIVA)
    if reservation:
        reservera(punkt, reservation, by=by)
    return punkt


@transaction.atomic
def lagg_undan(bild: Lagesbild, pk: int, motiv: str, *, by: User) -> Undanlaggning:
    """Decide not to carry an observation further, with a reason that both parties read."""
    bild = _lasta(bild, by)
    (rad,) = oavgjorda(bild, [pk], by)
    if not motiv.strip():
        raise Hinder("Skriv ett skäl som båda parter kan läsa.")
    undan = Undanlaggning.objects.create(observation=rad, motiv=motiv.strip(), av=by)
    log(by, "lagg_undan", bild, efter={"iakttagelse": rad.kod, "motiv": undan.motiv})
    return undan


@transaction.atomic
def aterta_undanlaggning(bild: Lagesbild, pk: int, *, by: User) -> None:
    """Take an observation back into the merge."""
    bild = _lasta(bild, by)
    rader = Undanlaggning.objects.select_related("observation__underlag__part")
    undan = rader.filter(observation_id=pk, observation__underlag__lagesbild=bild).first()
    if undan is None:
        raise Hinder("Iakttagelsen ligger inte längre åt sidan.")
    fore = {"iakttagelse": undan.observation.kod, "motiv": undan.motiv}
    log(by, "aterta_undanlaggning", bild, fore=fore)
    undan.delete()


@transaction.atomic
def sarskilj(bild: Lagesbild, ena: int, andra: int, *, by: User) -> None:
    """Decide that two observations are not the same thing."""
    bild = _lasta(bild, by)
    forsta, sista = sorted((ena, andra))
    rader = oavgjorda(bild, [forsta, sista], by)
    if forsta == sista:
        raise Hinder("Välj två olika iakttagelser.")
    _, ny = Sarskiljning.objects.get_or_create(
        ena_id=forsta, andra_id=sista, defaults={"lagesbild": bild, "av": by}
    )
    if ny:
        log(by, "sarskilj", bild, efter={"iakttagelser": [rad.kod for rad in rader]})


@transaction.atomic
def sarskilj_fran(bild: Lagesbild, ena: int, andra: list[int], *, by: User) -> None:
    """Decide that an observation is not the same thing as any of the others; all or none."""
    for annan in andra:
        sarskilj(bild, ena, annan, by=by)


@transaction.atomic
def los_upp(punkt: Lagespunkt, *, by: User) -> Lagesbild:
    """Undo a statement: its observations are undecided again; the log keeps what it was."""
    punkt = last_punkt(punkt, by)
    reservationer = list(punkt.reservationer.select_related("part"))
    egna = behorighet(by).parter_i(punkt.lagesbild.stadsdelsomrade_id)
    for res in reservationer:
        if res.part_id not in egna:
            raise Hinder(
                f"{res.part.kortnamn} har en reservation mot {punkt.kod}. "
                "Den behöver tas tillbaka innan lägespunkten löses upp."
            )
    fore = {
        "text": punkt.text,
        "ur": [rad.kod for rad in kallor_till(punkt)],
        "reservationer": [res.text for res in reservationer],
    }
    log(by, "los_upp_lagespunkt", punkt, fore=fore, niva=NIVA)
    punkt.delete()
    return punkt.lagesbild


@transaction.atomic
def spara_lagespunkt(form: Any, *, by: User, version: int) -> Lagespunkt:
    """Edit a statement; its level is never wider than its narrowest source."""
    punkt = last_punkt(form.instance, by)
    kallor = kallor_till(punkt)
    krav_motiv(form.instance, kallor, reserverad=punkt.reservationer.exists())
    nivaer = [form.cleaned_data["delningsniva"], *(rad.delningsniva for rad in kallor)]
    form.instance.delningsniva = snavaste(nivaer)
    return spara_version(form, by=by, version=version, akt="andra_lagespunkt", niva=NIVA)


@transaction.atomic
def spara_analys(form: Any, *, by: User, version: int) -> Omradesanalys:
    """Write the joint analysis of an area, under the lock of the merge."""
    _lasta(form.instance.lagesbild, by)
    return spara_version(form, by=by, version=version, akt="andra_analys")


@transaction.atomic
def reservera(punkt: Lagespunkt, text: str, *, by: User) -> Reservation | None:
    """A party's dissent; an empty text withdraws it. What it said before is kept in the log."""
    punkt = last_punkt(punkt, by)
    omrade_id = punkt.lagesbild.stadsdelsomrade_id
    part_id = min(p for o, p in behorighet(by).arbetar if o == omrade_id)
    finns = punkt.reservationer.filter(part_id=part_id).first()
    fore = {"text": finns.text} if finns else None
    text = text.strip()
    if not text and finns is None:
        raise Hinder("Skriv vad reservationen gäller.")
    if finns and not text:
        log(by, "aterta_reservation", punkt, fore=fore, niva=NIVA)
        finns.delete()
        return None
    if finns and finns.text == text:
        return finns
    res, _ = Reservation.objects.update_or_create(
        lagespunkt=punkt, part_id=part_id, defaults={"text": text, "av": by}
    )
    log(by, "reservera", punkt, fore=fore, efter={"text": text}, niva=NIVA)
    return res
