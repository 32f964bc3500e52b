"""The filtered list beside a plain membership filter, at two sizes, and a page with five charts."""

from collections.abc import Callable

from django.db import connection
from django.http import HttpResponse
from django.template import engines
from django.test import Client

from bench import underlag
from bench.diagram import diagrammen
from bench.matning import mat as runda
from bench.matning import rad, skriv
from lagesbild.models import Lagesbild
from samverkan.charts.rita import rita
from samverkan.models import Uppdrag, User

LISTA = engines["django"].from_string(
    "<table>{% for b in bilder %}<tr><td>{{ b }}</td><td>{{ b.get_status_display }}</td></tr>"
    "{% endfor %}</table>"
)


def mat() -> None:
    user = underlag.anvandare()
    tider = []
    for antal in (1_000, 100_000):
        underlag.lagesbilder(antal)
        with connection.cursor() as cursor:
            cursor.execute("analyze lagesbild_lagesbild")
        varden = runda(lambda: _sida(_medlem(user)), lambda: _sida(_filtrerad(user)), rounds=15)
        skriv(
            f"Sida med 50 av {antal:,} efter rätt".replace(",", " "), "medlemskap", varden, "≤ 1,5"
        )
        tider.append(varden[1])
    rad("Filtrerad sida, 100 000 ÷ 1 000", f"{tider[1] / tider[0]:.2f}", "≤ 1,1")
    _diagramsida(user)


def _sida(bilder: list[Lagesbild]) -> str:
    return LISTA.render({"bilder": bilder})


def _medlem(user: User) -> list[Lagesbild]:
    mina = Uppdrag.objects.filter(user=user).values("stadsdelsomrade_id")
    rader = Lagesbild.objects.filter(stadsdelsomrade_id__in=mina)
    return list(rader.select_related("stadsdelsomrade").order_by("-pk")[:50])


def _filtrerad(user: User) -> list[Lagesbild]:
    user.__dict__.pop("_behorighet", None)
    rader = Lagesbild.objects.visible_to(user)
    return list(rader.select_related("stadsdelsomrade").order_by("-pk")[:50])


def _diagramsida(user: User) -> None:
    """The floor is a logged-in page of today; the other is the same frame with five charts in it."""
    klient = Client()
    klient.force_login(user)
    golv = _get(klient, "/hjalp/")

    def med() -> None:
        golv()
        "".join(rita(ett, stem=f"d{n}") for n, ett in enumerate(diagrammen()[:5]))

    skriv("Sida med fem diagram (ritning läggs till)", "inloggad sida", runda(golv, med), "≤ 3,8")


def _get(klient: Client, adress: str) -> Callable[[], HttpResponse]:
    def hamta() -> HttpResponse:
        svar = klient.get(adress)
        assert svar.status_code == 200, (adress, svar.status_code)
        return svar

    return hamta
