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
from samverkan.models import Stadsdel, Stadsdelsomrade
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
#: The classes from here on stand out surely.
SAKER = 3
UTANFOR = "Källan har inga händelser utanför distriktet"
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
        Kartcell(sexhorning(c["id"]), cellklass(c), f"{_sakerhet(c)}. {klasstext(c['antal'])}.")
        for c in resultat["celler"]
    ]
    celler += _utan_uppgift(resultat, yta)
    return _karta(
        analys.stadsdelsomrade, delar, yta, celler, analys.datamangd,
        fynd=fynd(len(resultat["platser"])), cellnyckel=KLASSER, matt="Rutorna",
        enhet=f"Rutor om {analys.parametrar['urval']['bredd']} meter. Numren är förslag till platser.",
        platser=tuple(_forslag(nr, p) for nr, p in enumerate(resultat["platser"], start=1)),
        tabellen=_tabell(resultat["celler"], ortnamn(delar, ())),
    )  # fmt: skip


def utdragskarta(
    utdrag: dict[str, Any], omrade: Stadsdelsomrade, delar: list[Stadsdel], yta: BaseGeometry
) -> Karta:
    """What a lägesbild holds of an analysis, drawn as the analysis's own page draws it."""
    rader = [_som_cell(utdrag["bredd"], *cell) for cell in utdrag["celler"]]
    celler = [
        Kartcell(sexhorning(c["id"]), klass, f"{_sakerhet(c)}. {klasstext(c['antal'])}.")
        for c, (_, _, klass, _) in zip(rader, utdrag["celler"], strict=True)
    ]
    if utdrag["marginal"]:
        celler.append(Kartcell(yta.buffer(utdrag["marginal"]).difference(yta), TOM, UTANFOR))
    return _karta(
        omrade, delar, yta, celler, utdrag["datamangd"],
        fynd=fynd(len(utdrag["platser"])), cellnyckel=KLASSER, matt="Rutorna",
        enhet=f"Rutor om {utdrag['bredd']} meter. Numren är analysens förslag till platser.",
        platser=tuple(
            _forslag(p["nr"], {"kontur": {"type": "Polygon", "coordinates": [p["kontur"]]}})
            for p in utdrag["platser"]
        ),
        tabellen=_tabell(rader, ortnamn(delar, ())),
    )  # fmt: skip


def _som_cell(bredd: int, q: int, r: int, klass: int, antal: int) -> dict[str, Any]:
    """A kept cell as the analysis itself has them; its count is the lower end of its class."""
    id_ = f"{bredd}:{q}:{r}"
    mitt = sexhorning(id_).centroid.coords[0]
    return {"id": id_, "antal": antal, "het": klass >= SAKER, "mitt": mitt}


def tathetskarta(analys: Platsanalys, delar: list[Stadsdel], yta: BaseGeometry) -> Karta | None:
    """The smoothed surface; nothing is proposed from it."""
    rader = analys.resultat.get("tathet") or []
    ord_ = dict(TATHET)
    celler = [Kartcell(sexhorning(id_), steg, ord_[steg]) for id_, steg in rader if steg]
    if not celler:
        return None
    return _karta(
        analys.stadsdelsomrade, delar, yta, celler, analys.datamangd,
        fynd="Täthet, bara för ögat", cellnyckel=TATHET, matt="Täthet",
        enhet=ENDAST_FOR_OGAT, tabellen=_tathetstabell(celler),
    )  # fmt: skip


def fynd(antal: int) -> str:
    if not antal:
        return "Ingen plats sticker säkert ut"
    return f"{antal} {'plats' if antal == 1 else 'platser'} sticker säkert ut"


def _karta(
    omrade: Stadsdelsomrade,
    delar: list[Stadsdel],
    yta: BaseGeometry,
    celler: list[Kartcell],
    kalltext: str,
    **val: Any,
) -> Karta:
    ritade = tuple(o for o in omraden(omrade, delar, {}, None) if o.geometry is not None)
    return Karta(
        omraden=ritade, celler=tuple(celler), ortnamn=ortnamn(delar, ritade),
        utsnitt=shapely.union_all([yta, *(cell.yta for cell in celler)]),
        kalltext=kalltext, **val,
    )  # fmt: skip


def cellklass(cell: dict[str, Any]) -> int:
    if cell["het"]:
        return 4 if cell["q"] <= MYCKET_SAKERT else 3
    return 1 if cell["antal"] >= GRANS else 0


def _sakerhet(cell: dict[str, Any]) -> str:
    return "Säkert fler än slumpen ger" if cell["het"] else "Inte säkert fler än slumpen ger"


def _utan_uppgift(resultat: dict[str, Any], yta: BaseGeometry) -> list[Kartcell]:
    """The margin, when the source knows of nothing beyond the district."""
    if resultat["marginal"]:
        return []
    ring = yta.buffer(resultat["parametrar"]["marginal"]).difference(yta)
    return [Kartcell(ring, TOM, UTANFOR)]


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
