"""An analysis drawn: hexagons by how sure they stand out, proposals by number, and the density."""

from __future__ import annotations

from typing import Any

import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from lagesbild.geografi.sexhorn import sexhorning
from lagesbild.geografi.tathet import ENDAST_FOR_OGAT
from lagesbild.kartbild import omraden, ortnamn
from lagesbild.models import Platsanalys
from samverkan.charts.tabell import Kolumn, Tabell
from samverkan.kartor.modell import TOM, Karta, Kartcell, Kartplats
from samverkan.models import Stadsdel
from samverkan.smatal import GRANS, klasstext

#: Class of green, and what it says; the method stands beside the map.
KLASSER = (
    (4, "säkert fler än slumpen ger (1 %)"),
    (3, "säkert fler än slumpen ger (5 %)"),
    (1, f"{GRANS} eller fler, men inte säkert fler"),
    (0, f"färre än {GRANS} händelser"),
    (TOM, "ingen uppgift"),
)
MYCKET_SAKERT = 0.01
TATHET = (
    (4, "tätast"),
    (3, "tre fjärdedelar av det tätaste"),
    (2, "hälften"),
    (1, "en fjärdedel"),
)
KOLUMNER = [
    Kolumn(rubrik, False) for rubrik in ("Ruta", "Närmaste stadsdel", "Säkerhet", "Händelser")
]


def analyskarta(analys: Platsanalys, delar: list[Stadsdel], yta: BaseGeometry) -> Karta:
    """The cells that hold anything by class, the proposals by number, and a table of the same."""
    resultat = analys.resultat
    celler = [
        Kartcell(sexhorning(c["id"]), _klass(c), f"{_sakerhet(c)}. {klasstext(c['antal'])}.")
        for c in resultat["celler"]
    ]
    celler += _utan_uppgift(resultat, yta)
    return _karta(
        analys, delar, yta, celler,
        fynd=fynd(len(resultat["platser"])), cellnyckel=KLASSER, matt="Rutorna",
        enhet=f"Rutor om {analys.parametrar['urval']['bredd']} meter. Numren är förslag till platser.",
        platser=tuple(_forslag(nr, p) for nr, p in enumerate(resultat["platser"], start=1)),
        tabellen=_tabell(resultat["celler"], ortnamn(delar, ())),
    )  # fmt: skip


def tathetskarta(analys: Platsanalys, delar: list[Stadsdel], yta: BaseGeometry) -> Karta | None:
    """The smoothed surface; nothing is proposed from it."""
    rader = analys.resultat.get("tathet") or []
    ord_ = dict(TATHET)
    celler = [Kartcell(sexhorning(id_), steg, ord_[steg]) for id_, steg in rader if steg]
    if not celler:
        return None
    return _karta(
        analys, delar, yta, celler, fynd="Täthet, bara för ögat", cellnyckel=TATHET, matt="Täthet",
        enhet=ENDAST_FOR_OGAT, tabellen=_tathetstabell(celler),
    )  # fmt: skip


def fynd(antal: int) -> str:
    if not antal:
        return "Ingen plats sticker säkert ut"
    return f"{antal} {'plats' if antal == 1 else 'platser'} sticker säkert ut"


def _karta(
    analys: Platsanalys,
    delar: list[Stadsdel],
    yta: BaseGeometry,
    celler: list[Kartcell],
    **val: Any,
) -> Karta:
    omrade = analys.stadsdelsomrade
    ritade = tuple(o for o in omraden(omrade, delar, {}, None) if o.geometry is not None)
    return Karta(
        omraden=ritade, celler=tuple(celler), ortnamn=ortnamn(delar, ritade),
        utsnitt=shapely.union_all([yta, *(cell.yta for cell in celler)]),
        kalltext=analys.datamangd, **val,
    )  # fmt: skip


def _klass(cell: dict[str, Any]) -> int:
    if cell["het"]:
        return 4 if cell["q"] <= MYCKET_SAKERT else 3
    return 1 if cell["antal"] >= GRANS else 0


def _sakerhet(cell: dict[str, Any]) -> str:
    if cell["het"]:
        return "Säkert fler än slumpen ger"
    return "Inte säkert fler än slumpen ger"


def _utan_uppgift(resultat: dict[str, Any], yta: BaseGeometry) -> list[Kartcell]:
    """The margin, when the source knows of nothing beyond the district."""
    if resultat["marginal"]:
        return []
    ring = yta.buffer(resultat["parametrar"]["marginal"]).difference(yta)
    return [Kartcell(ring, TOM, "Källan har inga händelser utanför distriktet")]


def _forslag(nr: int, plats: dict[str, Any]) -> Kartplats:
    kontur = shape(plats["kontur"])
    mitt = kontur.representative_point()
    return Kartplats(nr, f"Förslag {nr}", "", (mitt.x, mitt.y), True, kontur)


def _tabell(celler: list[dict[str, Any]], orter: Any) -> Tabell:
    """One row for each cell of five or more or that stands out; the rest are counted together."""
    visade = [c for c in celler if c["het"] or c["antal"] >= GRANS]
    visade.sort(key=lambda c: (not c["het"], -c["antal"], c["id"]))
    rader = [
        [c["id"], narmaste(c["mitt"], orter), _sakerhet(c), klasstext(c["antal"])] for c in visade
    ]
    rest = len(celler) - len(visade)
    if rest:
        rader.append([f"{rest} rutor till", "", "Inte säkert fler än slumpen ger", klasstext(1)])
    return Tabell.av_text(KOLUMNER, rader)


def _tathetstabell(celler: list[Kartcell]) -> Tabell:
    antal = [[ord_, str(sum(c.klass == klass for c in celler))] for klass, ord_ in TATHET]
    return Tabell.av_text([Kolumn("Täthet", False), Kolumn("Rutor")], antal)


def narmaste(punkt: Any, orter: Any) -> str:
    """The name nearest to a point in the plane."""
    hit = shapely.Point(punkt)
    return min(orter, key=lambda ort: hit.distance(shapely.Point(ort[1])), default=("–", None))[0]
