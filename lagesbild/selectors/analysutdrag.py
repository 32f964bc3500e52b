"""A platsanalys as a lägesbild holds it: what its page shows, with small numbers told in classes.

All that a lägesbild says of an analysis, and draws, is made of this alone. Coordinates are whole
metres in SWEREF 99 18 00, so that the content reads the same wherever it is written.
"""

from __future__ import annotations

from typing import Any

from django.db.models import prefetch_related_objects

from lagesbild.analyskarta import cellklass, utdragskarta
from lagesbild.dokument.analysblock import FALT as PLATSFALT
from lagesbild.kartbild import ortnamn
from lagesbild.models import Lagesbild, Platsanalys, ValdAnalys
from lagesbild.selectors.platsanalys import forslag
from lagesbild.selectors.platsdata import analysyta
from samverkan.kartor.modell import Karta
from samverkan.models import User
from samverkan.smatal import nedre_grans

KOLUMNER = [
    "#Nr", "Plats", "#Händelser", "#Av alla", "#Lika lång tid före", "Förändring", "Mest", "#Hektar",
]  # fmt: skip


def utdrag(analys: Platsanalys) -> dict[str, Any]:
    """What is kept of an analysis: period, data, method, guards, cells by class, proposals."""
    resultat = analys.resultat
    orter = ortnamn(list(analys.stadsdelsomrade.stadsdelar.all()), ())
    platser = enumerate(resultat["platser"], start=1)
    return {
        "period": analys.period,
        "part": analys.part.kod,
        "metod": resultat["metod"],
        "datamangd": analys.datamangd,
        "kontrollsumma": analys.fingeravtryck[:16],
        "vakter": [vakt["text"] for vakt in resultat["vakter"]],
        "bredd": int(analys.parametrar["urval"]["bredd"]),
        "marginal": 0 if resultat["marginal"] else round(resultat["parametrar"]["marginal"]),
        "celler": [_cell(cell) for cell in resultat["celler"]],
        "platser": [_plats(forslag(nr, plats, orter), plats) for nr, plats in platser],
    }


def _cell(cell: dict[str, Any]) -> list[int]:
    """Its place in the grid, its class, and the lower end of the class of its count."""
    _, q, r = cell["id"].split(":")
    return [int(q), int(r), cellklass(cell), nedre_grans(cell["antal"])]


def _plats(ord_: dict[str, Any], plats: dict[str, Any]) -> dict[str, Any]:
    kontur = [[round(x), round(y)] for x, y, *_ in plats["kontur"]["coordinates"][0]]
    return {namn: ord_[namn] for namn in PLATSFALT} | {"kontur": kontur}


def utdragets_karta(bild: Lagesbild, utdrag_: dict[str, Any]) -> Karta | None:
    """The map of what is kept; None where the district has neither border nor positions."""
    omrade = bild.stadsdelsomrade
    delar = list(omrade.stadsdelar.all())
    yta = analysyta(omrade, delar)
    return utdragskarta(utdrag_, omrade, delar, yta) if yta else None


def platsrader(utdrag_: dict[str, Any]) -> list[list[Any]]:
    """The proposals as the table has them."""
    return [[str(plats[namn]) for namn in PLATSFALT] for plats in utdrag_["platser"]]


def valda(user: User, bild: Lagesbild) -> list[dict[str, Any]]:
    """The analyses of a lägesbild with their maps and tables, as far as the reader may see them."""
    rader = ValdAnalys.objects.visible_to(user).filter(lagesbild=bild)
    rader = rader.select_related("analys__part").defer("analys__resultat")
    prefetch_related_objects([bild.stadsdelsomrade], "stadsdelar")
    return [
        {"val": rad, "utdrag": rad.utdrag, "karta": utdragets_karta(bild, rad.utdrag),
         "kolumner": KOLUMNER, "rader": platsrader(rad.utdrag)}
        for rad in rader.order_by("nummer")
    ]  # fmt: skip


def valbara(user: User, bild: Lagesbild) -> Any:
    """The district's shared analyses that the lägesbild does not hold yet, newest first."""
    rader = Platsanalys.objects.visible_to(user).exclude(delningsniva="egen")
    rader = rader.filter(stadsdelsomrade=bild.stadsdelsomrade_id).exclude(val__lagesbild=bild)
    return rader.select_related("part").defer("resultat").order_by("-created_at")
