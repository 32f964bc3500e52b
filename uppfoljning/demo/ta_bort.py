"""Removes the demo: its accounts and all content that hangs on them or on the demo's years."""

from django.db import transaction
from django.db.models import Q

from atgardsplan.models import Atgardsplan, Handlingsplan, LokalOverenskommelse
from lagesbild.models import (
    Handelse,
    Harkomst,
    Inlasning,
    Lagesbild,
    Matvarde,
    Observation,
    Orsak,
    Orsaksanalys,
    Plats,
    Platsanalys,
    Platsbeslut,
    Platshandelse,
    Statistikserie,
    Undanlaggning,
    Utmaning,
    UtpekadPlats,
)
from samverkan.models import Avisering, Jobb, Kommentar, LogEntry, Remissvar, Uppdrag, User
from uppfoljning.models import Arssammanstallning, Avstamning

#: Children before parents, since most links refuse to be broken.
INNEHALL = [
    Avstamning,
    Atgardsplan,
    LokalOverenskommelse,
    Orsak,
    Orsaksanalys,
    Utmaning,
    UtpekadPlats,
    Undanlaggning,
    Harkomst,
    Observation,
    Lagesbild,
    Platshandelse,
    Platsbeslut,
    Platsanalys,
    Plats,
    Handlingsplan,
    Arssammanstallning,
    Remissvar,
    Kommentar,
    Avisering,
    Jobb,
]


class RiktigaUppgifter(Exception):
    """Someone who is not a demo account has worked in the database."""


@transaction.atomic
def ta_bort() -> int:
    """Refuses when real accounts have acted, so that no real work is lost."""
    demo = User.objects.filter(is_demo=True)
    antal = demo.count()
    if not antal:
        return 0
    if LogEntry.objects.filter(by__isnull=False, by__is_demo=False).exists():
        raise RiktigaUppgifter
    for modell in INNEHALL:
        modell._default_manager.all().delete()
    Handelse.objects.filter(inlasning__slag="demo").delete()
    Matvarde.objects.filter(Q(inlasning__slag="demo") | Q(inlasning__av__is_demo=True)).delete()
    Statistikserie.objects.filter(kod__startswith="demo-", matvarden=None).delete()
    Handelse.objects.filter(inlasning__slag="demo").delete()
    Inlasning.objects.filter(Q(slag="demo") | Q(av__is_demo=True), handelser=None).delete()
    LogEntry.objects.filter(by__is_demo=True).delete()
    Uppdrag.objects.filter(user__is_demo=True).delete()
    demo.delete()
    return antal
