"""Reads over several models of the ground floor."""

from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse

from samverkan.models import (
    Jobb,
    Overenskommelse,
    Part,
    Samverkansomrade,
    Stadsdelsomrade,
    Uppdrag,
    User,
    behorighet,
)
from samverkan.permissions import Roll
from samverkan.workflow_remiss import OVERENSKOMMELSE_OVERGANGAR, synliga_remissvar

DEMO_LOSENORD = "lagesbild-demo"


def demo_konton() -> list[tuple[str, str]]:
    """Role with place, and address, of the demo's accounts; none outside demo mode."""
    if not settings.DEMO:
        return []
    uppdrag = (
        Uppdrag.objects.aktuella()
        .filter(user__is_demo=True, user__is_active=True)
        .select_related("user", "stadsdelsomrade", "part")
        .order_by("stadsdelsomrade__namn", "part__ordning", "roll")
    )
    return [(f"{ett} ({ett.part.kortnamn.lower()})", ett.user.email) for ett in uppdrag]


def synliga_overenskommelser(user: User) -> QuerySet[Overenskommelse]:
    """Agreements in force to all who see anything; drafts to the central group only."""
    b = behorighet(user)
    alla = Overenskommelse.objects.order_by("-giltig_fran")
    if b.har_roll(Roll.CENTRAL):
        return alla
    return alla.exclude(status=Overenskommelse.Status.UTKAST) if b.ser else alla.none()


def overenskommelsesida(user: User, avtal: Overenskommelse) -> dict[str, Any]:
    """The agreement with areas and goals, its answers and what the user may do."""
    omraden = Samverkansomrade.objects.filter(overenskommelse=avtal)
    mina = [omrade for omrade, _ in behorighet(user).arbetar]
    return {
        "avtal": avtal,
        "samverkansomraden": omraden.prefetch_related("malsattningar__indikatorer"),
        "remissvar": synliga_remissvar(user).filter(overenskommelse=avtal),
        "akter": OVERENSKOMMELSE_OVERGANGAR.mojliga(user, avtal),
        "mina_omraden": Stadsdelsomrade.objects.filter(pk__in=mina)
        if avtal.status == Overenskommelse.Status.REMISS
        else [],
    }


def parter() -> list[Part]:
    """The two parties, the one with lying lines first."""
    return list(Part.objects.all())


def jobbvy(jobb: Jobb) -> dict[str, Any]:
    """A job as the page's part wants it."""
    lage = "klar" if jobb.status == Jobb.Status.KLART else jobb.status
    return {
        "url": reverse("samverkan:jobb_status", args=[jobb.pk]),
        "oppet": jobb.status in (Jobb.Status.VANTAR, Jobb.Status.PAGAR),
        "jobb": {
            "lage": lage,
            "rubrik": jobb.rubrik,
            "procent": jobb.andel,
            "text": jobb.meddelande,
            "resultat_url": jobb.resultat_url,
            "resultat_text": "Öppna resultatet",
        },
    }
