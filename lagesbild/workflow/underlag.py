"""A party's underlag: started, filled, handed in to the other party, taken back."""

from __future__ import annotations

from typing import Any

from django.db import connection, transaction
from django.db.models import Max
from django.utils import timezone

from lagesbild.models import Datakalla, Lagesbild, Observation, Omprovning, Underlag
from lagesbild.permissions.underlag import may_aterlamna, may_borja, may_redigera
from lagesbild.workflow.aviseringar import avisera_underlag
from lagesbild.workflow.omprovning import ta_med_fran_forra
from lagesbild.workflow.personuppgifter import fritext, krav_pa_skal, personuppgifter
from samverkan.fel import Hinder
from samverkan.log import log
from samverkan.models import Delningsniva, User
from samverkan.permissions import Roll, krav
from samverkan.personuppgifter import granska
from samverkan.tillstand import Tillstandsmaskin, overgang
from samverkan.versioner import spara_version

Status = Underlag.Status


def hinder_mot_inlamning(underlag: Underlag) -> list[str]:
    """An underlag needs something to say, and must not name a person."""
    skal = personuppgifter(fritext(underlag), stopp=True)
    if not underlag.observationer.exclude(delningsniva=Delningsniva.EGEN).exists():
        skal.append("Lägg till minst en iakttagelse som den andra parten får se.")
    if not underlag.sammanfattning.strip():
        skal.append("Skriv den egna bedömningen först.")
    return skal


def sammanforing_har_borjat(underlag: Underlag) -> list[str]:
    """What has been merged cannot be taken back."""
    if underlag.lagesbild.status != Lagesbild.Status.UNDERLAG:
        return ["Sammanföringen har börjat, så underlaget kan inte tas tillbaka."]
    return []


UNDERLAG_OVERGANGAR = Tillstandsmaskin(
    (
        overgang(
            "lamna_in", "Lämna in underlaget", Status.UTKAST, Status.INLAMNAT,
            Roll.ARBETAR, hinder_mot_inlamning,
        ),
        overgang(
            "ta_tillbaka", "Ta tillbaka underlaget", Status.INLAMNAT, Status.UTKAST,
            Roll.ARBETAR, sammanforing_har_borjat,
        ),
    ),
    part_bunden=True,
)  # fmt: skip


@transaction.atomic
def borja_underlag(lagesbild: Lagesbild, *, by: User) -> Underlag:
    """Start one's own party's underlag."""
    lagesbild = Lagesbild.objects.select_for_update().get(pk=lagesbild.pk)
    parter = may_borja(by, lagesbild)
    krav(bool(parter))
    underlag = Underlag.objects.create(
        lagesbild=lagesbild,
        stadsdelsomrade_id=lagesbild.stadsdelsomrade_id,
        part_id=parter[0],
        updated_by=by,
    )
    ta_med_fran_forra(underlag)
    log(by, "borja_underlag", underlag)
    return underlag


@transaction.atomic
def flytta_underlag(underlag: Underlag, akt: str, *, by: User, motiv: str = "") -> Underlag:
    """Hand in, with a reason if warnings are left, or take back; told to the two parties."""
    krav(akt in {rad.akt for rad in UNDERLAG_OVERGANGAR.overgangar})
    krav(UNDERLAG_OVERGANGAR.far(by, underlag, akt))
    # The same lock as the start of the merge takes: nothing is taken back while it starts.
    Lagesbild.objects.select_for_update(of=("self",)).get(pk=underlag.lagesbild_id)
    tid: dict[str, Any] = {"inlamnat_at": None, "inlamnat_av": None}
    if akt == "lamna_in":
        tid = {"inlamnat_at": timezone.now(), "inlamnat_av": by, "aterlamnat_skal": ""}
    ett = UNDERLAG_OVERGANGAR.genomfor(underlag, akt, by=by, niva=Delningsniva.PARTERNA, **tid)
    if akt == "lamna_in":
        krav_pa_skal(ett, fritext(ett), motiv, by=by)
    avisera_underlag(ett, akt, by=by)
    return ett


@transaction.atomic
def aterlamna(underlag: Underlag, skal: str, *, by: User) -> Lagesbild:
    """Give the other party its underlag back with a reason; done by the database for both."""
    krav(may_aterlamna(by, underlag))
    bild = Lagesbild.objects.select_for_update(of=("self",)).get(pk=underlag.lagesbild_id)
    if hinder := sammanforing_har_borjat(underlag) + [
        f"Texten {fynd.meddelande}" for fynd in granska(skal) if fynd.stopp
    ]:
        raise Hinder(*hinder)
    if not skal.strip():
        raise Hinder("Skriv varför ni lämnar tillbaka underlaget.")
    with connection.cursor() as cursor:
        cursor.execute("select lagesbild_aterlamna(%s, %s)", [underlag.pk, skal.strip()])
        if not cursor.fetchone()[0]:
            raise Hinder("Underlaget är inte längre inlämnat.")
    log(by, "aterlamna", bild, efter={"skal": skal.strip()}, niva=Delningsniva.PARTERNA)
    avisera_underlag(underlag, "aterlamna", by=by)
    return bild


@transaction.atomic
def spara_observation(form: Any, *, by: User, version: int | None) -> Observation:
    """Save an observation; a new one gets the next number of its underlag."""
    observation: Observation = form.instance
    underlag = Underlag.objects.select_for_update().get(pk=observation.underlag_id)
    krav(may_redigera(by, underlag))
    ny = observation.pk is None
    if ny:
        hogst = underlag.observationer.aggregate(hogst=Max("lopnummer"))["hogst"] or 0
        observation.lopnummer = hogst + 1
    akt = "skriva_iakttagelse" if ny else "andra_iakttagelse"
    # Until the hand-in the text is one's own, in the log too, whatever level it will have then.
    return spara_version(form, by=by, version=version, akt=akt, niva=Delningsniva.EGEN)


@transaction.atomic
def spara_datakalla(form: Any, *, by: User, version: int | None) -> Datakalla:
    """Save a source of an open underlag."""
    underlag = Underlag.objects.select_for_update().get(pk=form.instance.underlag_id)
    krav(may_redigera(by, underlag))
    return spara_version(form, by=by, version=version, akt="andra_kalla")


@transaction.atomic
def ta_bort_observation(observation: Observation, *, by: User) -> Underlag:
    """Remove an observation that has not been handed in; the log keeps what it said."""
    underlag = Underlag.objects.select_for_update().get(pk=observation.underlag_id)
    krav(may_redigera(by, underlag))
    if observation.delningsniva != Delningsniva.EGEN and underlag.inlamnat_at:
        raise Hinder("Iakttagelsen är överlämnad och kan inte tas bort.")
    if Omprovning.objects.filter(tidigare=observation).exists():
        raise Hinder("Iakttagelsen är omprövad i ett senare underlag och kan inte tas bort.")
    log(by, "ta_bort_iakttagelse", observation, fore={"text": observation.text}, niva="egen")
    observation.delete()
    return underlag
