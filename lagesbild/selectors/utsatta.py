"""What a version of the list of utsatta områden would do, for the förvaltare to look at."""

from __future__ import annotations

from typing import Any

from lagesbild.inlasning import Tolkning
from lagesbild.kartbild import yta
from lagesbild.models import UtsattOmrade
from lagesbild.workflow.inlasning_utsatta import stall
from samverkan.datum_sv import datum
from samverkan.kartor.modell import Karta, Omrade


def granskning_utsatta(tolkning: Tolkning) -> dict[str, Any]:
    """The list area by area, drawn when it has surfaces; the same keys as for boundaries."""
    antal = stall(tolkning)
    ritade = [rad for rad in tolkning.utsatta if rad.geometri]
    delar = (Omrade(str(r.rad), r.namn, yta(r.geometri)) for r in ritade)
    return {
        "tolkning": tolkning,
        "knapptext": "Läs in listan",
        "kolumner": ["Område", "Kategori", "Listans datum"],
        "rader": [
            [rad.namn, UtsattOmrade.Kategori(rad.kategori).label, datum(rad.version)]
            for rad in tolkning.utsatta
        ],
        "andras": bool(antal.nya or antal.andrade) and not tolkning.fel,
        "felkolumner": ["#Rad", "Område", "Vad som är fel", "Gör så här"],
        "fel": [[f.rad or "–", f.varde, f.skal, f.atgard] for f in tolkning.fel],
        "karta": Karta(fynd="Utsatta områden i filen", enhet="", omraden=tuple(delar), is_stad=True)
        if ritade
        else None,
    }  # fmt: skip
