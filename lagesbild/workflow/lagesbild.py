"""A lägesbild's way from two underlag to one decided picture."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from lagesbild.dokument.sammanhang import frysta_falt
from lagesbild.innehall import giltiga_parter, innehall, parterna, summa, texter
from lagesbild.models import (
    Godkannande,
    Innehallskopia,
    Lagesbild,
    Observation,
    Omradesanalys,
    Underlag,
)
from lagesbild.workflow.aviseringar import avisera_godkand, avisera_lagesbild
from lagesbild.workflow.personuppgifter import Textplats, gemensam_text, krav_pa_skal
from lagesbild.workflow.personuppgifter import personuppgifter as personuppgifter_i
from samverkan.fel import Hinder
from samverkan.kanonisk import kontrollsumma
from samverkan.log import log
from samverkan.models import Delningsniva, Overenskommelse, Stadsdelsomrade, User, behorighet
from samverkan.permissions import Roll, krav
from samverkan.personuppgifter import granska
from samverkan.tillstand import Tillstandsmaskin, overgang
from samverkan.versioner import spara_version

Status = Lagesbild.Status


def underlag_saknas(bild: Lagesbild) -> list[str]:
    """Both parties hand in before the merge starts."""
    inlamnade = set(
        bild.underlag.filter(status=Underlag.Status.INLAMNAT).values_list("part_id", flat=True)
    )
    return [
        f"{part.kortnamn} har inte lämnat in sitt underlag."
        for part in parterna()
        if part.pk not in inlamnade
    ]


def inte_fardig(bild: Lagesbild) -> list[str]:
    """Nothing handed over is left, each area has its analysis, and no text names a person."""
    skal = []
    kvar = Observation.objects.filter(underlag__lagesbild=bild).overlamnade().oavgjorda().count()  # type: ignore[attr-defined]
    if kvar:
        ord_ = "1 iakttagelse" if kvar == 1 else f"{kvar} iakttagelser"
        skal.append(f"{ord_} återstår att föra samman eller lägga åt sidan.")
    skrivna = {rad.samverkansomrade_id for rad in bild.omradesanalyser.all() if rad.text.strip()}
    for omrade in bild.overenskommelse.samverkansomraden.exclude(pk__in=skrivna):
        skal.append(f"Skriv en gemensam analys för {omrade.kortnamn}.")
    if not bild.sammanfattning.strip():
        skal.append("Skriv den samlade bedömningen.")
    return skal + personuppgifter(innehall(bild))


def personuppgifter(allt: dict[str, Any]) -> list[str]:
    """Where a text holds a personnummer; each place once."""
    fynd = [
        f"{var}: {ett.meddelande}" for var, t in texter(allt) for ett in granska(t) if ett.stopp
    ]
    return list(dict.fromkeys(fynd))


def inte_beslutsklar(bild: Lagesbild) -> list[str]:
    """Still finished, and both parties' approvals hold for the content as it stands."""
    return inte_fardig(bild) + godkannanden_saknas(bild, summa(bild))


def godkannanden_saknas(bild: Lagesbild, sha256: str) -> list[str]:
    """The parties that have not approved exactly this content."""
    giltiga = giltiga_parter(bild, sha256)
    return [
        f"{part.kortnamn} har inte godkänt innehållet som det står nu."
        for part in parterna()
        if part.pk not in giltiga
    ]


LAGESBILD_OVERGANGAR = Tillstandsmaskin(
    (
        overgang(
            "starta_sammanforing", "Starta sammanföringen", Status.UNDERLAG, Status.SAMMANFORING,
            Roll.ARBETAR, underlag_saknas,
        ),
        overgang(
            "skicka_for_godkannande", "Skicka för godkännande", Status.SAMMANFORING,
            Status.GODKANNANDE, Roll.ARBETAR, inte_fardig,
        ),
        overgang(
            "ta_tillbaka", "Ta tillbaka till sammanföringen", Status.GODKANNANDE,
            Status.SAMMANFORING, Roll.ARBETAR,
        ),
        overgang(
            "faststall", "Fastställ lägesbilden", Status.GODKANNANDE, Status.FASTSTALLD,
            (Roll.STYRGRUPP,), inte_beslutsklar,
        ),
    )
)  # fmt: skip


def may_arbeta(user: User, bild: Lagesbild) -> bool:
    """The user works for one of the two parties of the district."""
    return any(omrade == bild.stadsdelsomrade_id for omrade, _ in behorighet(user).arbetar)


def may_sammanfora(user: User, bild: Lagesbild) -> bool:
    return bild.status == Status.SAMMANFORING and may_arbeta(user, bild)


def part_som_godkanner(user: User, bild: Lagesbild) -> int | None:
    """The party for which the user may approve now."""
    if bild.status != Status.GODKANNANDE:
        return None
    egna = [part for omrade, part in behorighet(user).arbetar if omrade == bild.stadsdelsomrade_id]
    return min(egna, default=None)


def may_skapa(user: User, omrade: Stadsdelsomrade) -> bool:
    return any(pk == omrade.pk for pk, _ in behorighet(user).arbetar)


def _avtal_for(omrade: Stadsdelsomrade, year: int) -> Overenskommelse:
    """The agreement in force some day of the year; the district must exist then too."""
    start, slut = date(year, 1, 1), date(year, 12, 31)
    if omrade.giltig_fran > slut:
        raise Hinder(f"{omrade.namn} finns som stadsdelsområde först {omrade.giltig_fran}.")
    if omrade.giltig_till and omrade.giltig_till < start:
        raise Hinder(
            f"{omrade.namn} upphörde som stadsdelsområde {omrade.giltig_till}. "
            "Gör lägesbilden för det område som har tagit över."
        )
    i_ar = Q(giltig_till__isnull=True) | Q(giltig_till__gte=start)
    avtal = Overenskommelse.objects.gallande().filter(i_ar, giltig_fran__lte=slut)
    if (ett := avtal.order_by("-giltig_fran").first()) is None:
        raise Hinder(
            f"Ingen gällande samverkansöverenskommelse omfattar {year}. "
            "Välj ett annat år, eller be beredningsgruppen sätta nästa överenskommelse i kraft."
        )
    return ett


@transaction.atomic
def skapa_lagesbild(form: Any, omrade: Stadsdelsomrade, *, by: User) -> Lagesbild:
    """A new lägesbild under the agreement in force."""
    krav(may_skapa(by, omrade))
    bild = form.instance
    bild.stadsdelsomrade, bild.overenskommelse = omrade, _avtal_for(omrade, bild.year)
    try:
        with transaction.atomic():
            return spara_version(form, by=by, version=None, akt="skapa_lagesbild")
    except IntegrityError as fel:
        raise Hinder(f"Det finns redan en lägesbild för {bild.year} i {omrade}.") from fel


@transaction.atomic
def flytta_lagesbild(
    bild: Lagesbild, akt: str, *, by: User, paragraf: str = "", motiv: str = ""
) -> Lagesbild:
    """Move the lägesbild one step; the merge gets its empty analyses, the decision its copy."""
    krav(akt in {rad.akt for rad in LAGESBILD_OVERGANGAR.overgangar})
    if akt == "faststall":
        return faststall(bild, by=by, paragraf=paragraf)
    bild = LAGESBILD_OVERGANGAR.genomfor(bild, akt, by=by)
    if akt == "skicka_for_godkannande":
        krav_pa_skal(bild, gemensam_text(bild), motiv, by=by)
    if akt == "starta_sammanforing":
        for omrade in bild.overenskommelse.samverkansomraden.all():
            Omradesanalys.objects.get_or_create(lagesbild=bild, samverkansomrade=omrade)
    avisera_lagesbild(bild, akt, by=by)
    return bild


def krav_pa_reservation(ett: Godkannande, motiv: str, *, by: User) -> None:
    """The text of an approval is looked through like the joint ones."""
    plats = Textplats("Reservationen", ett, "reservation")
    if skal := personuppgifter_i([plats], stopp=True):
        raise Hinder(*skal)
    krav_pa_skal(ett.lagesbild, [plats], motiv, by=by)


def _lasta(bild: Lagesbild) -> Lagesbild:
    return Lagesbild.objects.select_for_update(of=("self",)).get(pk=bild.pk)


def faststall(bild: Lagesbild, *, by: User, paragraf: str = "") -> Lagesbild:
    """The local styrgrupp decides; the content is kept as it was approved."""
    krav(LAGESBILD_OVERGANGAR.far(by, bild, "faststall"))
    bild = _lasta(bild)
    frysta = frysta_falt(bild)
    # What is kept is what was approved, even if a place is renamed meanwhile.
    skal = godkannanden_saknas(bild, frysta["faststalld_sha256"])
    if skal and bild.status == Status.GODKANNANDE:
        raise Hinder(*skal)
    bild = LAGESBILD_OVERGANGAR.genomfor(
        bild,
        "faststall",
        by=by,
        faststalld_at=timezone.now(),
        faststalld_av=by,
        paragraf=paragraf[:40],
        **frysta,
    )
    avisera_lagesbild(bild, "faststall", by=by)
    return bild


def _parten(bild: Lagesbild, by: User) -> int:
    """The party that approves, or why nobody does."""
    part_id = part_som_godkanner(by, bild)
    if bild.status != Status.GODKANNANDE and may_arbeta(by, bild):
        raise Hinder("Lägesbilden är inte skickad för godkännande.")
    if part_id is None:
        raise PermissionDenied
    return part_id


@transaction.atomic
def godkann(
    bild: Lagesbild, sett_sha256: str, *, by: User, reservation: str = "", motiv: str = ""
) -> Godkannande:
    """Approve, for one's own party, exactly the content that was shown.

    A reservation belongs to the approval and not to the content, so the other party's stands.
    """
    bild = _lasta(bild)
    part_id = _parten(bild, by)
    exakt = innehall(bild)
    nu = kontrollsumma(exakt)
    if sett_sha256 != nu:
        raise Hinder("Innehållet har ändrats sedan du öppnade sidan. Läs det och godkänn sedan.")
    if skal := inte_fardig(bild):
        raise Hinder(*skal)
    sagt = {"user": by, "at": timezone.now(), "reservation": reservation.strip()}
    ett, nytt = Godkannande.objects.get_or_create(
        lagesbild=bild, part_id=part_id, sha256=nu, defaults=sagt
    )
    if not nytt and reservation.strip() != ett.reservation:
        raise Hinder("Ni har redan godkänt just det här innehållet. Ett godkännande ändras inte.")
    Innehallskopia.objects.get_or_create(lagesbild=bild, sha256=nu, defaults={"innehall": exakt})
    if nytt:
        krav_pa_reservation(ett, motiv, by=by)
        efter = {"sha256": nu} | ({"reservation": ett.reservation} if ett.reservation else {})
        log(by, "godkann", bild, efter=efter, niva=Delningsniva.PARTERNA)
        avisera_godkand(ett, by=by)
    return ett
