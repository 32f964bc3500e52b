"""The yearly report: opened, contributed to, frozen, delivered."""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from samverkan.fel import Hinder
from samverkan.kanonisk import kontrollsumma
from samverkan.log import log
from samverkan.models import Overenskommelse, Stadsdelsomrade, User, behorighet
from samverkan.permissions import Roll, krav
from samverkan.personuppgifter import granska
from samverkan.tillstand import Tillstandsmaskin, overgang
from samverkan.versioner import spara_version
from uppfoljning.arsrapport.snapshot import bygg
from uppfoljning.models import Arssammanstallning, Bidrag, Delgivning
from uppfoljning.permissions import is_central, may_redigera_ars, may_skriva_bidrag

Status = Arssammanstallning.Status


def personnummer(*texter: str) -> list[str]:
    """Sentences about personnummer in the texts."""
    return [f"Texten {fynd.meddelande}" for text in texter for fynd in granska(text) if fynd.stopp]


def inte_fardig(rad: Arssammanstallning) -> list[str]:
    """The summary is written, and no text holds a personnummer. Missing contributions are named."""
    skal = [] if rad.sammanfattning.strip() else ["Skriv sammanfattningen av året först."]
    return skal + personnummer(rad.sammanfattning, rad.nasta_year)


def inget_skrivet(bidrag: Bidrag) -> list[str]:
    """A contribution says something, and names no person."""
    skal = [] if bidrag.resultat.strip() else ["Skriv årets viktigaste resultat först."]
    return skal + personnummer(bidrag.resultat, bidrag.lardomar, bidrag.nasta_year)


ARS_OVERGANGAR = Tillstandsmaskin(
    (
        overgang(
            "faststall", "Fastställ årssammanställningen", Status.INSAMLING, Status.FASTSTALLD,
            (Roll.CENTRAL,), inte_fardig,
        ),
    )
)  # fmt: skip
BIDRAG_OVERGANGAR = Tillstandsmaskin(
    (
        overgang(
            "lamna", "Lämna bidraget", Bidrag.Status.UTKAST, Bidrag.Status.LAMNAT,
            Roll.ARBETAR, inget_skrivet,
        ),
        overgang(
            "ta_tillbaka", "Ta tillbaka bidraget", Bidrag.Status.LAMNAT, Bidrag.Status.UTKAST,
            Roll.ARBETAR,
        ),
    )
)  # fmt: skip


@transaction.atomic
def oppna_year(form: Any, *, by: User) -> Arssammanstallning:
    """Open a year, with an empty contribution for each district of that year."""
    krav(is_central(by))
    avtal = Overenskommelse.objects.gallande().first()
    if avtal is None:
        raise Hinder("Det finns ingen gällande överenskommelse att sammanställa efter.")
    form.instance.overenskommelse = avtal
    try:
        with transaction.atomic():
            rad = spara_version(form, by=by, version=None, akt="oppna_arssammanstallning")
    except IntegrityError as fel:
        raise Hinder(f"Det finns redan en årssammanställning för {form.instance.year}.") from fel
    for omrade in Stadsdelsomrade.objects.gallande(timezone.localdate().replace(year=rad.year)):
        Bidrag.objects.create(arssammanstallning=rad, stadsdelsomrade=omrade)
    return rad


@transaction.atomic
def flytta_ars(rad: Arssammanstallning, akt: str, *, by: User) -> Arssammanstallning:
    """Freeze the content, and send the report to every district."""
    krav(akt == "faststall")
    exakt = bygg(rad)
    nu = timezone.now()
    rad = ARS_OVERGANGAR.genomfor(
        rad,
        akt,
        by=by,
        niva="publik",
        innehall=exakt,
        sha256=kontrollsumma(exakt),
        faststalld_at=nu,
        faststalld_av=by,
        pdf=None,
        pdf_sha256="",
        pdf_at=None,
    )
    for bidrag in rad.bidrag.all():
        Delgivning.objects.get_or_create(
            arssammanstallning=rad,
            stadsdelsomrade_id=bidrag.stadsdelsomrade_id,
            defaults={"skickad_at": nu},
        )
    return rad


@transaction.atomic
def flytta_bidrag(bidrag: Bidrag, akt: str, *, by: User) -> Bidrag:
    """Hand in a contribution, or take it back while the year is open."""
    krav(akt in {rad.akt for rad in BIDRAG_OVERGANGAR.overgangar})
    if not bidrag.arssammanstallning.is_oppen:
        raise Hinder("Årssammanställningen är fastställd.")
    tid = {"lamnat_at": timezone.now(), "lamnat_av": by} if akt == "lamna" else {}
    tomt: dict[str, Any] = {"lamnat_at": None, "lamnat_av": None}
    return BIDRAG_OVERGANGAR.genomfor(bidrag, akt, by=by, **(tid or tomt))


@transaction.atomic
def spara_ars(form: Any, *, by: User, version: int) -> Arssammanstallning:
    rad = Arssammanstallning.objects.select_for_update(of=("self",)).get(pk=form.instance.pk)
    krav(may_redigera_ars(by, rad))
    return spara_version(form, by=by, version=version, akt="andra_arssammanstallning")


@transaction.atomic
def spara_bidrag(form: Any, *, by: User, version: int) -> Bidrag:
    nu = Bidrag.objects.select_related("arssammanstallning").get(pk=form.instance.pk)
    krav(may_skriva_bidrag(by, nu))
    return spara_version(form, by=by, version=version, akt="andra_bidrag")


@transaction.atomic
def ta_emot(delgivning: Delgivning, *, by: User) -> Delgivning:
    """A district confirms that it has received the report; the first confirmation stands."""
    krav(delgivning.stadsdelsomrade_id in behorighet(by).egna_omraden)
    if delgivning.mottagen_at is None:
        delgivning.mottagen_at, delgivning.mottagen_av = timezone.now(), by
        delgivning.save()
        log(by, "ta_emot_arssammanstallning", delgivning)
    return delgivning
