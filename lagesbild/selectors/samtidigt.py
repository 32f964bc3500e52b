"""Two parties at one merge: has anything happened since the page was made, and what was it?"""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from django.db.models import Max

from lagesbild.models import Lagesbild, Reservation, Undanlaggning
from samverkan.akter import akt_i_ord
from samverkan.models import LogEntry, User

#: The acts of the merge that the other party is told of while it works.
STEG = (
    "sammanfor",
    "lagg_undan",
    "aterta_undanlaggning",
    "sarskilj",
    "los_upp_lagespunkt",
    "dela_lagespunkt",
    "utoka_lagespunkt",
    "andra_lagespunkt",
    "reservera",
    "aterta_reservation",
)


def stampel(bild: Lagesbild) -> str:
    """A short mark that differs when anything in the merge has changed; a few small reads."""
    undan = Undanlaggning.objects.filter(observation__underlag__lagesbild=bild)
    delar: list[Any] = [
        bild.status,
        list(bild.lagespunkter.order_by("pk").values_list("pk", "version")),
        list(undan.order_by("pk").values_list("pk", flat=True)),
        bild.sarskiljningar.aggregate(Max("pk")),
        list(
            Reservation.objects.filter(lagespunkt__lagesbild=bild)
            .order_by("pk")
            .values_list("pk", "text")
        ),
    ]
    return sha256(repr(delar).encode()).hexdigest()[:16]


def senaste_steg(user: User, bild: Lagesbild) -> LogEntry | None:
    """The last step that anybody took in the merge."""
    rader = LogEntry.objects.visible_to(user).filter(
        stadsdelsomrade_id=bild.stadsdelsomrade_id, akt__in=STEG, at__gte=bild.created_at
    )
    return rader.select_related("by").order_by("-at", "-pk").first()


def steg_i_ord(user: User, rad: LogEntry | None) -> str:
    """Who did what, so that the one who listens need not look."""
    if rad is None:
        return ""
    vem = "Du" if rad.by_id == user.pk else str(rad.by and (rad.by.funktion or rad.by.namn))
    efter = rad.efter or rad.fore or {}
    koder = efter.get("ur") or efter.get("iakttagelser") or [efter.get("iakttagelse")]
    vilka = ", ".join(str(kod) for kod in koder if kod)
    return f"{vem} {akt_i_ord(rad.akt)}" + (f": {vilka}" if vilka else "")
