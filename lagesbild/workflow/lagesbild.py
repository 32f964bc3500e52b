"""A lägesbild's way from two underlag to one decided picture."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from lagesbild.innehall import giltiga_parter, innehall, parterna, summa
from lagesbild.models import Godkannande, Lagesbild, Observation, Omradesanalys, Underlag
from samverkan.fel import Hinder
from samverkan.kanonisk import kontrollsumma
from samverkan.log import log
from samverkan.models import Delningsniva, Overenskommelse, Stadsdelsomrade, User, behorighet
from samverkan.permissions import Roll, krav
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
    """Nothing handed over is left, and each area has its analysis."""
    skal = []
    kvar = Observation.objects.filter(underlag__lagesbild=bild).overlamnade().oavgjorda().count()  # type: ignore[attr-defined]
    if kvar:
        skal.append(f"{kvar} iakttagelser återstår att föra samman eller lägga åt sidan.")
    for analys in bild.omradesanalyser.filter(text="").select_related("samverkansomrade"):
        skal.append(f"Skriv en gemensam analys för {analys.samverkansomrade.kortnamn}.")
    if not bild.sammanfattning.strip():
        skal.append("Skriv den samlade bedömningen.")
    return skal


def godkannanden_saknas(bild: Lagesbild) -> list[str]:
    """Both parties' approvals hold for the content as it stands."""
    giltiga = giltiga_parter(bild, summa(bild))
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
            (Roll.STYRGRUPP,), godkannanden_saknas,
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


@transaction.atomic
def skapa_lagesbild(form: Any, omrade: Stadsdelsomrade, *, by: User) -> Lagesbild:
    """A new lägesbild under the agreement in force."""
    krav(may_skapa(by, omrade))
    avtal = Overenskommelse.objects.gallande().first()
    if avtal is None:
        raise Hinder("Det finns ingen gällande överenskommelse att arbeta efter.")
    bild = form.instance
    bild.stadsdelsomrade, bild.overenskommelse = omrade, avtal
    try:
        with transaction.atomic():
            return spara_version(form, by=by, version=None, akt="skapa_lagesbild")
    except IntegrityError as fel:
        raise Hinder(f"Det finns redan en lägesbild för {bild.year} i {omrade}.") from fel


@transaction.atomic
def flytta_lagesbild(bild: Lagesbild, akt: str, *, by: User, paragraf: str = "") -> Lagesbild:
    """Move the lägesbild one step; the merge gets its empty analyses, the decision its copy."""
    krav(akt in {rad.akt for rad in LAGESBILD_OVERGANGAR.overgangar})
    if akt == "faststall":
        return faststall(bild, by=by, paragraf=paragraf)
    bild = LAGESBILD_OVERGANGAR.genomfor(bild, akt, by=by)
    if akt == "starta_sammanforing":
        for omrade in bild.overenskommelse.samverkansomraden.all():
            Omradesanalys.objects.get_or_create(lagesbild=bild, samverkansomrade=omrade)
    return bild


def faststall(bild: Lagesbild, *, by: User, paragraf: str = "") -> Lagesbild:
    """The local styrgrupp decides; the content is kept as it was approved."""
    exakt = innehall(bild)
    return LAGESBILD_OVERGANGAR.genomfor(
        bild,
        "faststall",
        by=by,
        faststalld_at=timezone.now(),
        faststalld_av=by,
        paragraf=paragraf[:40],
        faststalld_sha256=kontrollsumma(exakt),
        faststallt_innehall=exakt,
    )


@transaction.atomic
def godkann(bild: Lagesbild, sett_sha256: str, *, by: User) -> Godkannande:
    """Approve, for one's own party, exactly the content that was shown."""
    bild = Lagesbild.objects.select_for_update(of=("self",)).get(pk=bild.pk)
    part_id = part_som_godkanner(by, bild)
    if bild.status != Status.GODKANNANDE and may_arbeta(by, bild):
        raise Hinder("Lägesbilden är inte skickad för godkännande.")
    if part_id is None:
        raise PermissionDenied
    nu = summa(bild)
    if sett_sha256 != nu:
        raise Hinder("Innehållet har ändrats sedan du öppnade sidan. Läs det och godkänn sedan.")
    ett, nytt = Godkannande.objects.get_or_create(
        lagesbild=bild, part_id=part_id, sha256=nu, defaults={"user": by, "at": timezone.now()}
    )
    if nytt:
        log(by, "godkann", bild, efter={"sha256": nu}, niva=Delningsniva.PARTERNA)
    return ett
