"""Rows to measure on: districts, an agreement, a user, many lägesbilder."""

from datetime import date

from lagesbild.models import Lagesbild
from samverkan.models import Overenskommelse, Part, Stadsdelsomrade, User
from samverkan.permissions import Roll
from samverkan.workflow import tilldela

DAG = date(1990, 1, 1)


def part() -> Part:
    falt = {"namn": "Bench", "kortnamn": "Bench", "bokstav": "B", "tecken": "stad", "ordning": 1}
    return Part.objects.get_or_create(kod="bench", defaults=falt)[0]


def omraden(antal: int = 20) -> list[Stadsdelsomrade]:
    return [
        Stadsdelsomrade.objects.get_or_create(
            slug=f"bench-{n}", defaults={"namn": f"Bench {n}", "giltig_fran": DAG}
        )[0]
        for n in range(antal)
    ]


def anvandare() -> User:
    """A samordnare of the first district."""
    if user := User.objects.filter(email="bench@exempel.example").first():
        return user
    user = User.objects.create_user("bench@exempel.example", "x", namn="Bench")
    tilldela(user, Roll.SAMORDNARE, part(), omraden()[0], date(2020, 1, 1), None, by=None)
    return user


def avtal() -> Overenskommelse:
    falt = {"namn": "Mätning", "giltig_fran": DAG, "giltig_till": date(1990, 12, 31)}
    return Overenskommelse.objects.get_or_create(dnr="MÄT 1", defaults=falt)[0]


def lagesbilder(antal: int) -> None:
    """So many in all, spread over the districts, years and editions."""
    finns, ram, alla = Lagesbild.objects.filter(utgava__lt=9999).count(), avtal(), omraden()
    Lagesbild.objects.bulk_create(
        (
            Lagesbild(
                stadsdelsomrade=alla[n % 20],
                overenskommelse=ram,
                year=2000 + n // 20 % 80,
                utgava=1 + n // 1600,
                andringsskal="Mätning.",
            )
            for n in range(finns, antal)
        ),
        batch_size=5000,
    )
