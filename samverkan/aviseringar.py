"""Notices: one table of kinds, and one way to tell somebody that something waits."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from samverkan.models import Avisering, Uppdrag, User

#: What each kind says in the list; the mail says none of it.
SLAG = {
    "omnamnd": "Du är nämnd i ett samtal",
    "inlamnat": "Den andra parten har lämnat in sitt underlag",
    "tillbakataget": "Den andra parten har tagit tillbaka sitt underlag",
    "aterlamnat": "Ert underlag är återlämnat",
    "klar_att_godkanna": "Lägesbilden väntar på parternas godkännande",
    "godkand": "Den andra parten har godkänt lägesbilden",
    "godkand_reservation": "Den andra parten har godkänt lägesbilden med en reservation",
    "ny_utgava": "En ny utgåva av lägesbilden har börjat göras",
    "godkannande_foll": "Ditt godkännande gäller inte längre, innehållet har ändrats",
    "till_styrgruppen": "Lägesbilden väntar på styrgruppens beslut",
    "faststalld": "Lägesbilden är fastställd",
    "plats_vantar": "Ett beslut om en plats väntar på er part",
    "plats_avfardad": "Den andra parten har avfärdat ett förslag om en plats",
}


def slag_i_ord(slag: str) -> str:
    """The kind in words; one from an older version says only that something waits."""
    return SLAG.get(slag, "Något väntar på dig")


def avisera(
    slag: str,
    till: Iterable[User],
    rubrik: str,
    url: str,
    *,
    av: User | None,
    nyckel: str = "",
) -> int:
    """Tell people, never the one who acts; with a key each is told once. Gives how many were told."""
    assert slag in SLAG
    personer = {person.pk: person for person in till if av is None or person.pk != av.pk}
    if nyckel:
        redan = Avisering.objects.filter(user__in=personer, nyckel=nyckel)
        for pk in redan.values_list("user_id", flat=True):
            del personer[pk]
    # Somebody else may have told it, which row protection hides from the one who acts.
    Avisering.objects.bulk_create(
        [
            Avisering(user=p, slag=slag, rubrik=rubrik[:200], url=url, av=av, nyckel=nyckel)
            for p in personer.values()
        ],
        ignore_conflicts=bool(nyckel),
    )
    for person in personer.values():
        if person.avisering == User.Mejl.DIREKT:
            bestall_mejl(person.pk)
    return len(personer)


def bestall_mejl(user_id: int) -> None:
    """Ask for a mail in the same transaction; one waits for each person, however much happens."""
    try:
        with transaction.atomic():
            app.configure_task("samverkan.mejla", queueing_lock=f"mejla-{user_id}").defer(
                user_id=user_id
            )
    except AlreadyEnqueued:
        pass


def folk(omrade_id: int, roller: Iterable[str], part_id: int | None = None) -> list[User]:
    """Those who hold a role in a district today, for one party or both."""
    uppdrag = Uppdrag.objects.aktuella(date.today()).filter(
        stadsdelsomrade_id=omrade_id, roll__in=list(roller), user__is_active=True
    )
    if part_id is not None:
        uppdrag = uppdrag.filter(part_id=part_id)
    return list({ett.user_id: ett.user for ett in uppdrag.select_related("user")}.values())
