"""Events with points and analyses of them, for the tests of places."""

from datetime import datetime, timedelta
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from lagesbild.analysurval import Urval
from lagesbild.geografi.analys import analysera
from lagesbild.models import Handelse, Inlasning, Platsanalys
from lagesbild.selectors.platsdata import underlag
from lagesbild.workflow.platsanalys import ny_analys
from samverkan.models import Part, Stadsdelsomrade, User

KALLA = "Ordningsvakterna"
SIST = datetime(2026, 10, 31, 20, tzinfo=ZoneInfo("Europe/Stockholm"))


def make_handelser(omrade: Stadsdelsomrade, antal: int = 80, **andra: Any) -> list[Handelse]:
    """Two in three close to one spot, the rest all around; the same each time."""
    slump = Random(antal)
    inlasning = Inlasning.objects.create(
        slag="punkter", filnamn="h.csv", sha256="0" * 64, datakalla=KALLA
    )
    mitt = (omrade.latitud or 58.95, omrade.longitud or 15.02)
    return Handelse.objects.bulk_create(
        [_handelse(omrade, nr, mitt, slump, inlasning, andra) for nr in range(antal)]
    )


def _handelse(
    omrade: Stadsdelsomrade, nr: int, mitt: tuple[float, float], slump: Random,
    inlasning: Inlasning, andra: dict[str, Any],
) -> Handelse:  # fmt: skip
    spridning = 0.0006 if nr % 3 else 0.008
    falt = {
        "datakalla": KALLA, "externt_id": f"{omrade.slug}-{inlasning.pk}-{nr}", "typ": "Narkotika",
        "rubrik": "Handel", "precision": "punkt", "delningsniva": "parterna",
        "intraffade_at": SIST - timedelta(days=nr % 300),
        "latitud": round(mitt[0] + slump.gauss(0, spridning), 6),
        "longitud": round(mitt[1] + slump.gauss(0, spridning), 6),
    } | andra  # fmt: skip
    return Handelse(inlasning=inlasning, stadsdelsomrade=omrade, **falt)


def urval(**andra: Any) -> Urval:
    """The year that the events are of."""
    till = SIST.date()
    falt = {"kallor": (KALLA,), "typer": (), "fran": till - timedelta(364), "till": till}
    return Urval(**falt | andra)


def make_platsanalys(
    omrade: Stadsdelsomrade, user: User, part: Part, *, val: Urval | None = None, **andra: Any
) -> Platsanalys:
    """Made as the job makes it, of what the user's party may use."""
    val = val or urval()
    data = underlag(user, omrade, part.pk, val)
    assert data is not None
    resultat = analysera(data[1], data[0], val.parametrar, fore=data[2])
    analys = ny_analys(omrade, part.pk, val, resultat)
    for namn, varde in andra.items():
        setattr(analys, namn, varde)
    analys.save()
    return analys
