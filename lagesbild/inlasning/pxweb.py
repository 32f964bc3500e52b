"""PxWeb v1's own JSON answer: `columns` with codes and `data` with `key` and `values`."""

from typing import Any

from lagesbild.inlasning.axlar import Axel, Roller, text_av
from lagesbild.inlasning.fil import Fil
from lagesbild.inlasning.mappning import Falt, Mappning
from lagesbild.inlasning.resultat import Fel, Tolkning
from lagesbild.inlasning.text import stada

NAMN = "Statistik från PxWeb (JSON)"
FALT: tuple[Falt, ...] = ()


def passar(fil: Fil) -> bool:
    text = fil.borjan
    return text.startswith("{") and '"columns"' in text and '"data"' in fil.text


def las(fil: Fil, mappning: Mappning) -> Tolkning:
    """Read the answer; places and groups are codes, since the format has no words for them."""
    tolkning = Tolkning("pxweb", fil.sha256, "SCB", "")
    try:
        kolumner = fil.json["columns"]
        nycklar = [kolumn for kolumn in kolumner if kolumn.get("type") != "c"]
        matt = [stada(str(k.get("text") or k["code"])) for k in kolumner if k.get("type") == "c"]
        axlar = [Axel(str(k["code"]), stada(str(k.get("text", ""))), (), {}) for k in nycklar]
        tid = [str(k["code"]) for k in nycklar if k.get("type") == "t"]
        roller = Roller(axlar, {"time": tid} if tid else {})
        for nummer, post in enumerate(fil.json["data"], start=1):
            _las_post(nummer, post, roller, matt, tolkning)
    except (LookupError, TypeError, ValueError, AttributeError):
        tolkning.rader.clear()
        skal = "Filen är inte ett helt svar från PxWeb."
        tolkning.fel.append(Fel(0, "filen", "", skal, "Hämta den på nytt från källan."))
    return tolkning


def _las_post(
    nummer: int, post: dict[str, Any], roller: Roller, matt: list[str], tolkning: Tolkning
) -> None:
    koder = [str(kod) for kod in post["key"]]
    for namn, text in zip(matt, post["values"], strict=True):
        rad = roller.rad(nummer, koder, stada(text_av(text)), namn)
        tolkning.lagg(rad)
