"""Kolada v3's answers: a key figure per municipality, year and gender."""

from decimal import Decimal
from typing import Any

from lagesbild.inlasning.axlar import text_av
from lagesbild.inlasning.fil import Fil
from lagesbild.inlasning.mappning import Falt, Mappning
from lagesbild.inlasning.resultat import Fel, Rad, Tolkning
from lagesbild.inlasning.text import stada, varde
from lagesbild.inlasning.tid import period

NAMN = "Nyckeltal från Kolada"
FALT: tuple[Falt, ...] = ()
KON = {"T": "alla", "K": "kvinnor", "M": "män"}
STATUS = {"missing": "saknas", "private": "skyddat", "confidential": "skyddat"}


def passar(fil: Fil) -> bool:
    text = fil.borjan
    return text.startswith("{") and '"kpi"' in text and '"municipality"' in text


def las(fil: Fil, mappning: Mappning) -> Tolkning:
    """Read the answer; municipalities are codes, 0000 is the whole country."""
    tolkning = Tolkning("kolada", fil.sha256, "Kolada", "Värden per kommun, inte per stadsdel.")
    try:
        poster = list(fil.json["values"] if "values" in fil.json else fil.json["results"])
        for nummer, post in enumerate(poster, start=1):
            for cell in post["values"]:
                rad = _rad(nummer, post, cell)
                tolkning.lagg(rad)
        if fil.json.get("next_page") or fil.json.get("next_url"):
            tolkning.varningar.append("Svaret har fler sidor i källan. Läs in dem också.")
    except (LookupError, TypeError, ValueError, AttributeError):
        tolkning.rader.clear()
        skal = "Filen är inte ett helt svar från Kolada."
        tolkning.fel.append(Fel(0, "filen", "", skal, "Hämta den på nytt från källan."))
    return tolkning


def _rad(nummer: int, post: dict[str, Any], cell: dict[str, Any]) -> Rad | Fel:
    nar = period(str(post["period"]))
    if nar is None:
        skal = "Perioden går inte att tolka."
        return Fel(nummer, "period", str(post["period"]), skal, "Hämta filen på nytt.")
    text = text_av(cell.get("value"))
    if (tolkat := varde(text)) is None:
        return Fel(nummer, "value", text, f"”{text}” är inte ett värde.", "Hämta filen på nytt.")
    kod, serie = stada(str(post["municipality"])), stada(str(post["kpi"]))
    return Rad(
        nummer, "Hela landet" if kod == "0000" else f"Kommun {kod}", serie, nar.start, nar.typ,
        tolkat[0], _skal(tolkat, str(cell.get("status") or "")), enhet="värde",
        grupp=KON.get(str(cell.get("gender")), "alla"),
    )  # fmt: skip


def _skal(tolkat: tuple[Decimal | None, str], status: str) -> str:
    return "" if tolkat[0] is not None else STATUS.get(status.casefold(), "saknas")
