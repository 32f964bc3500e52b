"""Plain functions that make rows; called as the owner."""

from datetime import date
from typing import Any

from django.utils import timezone

from lagesbild.models import (
    Lagesbild,
    Lagespunkt,
    Observation,
    Omradesanalys,
    Plats,
    Platshandelse,
    Underlag,
)
from samverkan.models import (
    Kommentar,
    Overenskommelse,
    Part,
    Samverkansomrade,
    Stadsdelsomrade,
    User,
)
from samverkan.permissions import Roll
from samverkan.workflow import tilldela

MANNISKOR = {
    "stad": "stad@norrby.example",
    "polis": "polis@norrby.example",
    "styr_stad": "styr.stad@norrby.example",
    "styr_polis": "styr.polis@norrby.example",
    "granne": "stad@soderby.example",
    "granne_polis": "polis@soderby.example",
    "central": "central@staden.example",
    "lasare": "lasare@staden.example",
    "forvaltare": "forvaltare@staden.example",
}
LOSENORD = "ett-langt-losenord"


def make_manniskor() -> None:
    """The characters: who they are stands in the names of the fixtures."""
    ena, andra = Part.objects.order_by("ordning")
    norrby = Stadsdelsomrade.objects.get(slug="norrby")
    soderby = Stadsdelsomrade.objects.get(slug="soderby")
    uppdrag = {
        "stad": (Roll.SAMORDNARE, ena, norrby),
        "polis": (Roll.KOMMUNPOLIS, andra, norrby),
        "styr_stad": (Roll.STYRGRUPP, ena, norrby),
        "styr_polis": (Roll.STYRGRUPP, andra, norrby),
        "granne": (Roll.SAMORDNARE, ena, soderby),
        "granne_polis": (Roll.KOMMUNPOLIS, andra, soderby),
        "central": (Roll.CENTRAL, ena, None),
        "lasare": (Roll.LASARE, ena, None),
        "forvaltare": (Roll.FORVALTARE, ena, None),
    }
    for namn, (roll, part, omrade) in uppdrag.items():
        user = User.objects.create_user(MANNISKOR[namn], LOSENORD, namn=namn.capitalize())
        tilldela(user, roll, part, omrade, date(2024, 1, 1), None, by=None)


def make_lagesbild(omrade: Stadsdelsomrade, **andra: Any) -> Lagesbild:
    falt = {"year": 2027, "overenskommelse": Overenskommelse.objects.gallande().get()} | andra
    return Lagesbild.objects.create(stadsdelsomrade=omrade, **falt)


def make_underlag(lagesbild: Lagesbild, part: Part, **andra: Any) -> Underlag:
    if andra.get("status") == Underlag.Status.INLAMNAT:
        andra.setdefault("inlamnat_at", timezone.now())
    return Underlag.objects.create(
        lagesbild=lagesbild, stadsdelsomrade=lagesbild.stadsdelsomrade, part=part, **andra
    )


def make_observation(underlag: Underlag, **andra: Any) -> Observation:
    antal = Observation.objects.filter(underlag=underlag).count()
    falt: dict[str, Any] = {
        "samverkansomrade": Samverkansomrade.objects.filter(
            overenskommelse=underlag.lagesbild.overenskommelse
        ).first(),
        "lopnummer": antal + 1,
        "text": "Klotter och krossat glas vid busshållplatsen.",
        "plats_text": "Torget",
        "nar_text": "kvällar",
        "frekvens": Observation.Frekvens.VECKA,
        "allvar": 3,
        "delningsniva": "parterna",
    }
    return Observation.objects.create(underlag=underlag, **(falt | andra))


def make_lagespunkt(lagesbild: Lagesbild, *observationer: Observation, **andra: Any) -> Lagespunkt:
    falt: dict[str, Any] = {
        "samverkansomrade": lagesbild.overenskommelse.samverkansomraden.first(),
        "lopnummer": lagesbild.lagespunkter.count() + 1,
        "text": "Klotter och skadegörelse vid torget på kvällarna.",
        "allvar": 3,
    }
    punkt = Lagespunkt.objects.create(lagesbild=lagesbild, **(falt | andra))
    punkt.observationer.set(observationer)
    return punkt


def make_kommentar(av: User, slag: str, obj: Any, **andra: Any) -> Kommentar:
    part_id = av.uppdrag.get().part_id
    falt = {"amne": "Ämnet", "text": "Stämmer det här?", "delningsniva": "parterna"} | andra
    return Kommentar.objects.create(
        slag=slag,
        objekt_id=obj.pk,
        stadsdelsomrade_id=obj.omrade_id,
        part_id=part_id,
        av=av,
        **falt,
    )


def make_analyser(lagesbild: Lagesbild, text: str = "Läget är oförändrat.") -> None:
    for omrade in lagesbild.overenskommelse.samverkansomraden.all():
        Omradesanalys.objects.create(lagesbild=lagesbild, samverkansomrade=omrade, text=text)


def make_plats(omrade: Stadsdelsomrade, **andra: Any) -> Plats:
    """A place on the list since the first day of its year."""
    falt = {"namn": "Torget", "slag": [Plats.Slag.OTRYGG], "funnen_year": 2025} | andra
    plats = Plats.objects.create(stadsdelsomrade=omrade, **falt)
    Platshandelse.objects.create(
        plats=plats, datum=date(plats.funnen_year, 1, 1), slag="funnen", platsslag=plats.slag,
        geometri=plats.geometri,
    )  # fmt: skip
    return plats
