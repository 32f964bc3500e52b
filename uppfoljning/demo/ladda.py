"""Builds the whole demo in one transaction."""

from datetime import date

from django.apps import apps
from django.db import connection, transaction

from lagesbild.models import Lagesbild, Plats
from samverkan.models import Indikator, LogEntry, Stadsdelsomrade, User
from uppfoljning.demo.avtal import bygg_avtal
from uppfoljning.demo.bygge import Bygge, bestall
from uppfoljning.demo.centralt import bygg_arssammanstallningar, bygg_handlingsplaner
from uppfoljning.demo.konton import bygg_konton
from uppfoljning.demo.lagesbilder import STEG, bygg_lagesbild
from uppfoljning.demo.matvarden import bygg_matvarden
from uppfoljning.demo.orsaker import bygg_utmaningar
from uppfoljning.demo.plan import bygg_plan
from uppfoljning.demo.platsanalyser import bygg_analyser, bygg_handelser
from uppfoljning.demo.platser import bygg_platser
from uppfoljning.demo.siffror import bygg_siffror
from uppfoljning.demo.statistik import bygg_statistik
from uppfoljning.demo.utgava import OMRADE, bygg_ny_utgava

SEED = 2026
DAG = date(2026, 11, 23)
APPAR = ("lagesbild", "atgardsplan", "uppfoljning")


def finns() -> bool:
    return User.objects.filter(is_demo=True).exists()


@transaction.atomic
def ladda(dag: date = DAG, seed: int = SEED) -> Bygge:
    """Everything or nothing; built from the reference data that is loaded."""
    omraden = list(Stadsdelsomrade.objects.gallande(dag).i_ordning())
    b = bestall(omraden, seed, dag)
    indikatorer = list(
        Indikator.objects.filter(
            malsattning__samverkansomrade__overenskommelse=b.avtal, aktiv=True
        ).order_by("kod")
    )
    bygg_konton(b)
    bygg_matvarden(b, indikatorer, range(dag.year - 4, dag.year + 1))
    platser = {}
    bygg_statistik(b)
    for nr, omrade in enumerate(omraden):
        platser[omrade.pk] = _bygg_omrade(b, omrade, indikatorer)
        if nr == 0:
            _rakna_rader()
    bygg_handelser(b, platser)
    bygg_analyser(b)
    bygg_siffror(b)
    bygg_handlingsplaner(b)
    _rakna_rader()
    bygg_arssammanstallningar(b)
    return b


def _rakna_rader() -> None:
    """Tell the planner how many rows there are.

    The server's own count sees none of them before the commit, and with no rows expected the
    reads of a lägesbild's content go through whole tables again and again. A count of one's own
    also keeps the server from counting the tables anew until the transaction ends.
    """
    modeller = [m for app in APPAR for m in apps.get_app_config(app).get_models(True)]
    with connection.cursor() as cursor:
        cursor.execute(f"analyze {', '.join(modell._meta.db_table for modell in modeller)}")


def _bygg_omrade(
    b: Bygge, omrade: Stadsdelsomrade, indikatorer: list[Indikator]
) -> list[Plats]:  # fmt: skip
    platser = bygg_platser(b, omrade)
    for year in range(b.year - 2, b.year + 1):
        lagesbild, punkter = bygg_lagesbild(b, omrade, year, "faststalld", platser)
        utmaningar = bygg_utmaningar(b, lagesbild, punkter, klara=True)
        avtal = bygg_avtal(b, lagesbild, [rad[0] for rad in utmaningar], indikatorer)
        bygg_plan(b, avtal, utmaningar, indikatorer)
        _logga(b, lagesbild)
        if omrade.slug == OMRADE and year == b.year - 1:
            bygg_ny_utgava(b, lagesbild)
    steg = STEG.get(omrade.slug, "underlag")
    lagesbild, punkter = bygg_lagesbild(b, omrade, b.year + 1, steg, platser)
    if steg == "faststalld":
        bygg_utmaningar(b, lagesbild, punkter, klara=False)
    _logga(b, lagesbild)
    return platser


def _logga(b: Bygge, lagesbild: Lagesbild) -> None:
    """The acts that led to the lägesbild's state."""
    year, omrade = lagesbild.year - 1, lagesbild.stadsdelsomrade
    akter = [("borja_underlag", 10, 1), ("starta_sammanforing", 11, 2)]
    akter += [("skicka_for_godkannande", 11, 19), ("faststall", 12, 10)]
    antal = {"underlag": 1, "sammanforing": 2, "godkannande": 3, "faststalld": 4}
    LogEntry.objects.bulk_create(
        LogEntry(
            at=b.tid(year, month, day),
            by=b.konto("styrgrupp", omrade, b.stad)
            if akt == "faststall"
            else b.arbetar(omrade, b.stad),
            akt=akt,
            objekttyp="lagesbild.lagesbild",
            objekt_id=lagesbild.pk,
            objekt=str(lagesbild),
            stadsdelsomrade=omrade,
        )
        for akt, month, day in akter[: antal[lagesbild.status]]
    )
