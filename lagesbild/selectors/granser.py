"""The boundaries that stand, and what a file would do to them."""

from __future__ import annotations

from typing import Any

from shapely.geometry import shape

from lagesbild.inlasning import Tolkning
from lagesbild.kartbild import mitt, yta
from lagesbild.workflow.inlasning_granser import Gransskillnad, skillnader
from lagesbild.workflow.omradesnamn import kanda_omraden
from samverkan.format_sv import tal
from samverkan.kartor.modell import Karta, Omrade
from samverkan.kartor.projektion import till_plan
from samverkan.models import Stadsdelsomrade

KOLUMNER = ["Område", "Vad filen gör", "#Yta nu, km²", "#Yta i filen, km²"]
FELKOLUMNER = ["#Rad", "Område", "Vad som är fel", "Gör så här"]


def gransersida() -> dict[str, Any]:
    """Every district of today, drawn as it stands, with where its boundary comes from."""
    omraden = list(Stadsdelsomrade.objects.filter(giltig_till=None).order_by("namn"))
    utan = [rad for rad in omraden if rad.grans is None]
    delar = (Omrade(r.slug, r.namn, yta(r.grans), mitt(r)) for r in omraden)
    karta = Karta(fynd="Områdena som de ritas nu", enhet="", omraden=tuple(delar), is_stad=True)
    rader = [[r.namn, r.grans_kalla or "Ingen gräns inläst", _km2(r.grans)] for r in omraden]
    return {
        "karta": karta,
        "utan": utan,
        "alla": len(omraden),
        "kolumner": ["Område", "Källa", "#Yta, km²"],
        "rader": rader,
    }


def granskning(tolkning: Tolkning) -> dict[str, Any]:
    """What the file would do, area by area, with the new boundaries drawn."""
    rader = [] if tolkning.fel else skillnader(tolkning, kanda_omraden())
    delar = (Omrade(str(nr), rad.namn, yta(rad.geometri)) for nr, rad in enumerate(rader))
    return {
        "tolkning": tolkning,
        "kolumner": KOLUMNER,
        "rader": [_rad(rad) for rad in rader],
        "andras": any(rad.andras for rad in rader) and not tolkning.fel,
        "felkolumner": FELKOLUMNER,
        "fel": [[f.rad or "–", f.varde, f.skal, f.atgard] for f in tolkning.fel],
        "karta": Karta(fynd="Så ritas områdena ur filen", enhet="", omraden=tuple(delar))
        if rader
        else None,
    }


def _rad(rad: Gransskillnad) -> list[Any]:
    vad = "ny gräns" if rad.nu is None else "ändrad" if rad.andras else "oförändrad"
    return [rad.namn, vad, _km2(rad.nu), _km2(rad.geometri)]


def _km2(grans: Any) -> str:
    return tal(till_plan(shape(grans)).area / 1e6, 2) if grans else "–"
