"""json-stat2 (and json-stat 1) from SCB's PxWeb: dense or sparse values, with their reasons."""

import math
from decimal import InvalidOperation
from itertools import product
from typing import Any

from lagesbild.inlasning.axlar import Axel, Roller, text_av
from lagesbild.inlasning.fil import Fil
from lagesbild.inlasning.mappning import Falt, Mappning
from lagesbild.inlasning.resultat import Fel, Tolkning
from lagesbild.inlasning.text import stada

NAMN = "Statistik som json-stat (SCB)"
FALT: tuple[Falt, ...] = ()
HOGST_CELLER = 1_000_000
BRUS = "Källan lägger till brus, så delarna behöver inte bli summan."
OHEL = "Filen är inte hel json-stat."


def passar(fil: Fil) -> bool:
    if not fil.borjan.startswith("{"):
        return False
    return '"dimension"' in fil.text and '"size"' in fil.text and '"value"' in fil.text


def las(fil: Fil, mappning: Mappning) -> Tolkning:
    """Read every cell of the table; the place, the time and what is measured by the axes' roles."""
    tolkning = Tolkning("jsonstat", fil.sha256, "SCB", "")
    try:
        data = fil.json.get("dataset", fil.json)
        _las_alla(data, _axlar(data), tolkning)
    except (LookupError, TypeError, ValueError, AttributeError, InvalidOperation, OverflowError):
        tolkning.rader.clear()
        tolkning.fel.append(Fel(0, "filen", "", OHEL, "Hämta den på nytt från källan."))
    return tolkning


def _axlar(data: dict[str, Any]) -> list[Axel]:
    dim = data["dimension"]
    svar = []
    for kod in data.get("id") or dim["id"]:
        kategori = dim[kod]["category"]
        ord_ = {str(k): stada(str(v)) for k, v in kategori.get("label", {}).items()}
        index = kategori.get("index") or list(ord_)
        koder = sorted(index, key=index.__getitem__) if isinstance(index, dict) else index
        koder = [str(en) for en in koder]
        svar.append(Axel(str(kod), stada(str(dim[kod].get("label", kod))), koder, ord_))
    return svar


def _las_alla(data: dict[str, Any], axlar: list[Axel], tolkning: Tolkning) -> None:
    antal, varden = math.prod(len(axel.koder) for axel in axlar), data["value"]
    if fel := _fel_storlek(antal, varden):
        tolkning.fel.append(fel)
        return
    tolkning.datakalla = stada(str(data.get("source") or "SCB"))[:190]
    if any("osäkerhet" in str(rad) for rad in data.get("note") or []):
        tolkning.forbehall = BRUS
    roller = Roller(axlar, data.get("role") or data["dimension"].get("role") or {})
    serie, status = stada(str(data.get("label", ""))), data.get("status")
    for plats, koder in enumerate(product(*(axel.koder for axel in axlar))):
        text = text_av(_vid(varden, plats))
        if text == ".." and _vid(status, plats):
            text = str(_vid(status, plats))
        rad = roller.rad(plats + 1, koder, text, serie)
        tolkning.lagg(rad)


def _vid(varden: Any, plats: int) -> Any:
    """The value at a place of a dense list or of a sparse object; a lone status holds for all."""
    if isinstance(varden, list):
        return varden[plats]
    return varden.get(str(plats)) if isinstance(varden, dict) else varden


def _fel_storlek(antal: int, varden: Any) -> Fel | None:
    if not varden or not isinstance(varden, list | dict):
        skal = "Filen beskriver tabellen men har inga värden."
        return Fel(0, "value", "", skal, "Hämta tabellens data i stället.")
    if antal > HOGST_CELLER:
        skal = f"Tabellen har {antal} celler, fler än {HOGST_CELLER}."
        return Fel(0, "value", "", skal, "Välj ett mindre urval.")
    if isinstance(varden, list) and len(varden) != antal:
        skal = f"Filen har {len(varden)} värden, men axlarna ger {antal}."
        return Fel(0, "value", "", skal, "Hämta filen på nytt.")
    if isinstance(varden, dict) and any(not k.isdigit() or int(k) >= antal for k in varden):
        return Fel(0, "value", "", "Ett värde ligger utanför axlarna.", "Hämta filen på nytt.")
    return None
