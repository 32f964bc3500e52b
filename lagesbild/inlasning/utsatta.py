"""The police's list of utsatta områden, by version: a table of names, or areas as GeoJSON."""

from collections.abc import Mapping
from typing import Any

from lagesbild.inlasning import granser
from lagesbild.inlasning.fil import Fil
from lagesbild.inlasning.mappning import (
    Falt,
    Mappning,
    fel_om_saknade,
    forsta_blad,
    kand_andel,
    tabell,
)
from lagesbild.inlasning.resultat import Fel, Tolkning, Utsatt
from lagesbild.inlasning.text import norm, stada
from lagesbild.inlasning.tid import stund

NAMN = "Polisens lista över utsatta områden (CSV, Excel eller GeoJSON)"
KATEGORI, VERSION = ("kategori", "omradeskategori"), ("version", "listansdatum", "versionsdatum")
FALT = (
    Falt("namn", "Områdets namn", ("namn", "omrade", "utsattomrade"), kravs=True),
    Falt("kategori", "Kategorin", KATEGORI, kravs=True),
    Falt("version", "Listans datum", VERSION, kravs=True, fast=True),
)
#: What the categories are called in the lists, and in the database.
KATEGORIER = {
    "utsattomrade": "utsatt", "utsatt": "utsatt", "riskomrade": "risk", "risk": "risk",
    "sarskiltutsattomrade": "sarskilt", "sarskiltutsatt": "sarskilt", "sarskilt": "sarskilt",
}  # fmt: skip


def passar(fil: Fil) -> bool:
    borjan = fil.borjan[:4000]
    if '"FeatureCollection"' in borjan[:2000]:
        return '"kategori"' in borjan and any(f'"{namn}"' in borjan for namn in VERSION)
    if granser.passar(fil) or borjan[:1] in ("{", "["):
        return False
    return {"namn", "kategori", "version"} <= kand_andel(fil, FALT)


def las(fil: Fil, mappning: Mappning) -> Tolkning:
    """Read the list; every area says which version it belongs to."""
    tolkning = Tolkning("utsatta", fil.sha256, "Polisen, utsatta områden", "")
    if '"FeatureCollection"' in fil.borjan[:2000]:
        return _ytor(fil, tolkning)
    tabellen = tabell(forsta_blad(fil), FALT, mappning)
    for nummer, cells in tabellen.rader():
        _lagg(tolkning, nummer, {namn: cells[namn] for namn in ("namn", "kategori", "version")})
    if not tolkning.utsatta:
        fel_om_saknade(tolkning, FALT)
    return tolkning


def _ytor(fil: Fil, tolkning: Tolkning) -> Tolkning:
    grund = granser.las(fil, Mappning())
    tolkning.fel, tolkning.varningar = grund.fel, grund.varningar
    for grans in grund.granser:
        egna = fil.json["features"][grans.rad - 1]["properties"]
        rad = {"namn": grans.namn} | {norm(namn): str(v or "") for namn, v in egna.items()}
        rad["version"] = next((rad[namn] for namn in VERSION if rad.get(namn)), "")
        _lagg(tolkning, grans.rad, rad | {"namn": grans.namn}, grans.geometri)
    return tolkning


def _lagg(
    tolkning: Tolkning, nummer: int, rad: Mapping[str, str], geometri: dict[str, Any] | None = None
) -> None:
    """Keep an area, or the fault of its row."""
    enhet = "Område" if geometri else "Rad"
    namn, kategori = stada(rad["namn"]), KATEGORIER.get(norm(rad.get("kategori", "")))
    nar = stund(rad.get("version", ""))
    fel = None
    if not namn:
        fel = Fel(nummer, "namn", "", "Området saknar namn.", "Skriv in det.", enhet)
    elif kategori is None:
        text = stada(rad.get("kategori", ""))
        skal, atgard = (
            f"”{text}” är ingen kategori.",
            "Skriv utsatt, riskområde eller särskilt utsatt.",
        )
        fel = Fel(nummer, "kategori", text, skal, atgard, enhet)
    elif nar is None:
        text = stada(rad.get("version", ""))
        skal = f"”{text}” är inte listans datum."
        fel = Fel(nummer, "version", text, skal, "Skriv det som 2025-12-01.", enhet)
    if fel is not None:
        tolkning.fel.append(fel)
    elif nar is not None and kategori is not None:
        tolkning.utsatta.append(Utsatt(nummer, namn, kategori, nar.fran.date(), geometri))
