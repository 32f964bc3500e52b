"""What every page knows: menu, who I am, theme."""

from typing import Any

from django.conf import settings
from django.db.models import Count, OuterRef, Subquery
from django.http import HttpRequest
from django.urls import reverse

from samverkan.models import Avisering, User, behorighet
from samverkan.parterna import hela_orten, ort, partnamn
from samverkan.permissions import Roll

#: Stands in the menu for what the place is called.
HELHETEN = ""
#: Name, address name and the first part of the path that the item stands for.
MENY = [
    ("Mitt arbete", "uppfoljning:start", "/"),
    (HELHETEN, "uppfoljning:staden", "/staden/"),
    ("Mål och indikatorer", "uppfoljning:indikatorer", "/mal-och-indikatorer/"),
    ("Handlingsplan", "atgardsplan:handlingsplaner", "/handlingsplaner/"),
    ("Årssammanställning", "uppfoljning:arssammanstallningar", "/arssammanstallningar/"),
]


def sida(request: HttpRequest) -> dict[str, Any]:
    """Menu, role, place, demo mode and theme for the frame of the page."""
    user = getattr(request, "user", None)
    grund = {
        "demo": settings.DEMO,
        "tema": request.COOKIES.get("tema", ""),
        "tjanstens_namn": settings.TJANSTENS_NAMN,
        "ort": ort(),
    }
    if not isinstance(user, User):
        return grund
    uppdrag = _uppdrag(user)
    roll = uppdrag[0].get_roll_display() if uppdrag else str(user)
    plats = str(uppdrag[0].stadsdelsomrade or hela_orten()) if uppdrag else ""
    return grund | {
        "meny": _meny(request, user),
        "anvandare_roll": roll,
        "anvandare_plats": plats,
        "olasta": (uppdrag[0].olasta or 0) if uppdrag else 0,
    }


def _uppdrag(user: User) -> list[Any]:
    """The assignments in force, each with how many notices the user has not read."""
    olasta = Avisering.objects.olasta().filter(user=OuterRef("user")).order_by().values("user")
    rader = user.uppdrag.aktuella().select_related("stadsdelsomrade", "part")
    return list(rader.annotate(olasta=Subquery(olasta.annotate(n=Count("pk")).values("n")))[:2])


def _meny(request: HttpRequest, user: User) -> list[dict[str, Any]]:
    b = behorighet(user)
    poster = [
        {
            "namn": namn or partnamn("stad"),
            "url": reverse(adress),
            "aktuell": _aktuell(request.path, borjan),
        }
        for namn, adress, borjan in (MENY if b.ser else MENY[:1])
    ]
    if b.har_roll(Roll.FORVALTARE):
        url = reverse("admin:index")
        poster.append({"namn": "Förvaltning", "url": url, "aktuell": request.path.startswith(url)})
    return poster


def _aktuell(path: str, borjan: str) -> bool:
    return path == "/" if borjan == "/" else path.startswith(borjan)
