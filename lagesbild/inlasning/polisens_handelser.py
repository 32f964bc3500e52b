"""An answer of the police's public events API.

`datetime` is when the notice was published; the event's own time stands in its title. The gps
is one fixed point for each municipality or county and is therefore never read.
"""

import re
from datetime import datetime
from typing import Any

from lagesbild.inlasning.fil import Fil
from lagesbild.inlasning.mappning import Falt, Mappning
from lagesbild.inlasning.resultat import Fel, Handelserad, Tolkning
from lagesbild.inlasning.text import stada

NAMN = "Polisens händelser"
FALT: tuple[Falt, ...] = ()
MANADER = {
    "januari": 1, "februari": 2, "mars": 3, "april": 4, "maj": 5, "juni": 6, "juli": 7,
    "augusti": 8, "september": 9, "oktober": 10, "november": 11, "december": 12,
}  # fmt: skip
_TID = re.compile(r"^(\d{4})-(\d\d?)-(\d\d?) (\d{1,2}):(\d\d):(\d\d) ([+-]\d\d):?(\d\d)$")
_RUBRIK = re.compile(r"^(\d{1,2}) (\w+) (\d{1,2})[.:](\d\d)\b")


def passar(fil: Fil) -> bool:
    text = fil.borjan
    return text.startswith("[") and '"datetime"' in text and '"location"' in text


def las(fil: Fil, mappning: Mappning) -> Tolkning:
    """Read the answer; each event by its number and latest notice, with the place as a name."""
    tolkning = Tolkning(
        "polisens_handelser",
        fil.sha256,
        "Polisen, händelser",
        "Ett urval av händelser, inte statistik. Platsen är känd per kommun eller län.",
    )
    if not isinstance(fil.json, list):
        tolkning.fel.append(Fel(0, "filen", "", "Filen är avbruten.", "Hämta den på nytt."))
        return tolkning
    per_id: dict[str, Handelserad] = {}
    for nummer, post in enumerate(fil.json, start=1):
        if rad := _las_post(nummer, post, tolkning):
            forra = per_id.get(rad.externt_id)
            if forra is None or _publicerad_efter(rad, forra):
                per_id[rad.externt_id] = rad
    tolkning.handelser = list(per_id.values())
    return tolkning


def _publicerad_efter(rad: Handelserad, forra: Handelserad) -> bool:
    return bool(rad.publicerad and forra.publicerad and rad.publicerad >= forra.publicerad)


def _las_post(nummer: int, post: Any, tolkning: Tolkning) -> Handelserad | None:
    atgard = "Rätta eller ta bort händelsen."
    if not isinstance(post, dict) or not {"id", "name", "type"} <= post.keys():
        skal = "Händelsen saknar nummer, rubrik eller typ."
        tolkning.fel.append(Fel(nummer, "händelsen", "", skal, "Hämta filen på nytt."))
        return None
    publicerad = _publicerad(str(post.get("datetime", "")))
    if publicerad is None:
        tid = str(post.get("datetime"))
        tolkning.fel.append(Fel(nummer, "datetime", tid, "Tiden går inte att tolka.", atgard))
        return None
    return _handelse(nummer, post, publicerad)


def _handelse(nummer: int, post: dict[str, Any], publicerad: datetime) -> Handelserad:
    rubrik, url = stada(str(post["name"])), stada(str(post.get("url", "")))
    if url.startswith("/"):
        url = f"https://polisen.se{url}"
    return Handelserad(
        rad=nummer,
        externt_id=stada(str(post["id"]))[:60],
        typ=stada(str(post["type"])),
        rubrik=rubrik,
        text=stada(str(post.get("summary", ""))),
        intraffade=_intraffade(rubrik, publicerad),
        publicerad=publicerad,
        plats=_plats(post.get("location")),
        url=url if url.startswith(("https://", "http://")) else "",
    )


def _plats(plats: Any) -> str:
    return stada(str(plats.get("name", ""))) if isinstance(plats, dict) else ""


def _publicerad(text: str) -> datetime | None:
    traff = _TID.match(text)
    if not traff:
        return None
    y, m, d, h, mi, s, zon_h, zon_m = traff.groups()
    try:
        return datetime.fromisoformat(
            f"{y}-{int(m):02d}-{int(d):02d}T{int(h):02d}:{mi}:{s}{zon_h}:{zon_m}"
        )
    except ValueError:
        return None


def _intraffade(rubrik: str, publicerad: datetime) -> datetime | None:
    """The time in the title; a day later than the notice belongs to the year before."""
    traff = _RUBRIK.match(rubrik)
    if not traff or traff[2].lower() not in MANADER:
        return None
    dag, timme, minut = int(traff[1]), int(traff[3]), int(traff[4])
    for year in (publicerad.year, publicerad.year - 1):
        try:
            nar = publicerad.replace(
                year=year, month=MANADER[traff[2].lower()], day=dag, hour=timme, minute=minut,
                second=0,
            )  # fmt: skip
        except ValueError:
            continue
        if (nar - publicerad).total_seconds() < 86_400:
            return nar
    return None
