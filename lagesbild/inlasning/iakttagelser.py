"""Observations from the work: EST reports, walks, staff reports, by mapping."""

import hashlib
import re
from collections import Counter

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
from lagesbild.inlasning.resultat import Fel, Iakttagelserad, Tolkning
from lagesbild.inlasning.text import norm
from lagesbild.inlasning.tid import klockslag, stund

NAMN = "Iakttagelser (EST, vandringar, rapporter)"
FALT = (
    Falt("text", "Vad som händer", (
        "vad", "beskrivning", "iakttagelse", "handelse", "rubrik", "observation", "problem",
        "kommentar", "fritext",
    ), kravs=True),
    Falt("plats", "Var", ("var", "platskoordinat", "adress", "stadsdel", "platsens namn")),
    Falt("datum", "Datum eller period", ("nar", "dag", "vecka", "period")),
    Falt("tid", "Tid på dygnet", ("tidintervall", "klockslag", "tidpunkt", "dygnsdel", "timme")),
    Falt("veckodagar", "Veckodagar", ("veckodag", "dagar")),
    Falt(
        "omrade", "Samverkansområde", ("samverkansomrade", "prioriteratomrade"), kravs=True,
        fast=True, hjalp="Numret eller namnet på ett av överenskommelsens områden.",
    ),
    Falt("kategori", "Kategori", ("typ", "slag", "underkategori")),
    Falt("allvar", "Hur allvarligt, 1–5", (
        "bedomdallvarlighet", "allvarlighet", "allvarlighetsgrad", "severity",
    ), kravs=True, fast=True),
    Falt("frekvens", "Hur ofta", ("hurofta", "aterkommande"), kravs=True, fast=True),
    Falt("trend", "Utveckling", ("utveckling",), fast=True),
    Falt("rapportor", "Vem som rapporterat (verksamhet)", (
        "rapportororganisation", "organisation", "verksamhet", "uppgiftslamnare", "datakalla", "kalla",
    )),
    Falt("id", "Nummer i källan", ("nr", "nummer", "arendenr", "rapportnr")),
    Falt("fran", "Från klockan", ("timmefran",)),
    Falt("till", "Till klockan", ("timmetill",)),
    Falt("version", "Version"),
)  # fmt: skip
ALLVAR = {
    "litet": 1, "lag": 1, "liten": 1, "markbart": 2, "besvarande": 3, "medel": 3, "mattlig": 3,
    "allvarligt": 4, "allvarlig": 4, "hog": 4, "mycketallvarligt": 5, "mycketallvarlig": 5,
    "mycketstor": 5, "mycketlag": 1, "mycketlitet": 1, "mycketlag1": 1, "mycketlitet1": 1, "akut": 5,
}  # fmt: skip
FREKVENS = {
    "enstaka": ("enstaka", "engang", "sallan", "ibland"),
    "flera": ("fleragangeriveckan", "flera", "ofta"),
    "vecka": ("vecka", "varjevecka", "iveckan", "nagongangiveckan"),
    "manad": ("manad", "varjemanad", "imanaden", "nagongangimanaden"),
    "dagligen": ("dagligen", "varjedag", "alltid", "dag"),
}
TREND = {
    "samre": ("samre", "okar", "okande", "varre", "upp"),
    "battre": ("battre", "minskar", "minskande", "ner"),
    "oforandrat": ("oforandrat", "oforandrad", "kvarstar", "lika", "stabil"),
    "okant": ("okant", "okand", "vetej", ""),
}
#: What begins a formula; `samverkan.tabellfil` puts an apostrophe before it.
FORMEL = ("=", "+", "-", "@")
DAGAR = ("man", "tis", "ons", "tor", "fre", "lor", "son")


def passar(fil: Fil) -> bool:
    funna = kand_andel(fil, FALT)
    return "text" in funna and bool(
        funna & {"plats", "allvar", "rapportor", "frekvens", "kategori"}
    )


def las(fil: Fil, mappning: Mappning) -> Tolkning:
    """Read each row as one observation; its number is the source's, or made of its words."""
    tabellen = tabell(forsta_blad(fil), FALT, mappning)
    tolkning = Tolkning("iakttagelser", fil.sha256, "Iakttagelser i verksamheten", "")
    if saknade := tabellen.saknade():
        fel_om_saknade(tolkning, saknade)
        return tolkning
    raknade: Counter[str] = Counter()
    for nummer, cells in tabellen.rader():
        if rad := _rad(nummer, cells, raknade, tolkning):
            tolkning.iakttagelser.append(rad)
    return tolkning


def _rad(
    nummer: int, cells: Cells, raknade: Counter[str], tolkning: Tolkning
) -> Iakttagelserad | None:
    fel = _fel(nummer, cells)
    tolkning.fel += fel
    if fel:
        return None
    timmar = _timmar(cells["tid"]) if cells["tid"] else (_hel(cells["fran"]), _hel(cells["till"]))
    summa = hashlib.blake2b("\x1f".join(_kanns_igen(cells)).encode(), digest_size=12).hexdigest()
    nyckel = cells["id"][:60] or f"rad-{summa}"
    raknade[nyckel] += 1
    text = (
        f"{cells['kategori']}: {cells['text']}" if cells["kategori"] else _oskyddad(cells["text"])
    )
    return Iakttagelserad(
        nummer, nyckel if raknade[nyckel] == 1 else f"{nyckel[:56]}-{raknade[nyckel]}", text,
        _oskyddad(cells["plats"])[:200],
        " ".join(filter(None, (_oskyddad(cells["datum"]), cells["tid"])))[:200],
        cells["omrade"], _allvar(cells["allvar"]) or 3, _ord(cells["frekvens"], FREKVENS) or "enstaka",
        _ord(cells["trend"], TREND) or "okant", _veckodagar(cells), *timmar, cells["rapportor"][:200],
        int(cells["version"]) if cells["version"].isdecimal() else 0,
    )  # fmt: skip


def _oskyddad(text: str) -> str:
    """The words of a cell that was made harmless to spreadsheets when it was written."""
    return text[1:] if text[:1] == "'" and text.lstrip("'").startswith(FORMEL) else text


def _kanns_igen(cells: Cells) -> list[str]:
    """What tells a row without a number from others, so that its words can be corrected."""
    return [cells["datum"], cells["tid"], cells["plats"], cells["kategori"]]


def _fel(nummer: int, cells: Cells) -> list[Fel]:
    provade = [
        ("text", bool(cells["text"]), "Raden säger inte vad som händer.", "Skriv in det."),
        ("omrade", bool(cells["omrade"]), "Raden säger inte samverkansområde.", "Skriv numret."),
        ("allvar", _allvar(cells["allvar"]) is not None, "är inte ett allvar.", "Skriv 1 till 5."),
        (
            "frekvens", _ord(cells["frekvens"], FREKVENS) is not None, "säger inte hur ofta.",
            "Skriv enstaka, månad, vecka, flera gånger i veckan eller dagligen.",
        ),
        (
            "trend", _ord(cells["trend"], TREND) is not None, "är inte en utveckling.",
            "Skriv bättre, oförändrat eller sämre.",
        ),
    ]  # fmt: skip
    etikett = {ett.namn: ett.etikett for ett in FALT}
    return [
        Fel(
            nummer, etikett[falt], cells[falt],
            f"”{cells[falt]}” {skal}" if skal[0].islower() else skal, atgard,
        )
        for falt, ok, skal, atgard in provade
        if not ok
    ]  # fmt: skip


def _allvar(text: str) -> int | None:
    if traff := re.match(r"\s*([1-5])\b", text):
        return int(traff[1])
    return ALLVAR.get(norm(text))


def _ord(text: str, lista: dict[str, tuple[str, ...]]) -> str | None:
    form = norm(text)
    return next((kod for kod, orden in lista.items() if form == kod or form in orden), None)


def _timmar(text: str) -> tuple[int | None, int | None]:
    """From and to, as whole hours; nothing when the cell holds other words."""
    bitar = [bit for bit in re.split(r"\s*(?:-|–|till)\s*", text) if bit]
    tider = [klockslag(bit) for bit in bitar[:2]]
    if not tider or any(tid is None for tid in tider):
        return None, None
    timmar = [tid.hour for tid in tider if tid]
    return timmar[0], timmar[1] if len(timmar) > 1 else min(timmar[0] + 1, 24)


def _hel(text: str) -> int | None:
    return int(text) if text.isdecimal() and int(text) <= 24 else None


def _veckodagar(cells: Cells) -> tuple[int, ...]:
    text = norm(cells["veckodagar"])
    if text:
        return tuple(nr for nr, dag in enumerate(DAGAR) if dag in text)
    nar = stund(cells["datum"])
    return (nar.fran.weekday(),) if nar and nar.till and nar.till.date() == nar.fran.date() else ()
