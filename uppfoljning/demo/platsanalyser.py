"""Invented events with points, analyses of them, and a proposal that waits for the other party."""

from datetime import datetime, timedelta
from random import Random

from lagesbild.analysurval import Urval
from lagesbild.geografi.analys import analysera
from lagesbild.models import (
    Handelse,
    Inlasning,
    Lagesbild,
    Plats,
    Platsanalys,
    Platsbeslut,
    Platsbifall,
    ValdAnalys,
)
from lagesbild.selectors.analysutdrag import utdrag
from lagesbild.selectors.platsdata import underlag
from lagesbild.selectors.platsforslag import forslagssida
from lagesbild.workflow.platsanalys import ny_analys
from samverkan.models import Stadsdelsomrade
from uppfoljning.demo.bygge import STOCKHOLM, Bygge
from uppfoljning.demo.lagesbilder import STEG

KALLA = "Ordningsvakternas rapporter (påhittade)"
TYPER = ["Skadegörelse", "Ordningsstörning", "Narkotika", "Våld eller hot"]
#: Events of a district in two years, and the share of them close to a place on the list.
ANTAL, VID_PLATS = 620, 0.5
GRAD = 111_320.0
SLUTSATS = (
    "Händelserna samlas på några få platser, mest på kvällarna. De platser som redan står på listan "
    "syns tydligt. Den sista platsen i tabellen är ny och föreslås till listan."
)


def bygg_handelser(b: Bygge, platser: dict[int, list[Plats]]) -> None:
    """Two years of events in each district, most of them near its places; dice of their own."""
    slump = Random(f"{b.rnd.getstate()[1][0]}")
    inlasning = Inlasning.objects.create(
        slag="demo", filnamn="handelser-demo", sha256="1" * 64, datakalla=KALLA,
        forbehall="Alla händelser är påhittade för demonstration.",
    )  # fmt: skip
    Inlasning.objects.filter(pk=inlasning.pk).update(at=b.tid(b.year, 11, 1))
    rader = [
        _handelse(b, slump, omrade, nr, platser[omrade.pk], inlasning)
        for omrade in b.omraden
        for nr in range(ANTAL)
        if omrade.latitud is not None
    ]
    Handelse.objects.bulk_create(rader, batch_size=2000)


def _handelse(
    b: Bygge, slump: Random, omrade: Stadsdelsomrade, nr: int, platser: list[Plats],
    inlasning: Inlasning,
) -> Handelse:  # fmt: skip
    if slump.random() < VID_PLATS:
        plats = slump.choice(platser[:3])
        lat, lon, spridning = plats.latitud, plats.longitud, 80.0
    else:
        stadsdel = slump.choice(b.stadsdelar[omrade.pk])
        mitt = omrade if stadsdel.latitud is None else stadsdel
        lat, lon, spridning = mitt.latitud, mitt.longitud, 900.0
    start = datetime.combine(b.dag, datetime.min.time(), STOCKHOLM) - timedelta(
        days=min(int(730 * slump.random() ** 1.15), 729) + 1,
        minutes=-slump.choice([960, 1080, 1200, 1320]),
    )
    typ = slump.choice(TYPER)
    return Handelse(
        inlasning=inlasning, datakalla=KALLA, externt_id=f"DEMO-{omrade.slug}-{nr}", typ=typ,
        rubrik=typ, precision=Handelse.Precision.PUNKT, stadsdelsomrade=omrade, part=b.stad,
        intraffade_at=start, intraffade_till=start + timedelta(hours=slump.randint(0, 4)),
        latitud=round((lat or 0) + slump.gauss(0, spridning) / GRAD, 6),
        longitud=round((lon or 0) + slump.gauss(0, spridning) / GRAD * 1.95, 6),
        delningsniva="parterna",
    )  # fmt: skip


def bygg_analyser(b: Bygge) -> None:
    """Where the two parties merge: one analysis shared with a proposal on its way, the rest own."""
    omraden = [o for o in b.omraden if STEG.get(o.slug) == "sammanforing"] or b.omraden[:1]
    omraden.sort(key=lambda o: o.slug != next(iter(STEG)))
    for nr, omrade in enumerate(omraden[:2]):
        analys = _analys(b, omrade, delad=nr == 0)
        if analys and nr == 0 and analys.resultat["platser"]:
            _forslag(b, analys)
            _i_lagesbilden(b, analys)


def _analys(b: Bygge, omrade: Stadsdelsomrade, *, delad: bool) -> Platsanalys | None:
    till = b.dag - timedelta(1)
    val = Urval((KALLA,), (), till - timedelta(364), till)
    user = b.arbetar(omrade, b.stad)
    data = underlag(user, omrade, b.stad.pk, val)
    if data is None:
        return None
    resultat = analysera(data[1], data[0], val.parametrar, fore=data[2], takt_mojlig=True)
    analys = ny_analys(omrade, b.stad.pk, val, resultat)
    analys.av, analys.created_at = user, b.tid(b.year, 11, 12)
    analys.delningsniva = "parterna" if delad else "egen"
    analys.save()
    return analys


def _i_lagesbilden(b: Bygge, analys: Platsanalys) -> None:
    """The open lägesbild holds the shared analysis."""
    oppna = Lagesbild.objects.filter(
        stadsdelsomrade=analys.stadsdelsomrade, status=Lagesbild.Status.SAMMANFORING
    )
    for bild in oppna.order_by("-year", "-utgava")[:1]:
        ValdAnalys.objects.create(
            lagesbild=bild, analys=analys, nummer=1, slutsats=SLUTSATS, utdrag=utdrag(analys),
            created_at=analys.created_at, updated_at=analys.created_at, updated_by=analys.av,
        )  # fmt: skip


def _forslag(b: Bygge, analys: Platsanalys) -> None:
    """The city proposes the analysis's last place; the police have not answered."""
    user, nr = b.arbetar(analys.stadsdelsomrade, b.stad), len(analys.resultat["platser"])
    forval = forslagssida(user, analys, nr)["forval"]
    tid = b.tid(b.year, 11, 16)
    beslut = Platsbeslut.objects.create(
        stadsdelsomrade=analys.stadsdelsomrade, handling="funnen", analys=analys, forslag=nr,
        delar=[{n: forval[n] for n in ("namn", "geometri")} | {"slag": ["brottsutsatt"]}],
        datum=tid.date(), skal=forval["skal"], created_at=tid, updated_at=tid, updated_by=user,
    )  # fmt: skip
    Platsbifall.objects.create(beslut=beslut, part=b.stad, user=user, galler=1, at=tid)
