"""Hot spots from the database beside the bare GROUP BY, a million points in polygons, and pages."""

import resource
from collections.abc import Callable

import numpy as np
import shapely
from django.db import connection
from django.test import Client
from django.urls import reverse

from bench import mangd
from bench.matning import mat as runda
from bench.matning import rad, skriv
from lagesbild.geografi.gistar import gi_stjarna
from lagesbild.geografi.inom import omrade_for
from lagesbild.geografi.sexhorn import rutnat_over
from lagesbild.models import Handelse, Statistikserie
from lagesbild.selectors.kolumner import kolumner
from samverkan.kartor.projektion import punkter_till_plan
from samverkan.models import Stadsdelsomrade, User

GRUPPERA = """select floor(longitud * 222.6), floor(latitud * 445.3), count(*)
  from lagesbild_handelse where inlasning_id = %s and id <= %s group by 1, 2"""


def mat() -> None:
    mangd.fyll()
    _heta()
    _i_ytor()
    _sidor()


def _heta() -> None:
    """A hundred thousand events from table to hot cells; the floor is the count alone, in SQL."""
    punkter = Handelse.objects.filter(inlasning__filnamn="mätning").order_by("pk")
    inlasning, sist = punkter.values_list("inlasning", "pk")[99_999]
    rader = Handelse.objects.filter(inlasning=inlasning, pk__lte=sist)

    def rakna() -> list[tuple[float, float, int]]:
        with connection.cursor() as cursor:
            cursor.execute(GRUPPERA, [inlasning, sist])
            return cursor.fetchall()

    def hamta() -> np.ndarray:
        return punkter_till_plan(kolumner(rader, "longitud", "latitud"))

    natet = rutnat_over(shapely.box(*shapely.MultiPoint(hamta()).bounds), 250.0)
    grannar = natet.grannar()

    def heta() -> np.ndarray:
        x, y = hamta().T
        platser = natet.platser(x, y)
        antal = np.bincount(platser[platser >= 0], minlength=len(natet)).astype(float)
        return gi_stjarna(antal, grannar).heta()

    tider = runda(rakna, heta)
    skriv("Heta celler ur databasen, 100 000, 250 m", "GROUP BY i SQL", tider, "≤ 1,15 (krav 1,5)")


def _i_ytor() -> None:
    """A million points into 130 surfaces of 200 corners; the floor is shapely's own tree."""
    slump = np.random.default_rng(3)
    rutor = [shapely.box(i, j, i + 1, j + 1) for i in range(13) for j in range(10)]
    ytor = {nr: shapely.segmentize(ruta, 0.02) for nr, ruta in enumerate(rutor, start=1)}
    x, y = slump.uniform(0, 13, 1_000_000), slump.uniform(0, 10, 1_000_000)
    trad = shapely.STRtree(list(ytor.values()))

    def med_trad() -> np.ndarray:
        return trad.query(shapely.points(x, y), predicate="within")

    tider = runda(med_trad, lambda: omrade_for(x, y, ytor), rounds=3)
    skriv("Område för 1 000 000 punkter", "STRtree", tider, "≤ 0,26 (krav 0,5)")


def _sidor() -> None:
    """Each page at a million events and a hundred thousand figures, beside a page that reads none."""
    user = User.objects.get(email="samordnare.jarva@stad.example")
    omrade = Stadsdelsomrade.objects.get(slug="jarva")
    klient = Client()
    klient.force_login(user)
    for namn, adress in _adresser(omrade).items():
        tider = runda(_get(klient, "/hjalp/"), _get(klient, adress), rounds=5)
        skriv(f"{namn}, demo × 10", "inloggad sida", tider, "≤ 300 ms")
    minne = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    rad("Högst minne i hela mätningen", f"{minne:.0f} MB", "–")


def _adresser(omrade: Stadsdelsomrade) -> dict[str, str]:
    sma, stora = (Statistikserie.objects.get(kod=f"matning-{nr}").pk for nr in (0, 50))

    def hit(namn: str, *fler: object) -> str:
        return reverse(f"lagesbild:{namn}", args=[omrade.slug, *fler])

    return {
        "Mitt arbete": "/",
        "Stadsdelsområdet": f"/stadsdelsomraden/{omrade.slug}/",
        "Staden": "/staden/",
        "Kartan med händelser": hit("omradeskarta") + "?handelser=on&valt=ja",
        "Statistiklistan": hit("statistik"),
        "En serie med små månader": hit("statistik_serie", sma),
        "En serie med stora månader": hit("statistik_serie", stora),
        "När i veckan": hit("statistik_handelser"),
        "Ny platsanalys": hit("platsanalys_ny"),
    }


def _get(klient: Client, adress: str) -> Callable[[], None]:
    def hamta() -> None:
        assert klient.get(adress).status_code == 200, adress

    return hamta
