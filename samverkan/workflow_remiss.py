"""The overall agreement's way from draft to history, and the districts' answers to it."""

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone

from samverkan.log import log
from samverkan.models import Overenskommelse, Remissvar, Stadsdelsomrade, User, behorighet
from samverkan.permissions import Roll, krav
from samverkan.tillstand import Tillstandsmaskin, overgang

Status = Overenskommelse.Status


def saknar_mal(avtal: Overenskommelse) -> list[str]:
    """An agreement goes nowhere without areas and goals."""
    tomma = avtal.samverkansomraden.filter(malsattningar__isnull=True)
    if not avtal.samverkansomraden.exists():
        return ["Överenskommelsen saknar samverkansområden. Lägg in dem under Förvaltning."]
    return [f"Området ”{omrade.namn}” saknar mål." for omrade in tomma]


def annan_galler(avtal: Overenskommelse) -> list[str]:
    """Only one agreement is in force at a time."""
    andra = Overenskommelse.objects.gallande().exclude(pk=avtal.pk)
    if avtal.giltig_till:
        andra = andra.filter(giltig_fran__lte=avtal.giltig_till)
    andra = andra.filter(Q(giltig_till__isnull=True) | Q(giltig_till__gte=avtal.giltig_fran))
    return [f"Avsluta först {annan.dnr}, som gäller under samma tid." for annan in andra]


OVERENSKOMMELSE_OVERGANGAR = Tillstandsmaskin(
    (
        overgang(
            "skicka_remiss", "Skicka på remiss", Status.UTKAST, Status.REMISS,
            (Roll.CENTRAL,), saknar_mal,
        ),
        overgang("ta_tillbaka", "Ta tillbaka", Status.REMISS, Status.UTKAST, (Roll.CENTRAL,)),
        overgang("besluta", "Besluta", Status.REMISS, Status.BESLUTAD, (Roll.CENTRAL,)),
        overgang(
            "satt_i_kraft", "Sätt i kraft", Status.BESLUTAD, Status.GALLANDE,
            (Roll.CENTRAL,), annan_galler,
        ),
        overgang("avsluta", "Avsluta", Status.GALLANDE, Status.AVSLUTAD, (Roll.CENTRAL,)),
    )
)  # fmt: skip


def flytta_overenskommelse(avtal: Overenskommelse, akt: str, *, by: User) -> Overenskommelse:
    """Move the agreement one step."""
    krav(akt in {rad.akt for rad in OVERENSKOMMELSE_OVERGANGAR.overgangar})
    return OVERENSKOMMELSE_OVERGANGAR.genomfor(avtal, akt, by=by)


def synliga_remissvar(user: User) -> QuerySet[Remissvar]:
    """One's own party's answers, and handed-in ones to the central group and the counterpart."""
    b = behorighet(user)
    egna = b.egna_rader()
    lamnade = Q(status=Remissvar.Status.LAMNAT, stadsdelsomrade_id__in=b.foljer)
    return Remissvar.objects.filter(egna | lamnade).select_related(
        "overenskommelse", "stadsdelsomrade", "part"
    )


def may_skriva(user: User, svar: Remissvar) -> bool:
    return (
        svar.status == Remissvar.Status.UTKAST
        and svar.overenskommelse.status == Status.REMISS
        and (svar.stadsdelsomrade_id, svar.part_id) in behorighet(user).arbetar
    )


def borja_remissvar(avtal: Overenskommelse, slug: str, *, by: User) -> Remissvar:
    """Open one's party's answer for a district; the same one the second time."""
    omrade = get_object_or_404(Stadsdelsomrade, slug=slug)
    parter = [part for ett, part in behorighet(by).arbetar if ett == omrade.pk]
    krav(bool(parter) and avtal.status == Status.REMISS)
    svar, ny = Remissvar.objects.get_or_create(
        overenskommelse=avtal, stadsdelsomrade=omrade, part_id=parter[0]
    )
    if ny:
        log(by, "borja_remissvar", svar)
    return svar


def lamna_remissvar(svar: Remissvar, *, by: User) -> Remissvar:
    """Hand in the answer; it can no longer be changed."""
    krav(may_skriva(by, svar))
    svar.status = Remissvar.Status.LAMNAT
    svar.lamnat_at, svar.lamnat_av = timezone.now(), by
    svar.save()
    log(by, "lamna_remissvar", svar)
    return svar
