"""Labelled files, as `manage.py prova_forslag` reads them: hard pairs or a whole district.

Unknown fields are passed over and missing ones get their defaults, so that files written by others
can be scored; what cannot be understood is told with its line.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lagesbild.forslag.iakttagelse import DYGNSDELAR, Iakttagelse

VECKODAGAR = ("mån", "tis", "ons", "tor", "fre", "lör", "sön")
ETIKETTER = ("same", "related", "different")


class MarktFel(ValueError):
    """What is wrong with the file, in Swedish and with its line."""


@dataclass(frozen=True)
class MarktPar:
    """A labelled pair."""

    id: str
    a: Iakttagelse
    b: Iakttagelse
    etikett: str


@dataclass(frozen=True)
class MarktOmrade:
    """Two underlag of a district and the groups that are one thing, as numbers of observations."""

    namn: str
    rader: tuple[Iakttagelse, ...]
    id: Mapping[int, str]
    grupper: tuple[frozenset[int], ...]


def las_fil(fil: Path) -> list[MarktPar] | MarktOmrade:
    """Either kind; told apart by what the file holds, not by its name."""
    text = _text_ur(fil)
    try:
        data = json.loads(text)
    except json.JSONDecodeError as fel:
        if fil.suffix == ".json":
            raise MarktFel(f"Rad {fel.lineno}: inte giltig JSON ({fel.msg}).") from fel
        return _parrader(text)
    if isinstance(data, list):
        return [_par(rad, f"Post {nr}", nr) for nr, rad in enumerate(data, 1)]
    if not isinstance(data, dict):
        raise MarktFel("Rad 1: varken par eller ett stadsdelsområde.")
    return [_par(data, "Rad 1", 1)] if {"a", "b"} & data.keys() else _omrade(data)


def _text_ur(fil: Path) -> str:
    try:
        text = fil.read_text(encoding="utf-8-sig")
    except OSError as fel:
        raise MarktFel(f"Filen {fil} kan inte läsas: {fel.strerror}.") from fel
    except UnicodeDecodeError as fel:
        raise MarktFel(f"Filen {fil} är inte UTF-8.") from fel
    if not text.strip():
        raise MarktFel("Filen är tom.")
    return text


def _parrader(text: str) -> list[MarktPar]:
    svar = []
    for nr, rad in enumerate(text.splitlines(), 1):
        if rad.strip():
            try:
                svar.append(_par(json.loads(rad), f"Rad {nr}", nr))
            except json.JSONDecodeError as fel:
                raise MarktFel(f"Rad {nr}: inte giltig JSON ({fel.msg}).") from fel
    return svar


def _par(data: Any, var: str, nr: int) -> MarktPar:
    if not isinstance(data, dict):
        raise MarktFel(f"{var}: ska vara ett objekt med id, a, b och label.")
    etikett = data.get("label")
    if etikett not in ETIKETTER:
        raise MarktFel(f"{var}: label ska vara same, related eller different, inte {etikett!r}.")
    a = _iakttagelse(data.get("a"), f"{var}, a", 1, "stad")
    b = _iakttagelse(data.get("b"), f"{var}, b", 2, "polis")
    return MarktPar(str(data.get("id", nr)), a, b, str(etikett))


def _omrade(data: dict[str, Any]) -> MarktOmrade:
    nummer: dict[tuple[str, str], int] = {}
    rader: list[Iakttagelse] = []
    for part in ("stad", "polis"):
        for plats, obs in enumerate(_lista(data, part, part), 1):
            var = f"{part} {plats}"
            rad = _iakttagelse(obs, var, len(rader) + 1, part)
            nyckel = (part, str(obs.get("id", plats)))
            if nyckel in nummer:
                raise MarktFel(f"{var}: id {nyckel[1]} finns två gånger.")
            nummer[nyckel] = rad.pk
            rader.append(rad)
    grupper = tuple(
        frozenset(_nummer(grupp, part, nr, nummer) for part, nr in _medlemmar(grupp, plats))
        for plats, grupp in enumerate(_lista(data, "grupper", "grupper"), 1)
    )
    namn = str(data.get("stadsdelsomrade", ""))
    return MarktOmrade(namn, tuple(rader), {pk: id_ for (_, id_), pk in nummer.items()}, grupper)


def _medlemmar(grupp: Any, plats: int) -> list[tuple[str, str]]:
    if not isinstance(grupp, dict):
        raise MarktFel(f"grupper {plats}: ska vara ett objekt med stad och polis.")
    return [
        (part, str(id_))
        for part in ("stad", "polis")
        for id_ in _lista(grupp, part, f"grupper {plats}, {part}")
    ]


def _nummer(grupp: Any, part: str, id_: str, nummer: Mapping[tuple[str, str], int]) -> int:
    if (part, id_) not in nummer:
        raise MarktFel(f"grupper: {part} {id_} finns inte bland iakttagelserna ({grupp}).")
    return nummer[part, id_]


def _lista(data: Mapping[str, Any], falt: str, var: str) -> list[Any]:
    varde = data.get(falt)
    if varde is None:
        return []
    if not isinstance(varde, list):
        raise MarktFel(f"{var}: {falt} ska vara en lista.")
    return varde


def _iakttagelse(data: Any, var: str, pk: int, part: str) -> Iakttagelse:
    if not isinstance(data, dict):
        raise MarktFel(f"{var}: iakttagelsen saknas eller är inget objekt.")
    return Iakttagelse(
        pk=pk,
        part=1 if str(data.get("part") or part).casefold() == "stad" else 2,
        text=_text(data, "text"),
        rubrik=_text(data, "rubrik"),
        plats_text=_text(data, "plats"),
        stadsdel=_text(data, "stadsdel"),
        lon=_tal(data, "lon", var),
        lat=_tal(data, "lat", var),
        dygnsdel=frozenset(str(d).casefold() for d in _lista(data, "dygnsdel", var))
        & frozenset(DYGNSDELAR),
        dagar=frozenset(_dag(d, var) for d in _lista(data, "veckodagar", var)),
        omrade=_heltal(data, "samverkansomrade", var),
        allvar=_heltal(data, "allvar", var),
        trend=_text(data, "trend"),
    )


def _text(data: Mapping[str, Any], falt: str) -> str:
    varde = data.get(falt)
    return "" if varde is None else str(varde)


def _tal(data: Mapping[str, Any], falt: str, var: str) -> float | None:
    varde = data.get(falt)
    if varde is None or varde == "":
        return None
    try:
        return float(varde)
    except (TypeError, ValueError) as fel:
        raise MarktFel(f"{var}: {falt} ska vara ett tal, inte {varde!r}.") from fel


def _heltal(data: Mapping[str, Any], falt: str, var: str) -> int | None:
    tal = _tal(data, falt, var)
    return None if tal is None else int(tal)


def _dag(varde: Any, var: str) -> int:
    kort = str(varde).casefold()[:3]
    if kort not in VECKODAGAR:
        raise MarktFel(f"{var}: veckodagen {varde!r} är okänd; skriv mån, tis … sön.")
    return VECKODAGAR.index(kort)
