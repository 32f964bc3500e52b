"""The report's content as plain data, read once and kept."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone

from samverkan.models import Overenskommelse, Part, Stadsdelsomrade
from samverkan.parterna import ort
from uppfoljning.arsrapport.distrikt import Distrikten
from uppfoljning.arsrapport.mal import las_mal
from uppfoljning.arsrapport.saknas import det_som_saknas
from uppfoljning.arsrapport.staden import las_handlingsplan, las_kallor, planernas_year
from uppfoljning.arsrapport.statistik import las_handelser
from uppfoljning.models import Arssammanstallning

FORMAT = 1


def bygg(rad: Arssammanstallning, dag: date | None = None) -> dict[str, Any]:
    """Everything the report says, as JSON: the same rows in the database give the same content."""
    avtal = rad.overenskommelse
    omraden = arets_omraden(rad.year)
    mal, distrikten = las_mal(avtal, omraden, rad.year), Distrikten(rad, omraden)
    innehall = {
        "slag": "årssammanställning",
        "format": FORMAT,
        "year": rad.year,
        "utgava": rad.utgava,
        "dnr": rad.dnr,
        "overenskommelse": _avtal(avtal),
        "parter": [{"kod": part.kod, "namn": part.namn} for part in Part.objects.all()],
        "ort": ort(),
        "sammanfattning": rad.sammanfattning,
        "nasta_year": rad.nasta_year,
        "samverkansomraden": mal,
        "stadsdelsomraden": [distrikten.helt(omrade, mal) for omrade in omraden],
        "handlingsplan": las_handlingsplan(avtal, rad.year),
        "plan_nasta_year": las_handlingsplan(avtal, rad.year + 1),
        "handelser": las_handelser(rad.year),
        "kallor": las_kallor(avtal, rad.year),
        "uppgifter_fran": (dag or timezone.localdate()).isoformat(),
    }
    return innehall | {"saknas": det_som_saknas(innehall)}


def oversikt(rad: Arssammanstallning, omraden: list[Stadsdelsomrade]) -> dict[str, Any]:
    """What an open report's pages show of it: as `bygg` has it, without what they leave out."""
    mal, distrikten = las_mal(rad.overenskommelse, omraden, rad.year), Distrikten(rad, omraden)
    planer = planernas_year(rad.overenskommelse)
    innehall = {
        "year": rad.year,
        "sammanfattning": rad.sammanfattning,
        "nasta_year": rad.nasta_year,
        "samverkansomraden": mal,
        "stadsdelsomraden": [distrikten.i_korthet(omrade, mal) for omrade in omraden],
        "handlingsplan": planer.get(rad.year),
        "plan_nasta_year": planer.get(rad.year + 1),
    }
    return innehall | {"saknas": det_som_saknas(innehall)}


def arets_omraden(year: int) -> list[Stadsdelsomrade]:
    """The districts at the year's end."""
    return list(Stadsdelsomrade.objects.gallande(date(year, 12, 31)).i_ordning())


def _avtal(avtal: Overenskommelse) -> dict[str, Any]:
    return {
        "namn": avtal.namn,
        "dnr": avtal.dnr,
        "giltig_fran": avtal.giltig_fran.isoformat(),
        "giltig_till": avtal.giltig_till.isoformat() if avtal.giltig_till else None,
    }
