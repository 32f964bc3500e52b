"""The demo's accounts with their assignments; functions, never names of people."""

from datetime import date

from django.contrib.auth.hashers import make_password

from samverkan.models import Part, Stadsdelsomrade, Uppdrag, User
from samverkan.permissions import Roll
from samverkan.selectors import DEMO_LOSENORD
from samverkan.workflow import grupp_for
from uppfoljning.demo.bygge import Bygge

FRAN = date(2024, 1, 1)
LOKALA = [
    (Roll.SAMORDNARE, "stad", "samordnare.{slug}@stad.example", "Samordnare"),
    (Roll.KOMMUNPOLIS, "polis", "polis.{slug}@polis.example", "Kommunpolis"),
    (Roll.STYRGRUPP, "stad", "styrgrupp.{slug}@stad.example", "Styrgruppen, staden"),
    (Roll.STYRGRUPP, "polis", "styrgrupp.{slug}@polis.example", "Styrgruppen, polisen"),
]
CENTRALA = [
    (Roll.CENTRAL, "central@stad.example", "Övergripande beredningsgruppen"),
    (Roll.LASARE, "lasare@stad.example", "Läsare"),
    (Roll.FORVALTARE, "forvaltare@stad.example", "Förvaltare"),
]


def bygg_konton(b: Bygge) -> None:
    """One password hash for all; each account gets its assignment and its group."""
    losenord = make_password(DEMO_LOSENORD)
    rader: list[tuple[str, str, Part, Stadsdelsomrade | None, User]] = []
    for omrade in b.omraden:
        for roll, sida, epost, namn in LOKALA:
            part = b.stad if sida == "stad" else b.polis
            user = _user(epost.format(slug=omrade.slug), f"{namn}, {omrade.namn}", losenord)
            rader.append((f"{roll}.{omrade.slug}.{part.kod}", roll, part, omrade, user))
    for roll, epost, namn in CENTRALA:
        rader.append((roll, roll, b.stad, None, _user(epost, namn, losenord)))
    User.objects.bulk_create(rad[4] for rad in rader)
    Uppdrag.objects.bulk_create(
        Uppdrag(
            user=user,
            roll=roll,
            part=part,
            stadsdelsomrade=omrade,
            grupp=grupp_for(roll, part, omrade),
            giltig_fran=FRAN,
        )
        for _, roll, part, omrade, user in rader
    )
    b.konton = {nyckel: user for nyckel, _, _, _, user in rader}


def _user(epost: str, namn: str, losenord: str) -> User:
    return User(email=epost, namn=namn, funktion=namn, password=losenord, is_demo=True)
