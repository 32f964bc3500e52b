"""Events with a time, or a window of time, and a place: crimes, cases of Tyck till, fires.

A set where many events share few coordinates, or coordinates that lie kilometres apart, holds
centre points of areas and is refused as points. Equal rows without a number are separate events.
"""

import hashlib
from collections import Counter
from typing import NamedTuple

import numpy as np
from scipy.spatial import cKDTree

from lagesbild.inlasning.fil import Fil
from lagesbild.inlasning.mappning import (
    Cells,
    Falt,
    Mappning,
    fel_om_saknade,
    forsta_blad,
    kand_andel,
    tabell,
)
from lagesbild.inlasning.resultat import Fel, Handelserad, Tolkning
from lagesbild.inlasning.text import tal
from lagesbild.inlasning.tid import Stund, stund
from samverkan.kartor.projektion import WGS84, OkantKoordinatsystem, projicera_punkter, upptack_crs

NAMN = "Händelser med tid och plats"
FALT = (
    Falt("tid", "När det hände", (
        "datum", "tidfran", "occurrencedate", "date", "month", "inkommen", "handelsedatum",
        "brottsdatum", "starttid", "datestart", "skapad", "manad", "datumtid",
    ), kravs=True),
    Falt("klocka", "Klockslag", ("klockslag", "timme", "occurrencehour", "hour", "kl")),
    Falt("till", "Till när", ("tidtill", "sluttid", "dateend", "slutdatum", "tom")),
    Falt("lat", "Nord eller latitud", (
        "latitud", "latitude", "y", "nord", "n", "northing", "ykoordinat",
    ), kravs=True),
    Falt("lon", "Öst eller longitud", (
        "longitud", "longitude", "long", "lng", "x", "ost", "e", "easting", "xkoordinat",
    ), kravs=True),
    Falt("typ", "Vilken typ", (
        "brottstyp", "brott", "kategori", "mci", "crimetype", "type", "arendetyp", "handelse",
    ), kravs=True, fast=True),
    Falt("id", "Nummer i källan", (
        "arendenr", "arendenummer", "crimeid", "diarienr", "handelseid", "nr",
    )),
    Falt("plats", "Platsens namn", (
        "adress", "gata", "location", "neighbourhood", "stadsdel", "omrade",
    )),
    Falt("text", "Beskrivning", (
        "beskrivning", "underkategori", "rubrik", "premisestype", "kommentar",
    )),
    Falt("datakalla", "Källan", ("kalla", "source", "reportedby"), fast=True),
)  # fmt: skip
MINST, FA_PLATSER, NARA_GRADER = 20, 10, 0.01


class Punkt(NamedTuple):
    """A row's place in the file's own system; None when the row has none."""

    x: float
    y: float


def passar(fil: Fil) -> bool:
    return {"tid", "lat", "lon"} <= kand_andel(fil, FALT)


def las(fil: Fil, mappning: Mappning) -> Tolkning:
    """Read the events; those without a place are kept, and told of."""
    tabellen = tabell(forsta_blad(fil), FALT, mappning)
    tolkning = Tolkning("punkter", fil.sha256, "Händelser", "")
    if saknade := tabellen.saknade():
        fel_om_saknade(tolkning, saknade)
        return tolkning
    rader = tabellen.rader()
    tolkning.datakalla = next((c["datakalla"] for _, c in rader if c["datakalla"]), "Händelser")[
        :60
    ]
    punkter = [_punkt(nummer, cells, tolkning) for nummer, cells in rader]
    wgs84 = _i_wgs84(punkter, tolkning)
    utan = sum(punkt is None for punkt in punkter)
    tolkning.not_om(utan, "händelser saknar koordinat. De räknas, men kommer inte med på kartor.")
    raknade: Counter[bytes] = Counter()
    for (nummer, cells), punkt in zip(rader, wgs84, strict=True):
        if rad := _handelse(nummer, cells, punkt, raknade, tolkning):
            tolkning.handelser.append(rad)
    if len({rad.externt_id for rad in tolkning.handelser}) != len(tolkning.handelser):
        _skilj_dubbla(tolkning)
    return tolkning


def _skilj_dubbla(tolkning: Tolkning) -> None:
    """A number that stands on several rows tells separate events apart by their order."""
    antal: Counter[str] = Counter()
    nya = []
    for rad in tolkning.handelser:
        antal[rad.externt_id] += 1
        nr = antal[rad.externt_id]
        nya.append(rad if nr == 1 else rad._replace(externt_id=f"{rad.externt_id[:54]}-{nr}"))
    tolkning.handelser = nya
    dubbla = sum(n - 1 for n in antal.values())
    tolkning.not_om(
        dubbla, "rader har ett nummer som redan står i filen och räknas som egna händelser."
    )


def _punkt(nummer: int, cells: Cells, tolkning: Tolkning) -> Punkt | None:
    texter = cells["lon"], cells["lat"]
    if not any(texter):
        return None
    x, y = (tal(text) for text in texter)
    if x is None or y is None:
        tolkning.fel.append(
            Fel(
                nummer, "koordinater", " ".join(texter), "Koordinaterna är inte två tal.",
                "Rätta dem, eller lämna båda tomma.",
            )
        )  # fmt: skip
        return None
    return None if x == 0 and y == 0 else Punkt(float(x), float(y))


def _i_wgs84(punkter: list[Punkt | None], tolkning: Tolkning) -> list[Punkt | None]:
    """All points in longitude and latitude; a fault for the whole set when they cannot be points."""
    funna = np.array([punkt for punkt in punkter if punkt], dtype=float)
    if not len(funna):
        return punkter
    try:
        crs = _system(funna, tolkning)
    except OkantKoordinatsystem as fel:
        skal, _, atgard = str(fel).partition(". ")
        tolkning.fel.append(Fel(0, "koordinater", "", f"{skal}.", atgard))
        return [None] * len(punkter)
    funna = projicera_punkter(funna, crs, WGS84)
    if skal := mittpunkter(funna):
        atgard = "Läs in filen utan koordinater, eller hämta en med händelsernas egna platser."
        tolkning.fel.append(Fel(0, "koordinater", "", skal, atgard))
    nasta = iter(funna.tolist())
    return [Punkt(*next(nasta)) if punkt else None for punkt in punkter]


def _system(funna: np.ndarray, tolkning: Tolkning) -> int:
    gransvarden = (*funna.min(axis=0), *funna.max(axis=0))
    try:
        return upptack_crs(tuple(map(float, gransvarden)))
    except OkantKoordinatsystem as fel:
        bytt = "bytt plats" in str(fel)
        grader = np.abs(funna[:, 0]).max() <= 180 and np.abs(funna[:, 1]).max() <= 90
        if bytt or not grader:
            raise
        tolkning.varningar.append("Punkter ligger utanför Sverige. Kontrollera att filen är rätt.")
        return WGS84


def mittpunkter(punkter: np.ndarray) -> str:
    """Why a set of longitudes and latitudes cannot be the events' own places; empty when it can."""
    if len(punkter) < MINST:
        return ""
    skilda, antal = np.unique(np.round(punkter, 5), axis=0, return_counts=True)
    if antal.max() * 2 > len(punkter) or len(skilda) < FA_PLATSER:
        return (
            f"{len(punkter)} händelser ligger på bara {len(skilda)} olika koordinater. Det är "
            "mittpunkter för områden och inte platser där något hände."
        )
    if len(punkter) / len(skilda) < 1.5:
        return ""
    plan = skilda * [np.cos(np.radians(skilda[:, 1].mean())), 1]
    avstand = cKDTree(plan).query(plan, k=2)[0][:, 1]
    if float(np.median(avstand)) < NARA_GRADER:
        return ""
    return (
        f"{len(punkter)} händelser delar {len(skilda)} koordinater som ligger långt från varandra. "
        "Det är mittpunkter för kommuner eller områden och inte platser där något hände."
    )


def _handelse(
    nummer: int, cells: Cells, punkt: Punkt | None, raknade: Counter[bytes], tolkning: Tolkning
) -> Handelserad | None:
    nar = _nar(nummer, cells, tolkning)
    if nar is None:
        return None
    typ = cells["typ"] or "okänd typ"
    rubrik = f"{typ}, {cells['plats']}".strip(", ")[:300]
    return Handelserad(
        nummer, cells["id"][:60] or _nyckel(cells, raknade), typ[:100], rubrik,
        cells["text"], nar.fran, None, cells["plats"][:120], "", nar.till,
        punkt.y if punkt else None, punkt.x if punkt else None,
    )  # fmt: skip


def _nyckel(cells: Cells, raknade: Counter[bytes]) -> str:
    """A number made of the row itself and of how many equal ones stand before it."""
    summa = hashlib.blake2b("\x1f".join(cells.rad).encode(), digest_size=12)
    raknade[summa.digest()] += 1
    return f"rad-{summa.hexdigest()}-{raknade[summa.digest()]}"


def _nar(nummer: int, cells: Cells, tolkning: Tolkning) -> Stund | None:
    nar = stund(cells["tid"], cells["klocka"])
    till = stund(cells["till"]) if cells["till"] else None
    atgard = "Skriv tiden som 2026-03-04 21.30, eller ta bort raden."
    if nar is None or (cells["till"] and till is None):
        text = " ".join(filter(None, (cells["tid"], cells["klocka"], cells["till"])))
        tolkning.fel.append(Fel(nummer, "tid", text, "Tiden går inte att tolka.", atgard))
        return None
    slut = (till.till or till.fran) if till else nar.till
    if slut and slut < nar.fran:
        text = f"{cells['tid']} – {cells['till']}"
        tolkning.fel.append(Fel(nummer, "till", text, "Tiden slutar innan den börjar.", atgard))
        return None
    return Stund(nar.fran, slut)
