"""A geographic analysis: ordered as a job, made with the orderer's reach, and shared."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.db import transaction

from lagesbild.analysurval import Urval
from lagesbild.geografi.analys import analysera
from lagesbild.geografi.vakter import Vakt
from lagesbild.inlasning.folkmangd import SERIE as FOLKMANGD
from lagesbild.models import Matvarde, Platsanalys
from lagesbild.permissions.platser import egen_part, may_dela
from lagesbild.selectors.platsdata import analysyta, underlag
from samverkan.datum_sv import datum
from samverkan.fel import Hinder
from samverkan.jobb import Steg, bestall
from samverkan.kanonisk import kontrollsumma
from samverkan.log import log
from samverkan.models import Delningsniva, Jobb, Stadsdelsomrade, User
from samverkan.permissions import krav
from samverkan.radskydd import sammanhang
from samverkan.smatal import antalstext

METOD = "Getis-Ord Gi* på sexhörningar"
UTAN_GRANS = Vakt(
    "utan_grans",
    "Stadsdelsområdets gräns är inte inläst. Analysen är gjord över en yta kring stadsdelarnas mitt.",
)
INGET_LAGE = (
    "Stadsdelsområdet har varken gräns eller koordinater. Be förvaltaren läsa in gränserna."
)


@transaction.atomic
def bestall_analys(omrade: Stadsdelsomrade, val: Urval, *, by: User, task: Any) -> Jobb:
    """Order the analysis for the orderer's party; asked for twice it is made once."""
    part_id = egen_part(by, omrade.pk)
    krav(part_id is not None)
    if analysyta(omrade, list(omrade.stadsdelar.all())) is None:
        raise Hinder(INGET_LAGE)
    urval = val.som_json()
    nyckel = f"platsanalys-{omrade.pk}-{part_id}-{kontrollsumma(urval)[:32]}"
    argument = {"omrade": omrade.pk, "part": part_id, "urval": urval}
    return bestall(by, "platsanalys", f"Platsanalys {omrade}"[:200], nyckel, argument, task)


def genomfor(jobb: Jobb, steg: Steg) -> str:
    """Read the events, look for places, keep the result."""
    val = Urval.ur_json(jobb.argument["urval"])
    steg(5, "Hämtar händelserna.")
    with sammanhang(jobb.bestallt_av):
        omrade = Stadsdelsomrade.objects.get(pk=jobb.argument["omrade"])
        data = underlag(jobb.bestallt_av, omrade, jobb.argument["part"], val)
        takt_mojlig = Matvarde.objects.filter(
            serie__namn=FOLKMANGD, stadsdelsomrade=omrade
        ).exists()
    if data is None:
        raise Hinder(INGET_LAGE)
    steg(30, f"Söker platser bland {len(data[1])} händelser.")
    yta, nu, fore = data
    resultat = analysera(nu, yta, val.parametrar, fore=fore, takt_mojlig=takt_mojlig)
    steg(90, "Sparar resultatet.")
    with sammanhang(jobb.bestallt_av):
        return spara(
            omrade, jobb.argument["part"], val, resultat, by=jobb.bestallt_av
        ).get_absolute_url()


def spara(
    omrade: Stadsdelsomrade, part_id: int, val: Urval, resultat: dict[str, Any], *, by: User
) -> Platsanalys:
    """Keep a result as its party's own."""
    analys = ny_analys(omrade, part_id, val, resultat)
    analys.av = by
    analys.save()
    log(by, "gor_platsanalys", analys, efter={"urval": val.som_json(), "data": analys.datamangd})
    return analys


def ny_analys(
    omrade: Stadsdelsomrade, part_id: int, val: Urval, resultat: dict[str, Any]
) -> Platsanalys:
    """A result with what it was made of, not yet saved."""
    if not omrade.grans and not omrade.stadsdelar.filter(grans__isnull=False).exists():
        resultat["vakter"].append(asdict(UTAN_GRANS))
    return Platsanalys(
        stadsdelsomrade=omrade,
        part_id=part_id,
        metod=METOD,
        parametrar={"urval": val.som_json(), "fran": str(val.fran), "till": str(val.till)},
        datamangd=_datamangd(val, resultat),
        fingeravtryck=resultat["underlag"]["fingeravtryck"],
        resultat=resultat,
    )


def _datamangd(val: Urval, resultat: dict[str, Any]) -> str:
    antal = antalstext(resultat["underlag"]["antal"])
    kallor = ", ".join(val.kallor)
    period = f"{datum(val.fran)} till {datum(val.till)}"
    return f"{antal} händelser, {period}, ur {kallor}"[:300]


@transaction.atomic
def dela(analys: Platsanalys, *, by: User) -> Platsanalys:
    """Let the other party see the result; the events behind it stay as they are."""
    analys = Platsanalys.objects.select_for_update(of=("self",)).get(pk=analys.pk)
    krav(may_dela(by, analys))
    analys.delningsniva = Delningsniva.PARTERNA
    analys.save(update_fields=["delningsniva"])
    log(by, "dela_platsanalys", analys, efter={"delningsniva": analys.delningsniva})
    return analys
