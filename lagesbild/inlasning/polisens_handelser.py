"""An answer of the police's public events API.

`datetime` is when the notice was published; the event's own time stands in its title. The gps
is one fixed point for each municipality or county and is therefore never read.
"""

import json
import re
from datetime import datetime
from typing import Any

from lagesbild.inlasning.resultat import Fel, Handelserad, Tolkning, kontrollsumma
from lagesbild.inlasning.text import avkoda, borjan, stada

MANADER = {
    "januari": 1, "februari": 2, "mars": 3, "april": 4, "maj": 5, "juni": 6, "juli": 7,
    "augusti": 8, "september": 9, "oktober": 10, "november": 11, "december": 12,
}  # fmt: skip
_TID = re.compile(r"^(\d{4})-(\d\d?)-(\d\d?) (\d{1,2}):(\d\d):(\d\d) ([+-]\d\d):?(\d\d)$")
_RUBRIK = re.compile(r"^(\d{1,2}) (\w+) (\d{1,2})[.:](\d\d)\b")


def passar(data: bytes) -> bool:
    text = borjan(data, 4000).lstrip()
    return text.startswith("[") and '"datetime"' in text and '"location"' in text


def las(data: bytes) -> Tolkning:
    """Read the answer; each event by its number, with the place as a name."""
    tolkning = Tolkning(
        "polisens_handelser",
        kontrollsumma(data),
        "Polisen, händelser",
        "Ett urval av händelser, inte statistik. Platsen är känd per kommun eller län.",
    )
    try:
        poster = json.loads(avkoda(data))
    except (ValueError, RecursionError) as fel:
        rad = getattr(fel, "lineno", 0)
        tolkning.fel.append(Fel(rad, "filen", "", "Filen är avbruten. Hämta den på nytt."))
        return tolkning
    for nummer, post in enumerate(poster, start=1):
        _las_post(nummer, post, tolkning)
    return tolkning


def _las_post(nummer: int, post: Any, tolkning: Tolkning) -> None:
    if not isinstance(post, dict) or not {"id", "name", "type"} <= post.keys():
        tolkning.fel.append(
            Fel(
                nummer,
                "händelsen",
                "",
                "Händelsen saknar nummer, rubrik eller typ. Hämta filen på nytt.",
            )
        )
        return
    publicerad = _publicerad(str(post.get("datetime", "")))
    if publicerad is None:
        tolkning.fel.append(
            Fel(
                nummer,
                "datetime",
                str(post.get("datetime")),
                "Tiden går inte att tolka. Rätta eller ta bort händelsen.",
            )
        )
        return
    tolkning.handelser.append(_handelse(nummer, post, publicerad))


def _handelse(nummer: int, post: dict[str, Any], publicerad: datetime) -> Handelserad:
    rubrik, url = stada(str(post["name"])), str(post.get("url", ""))
    return Handelserad(
        rad=nummer,
        externt_id=str(post["id"]),
        typ=stada(str(post["type"])),
        rubrik=rubrik,
        text=stada(str(post.get("summary", ""))),
        intraffade=_intraffade(rubrik, publicerad),
        publicerad=publicerad,
        plats=_plats(post.get("location")),
        url=f"https://polisen.se{url}" if url.startswith("/") else url,
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
    dag, manad, timme, minut = (
        int(traff[1]),
        MANADER[traff[2].lower()],
        int(traff[3]),
        int(traff[4]),
    )
    for year in (publicerad.year, publicerad.year - 1):
        try:
            nar = publicerad.replace(
                year=year, month=manad, day=dag, hour=timme, minute=minut, second=0
            )
        except ValueError:
            continue
        if (nar - publicerad).total_seconds() < 86_400:
            return nar
    return None
