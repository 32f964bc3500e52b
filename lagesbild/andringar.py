"""Two contents of a lägesbild compared, field by field, in words; pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from samverkan.kanonisk import kanonisk
from samverkan.models import Allvar, Trend

#: What tells the rows of each list apart, and what they are called.
_LISTOR = {
    "underlag": (("part",), "Underlaget från {part}"),
    "kallor": (("namn",), "källan {namn}"),
    "analyser": (("omrade",), "Analysen av område {omrade}"),
    "utmaningsforslag": (("omrade", "rang"), "Förslag {rang} i område {omrade}"),
    "lagespunkter": (("nummer",), "Lägespunkt L-{nummer:02d}"),
    "ur": (("kod",), "iakttagelsen {kod}"),
    "reservationer": (("part",), "reservationen från {part}"),
    "undanlagda": (("kod",), "Iakttagelsen {kod}, lagd åt sidan"),
    "platser": (("nummer",), "Utpekad plats {nummer}"),
    "platsanalyser": ((), "Platsanalys {plats_i_listan}"),
    "valda_analyser": (("nummer",), "Geografisk analys {nummer}"),
}
_FALT = {
    "slag": "slag", "stadsdelsomrade": "stadsdelsområde", "overenskommelse": "överenskommelse",
    "year": "år", "utgava": "utgåva", "andringsskal": "skäl till utgåvan", "dnr": "diarienummer",
    "sammanfattning": "samlad bedömning", "sammanfattning_niva": "bedömningen får ses av",
    "text": "text", "samsyn": "samsyn",
    "skillnader": "skillnader i bild", "allvar": "allvar", "allvar_motiv": "motiv till allvaret",
    "trend_motiv": "motiv till utvecklingen",
    "trend": "utveckling", "paverkan": "möjlighet att påverka", "delningsniva": "får ses av",
    "omrade": "samverkansområde", "rang": "rang", "rubrik": "rubrik", "motiv": "motiv",
    "metod": "metod", "utdrag": "det som analysen visar",
    "namn": "namn", "slutsats": "slutsats", "endast": "endast från",
    "plats": "plats", "var": "var", "nar": "när", "stadsdel": "stadsdel", "kalla": "källa",
    "veckodagar": "veckodagar", "timmar": "timmar", "frekvens": "hur ofta", "nummer": "nummer",
    "beskrivning": "avgränsning", "geometri": "utbredning", "latitud": "latitud",
    "longitud": "longitud", "tacker": "täcker", "tacker_inte": "täcker inte", "anvand": "används",
}  # fmt: skip


@dataclass(frozen=True)
class Andring:
    """One field that differs; an empty side is one that is not there."""

    etikett: str
    fore: str
    efter: str


def andringar(fore: dict[str, Any], efter: dict[str, Any]) -> list[Andring]:
    """Every field that differs; none exactly when the contents have the same sha256."""
    return list(_poster(fore, efter, ""))


def _poster(fore: dict[str, Any], efter: dict[str, Any], var: str) -> Iterator[Andring]:
    for falt in dict.fromkeys([*fore, *efter]):
        a, b = fore.get(falt), efter.get(falt)
        if falt in fore and falt in efter and kanonisk(a) == kanonisk(b):
            continue
        if falt in _LISTOR and isinstance(a or [], list) and isinstance(b or [], list):
            yield from _lista(falt, a or [], b or [], var)
        else:
            yield Andring(_etikett(var, _FALT.get(falt, falt)), ord_(falt, a), ord_(falt, b))


def _etikett(var: str, del_: str) -> str:
    text = f"{var}, {del_}" if var else del_
    return text[:1].upper() + text[1:]


def _lista(falt: str, fore: list[Any], efter: list[Any], var: str) -> Iterator[Andring]:
    a, b = _nycklade(falt, fore), _nycklade(falt, efter)
    for namn in dict.fromkeys([*a, *b]):
        if namn not in a or namn not in b:
            rad = a.get(namn) or b[namn]
            sagt = _sagt(rad)
            yield Andring(_etikett(var, namn), sagt if namn in a else "", sagt if namn in b else "")
        elif kanonisk(a[namn]) != kanonisk(b[namn]):
            yield from _poster(a[namn], b[namn], _etikett(var, namn))
    if list(a) != list(b) and sorted(a) == sorted(b):
        yield Andring(_etikett(var, "ordning"), ", ".join(a), ", ".join(b))


def _nycklade(falt: str, rader: list[Any]) -> dict[str, Any]:
    """The rows under their names; what has the same name, or none, is told apart by its place."""
    svar: dict[str, Any] = {}
    for nr, rad in enumerate(rader, 1):
        namn = _namn(falt, rad, nr)
        svar[namn if namn not in svar else f"{namn} ({nr})"] = rad
    return svar


def _namn(falt: str, rad: Any, nr: int) -> str:
    nycklar, mall = _LISTOR[falt]
    try:
        return mall.format(**{n: rad[n] for n in nycklar}, plats_i_listan=nr)
    except (KeyError, TypeError, ValueError):
        return f"{falt}, rad {nr}"


def _sagt(rad: Any) -> str:
    """A whole row in few words: its text, else all of it."""
    if isinstance(rad, dict):
        for falt in ("text", "rubrik", "namn", "slutsats", "sammanfattning"):
            if isinstance(rad.get(falt), str) and rad[falt]:
                return str(rad[falt])
    return kanonisk(rad).decode()


def ord_(falt: str, varde: Any) -> str:
    """A value as the pages name it; what has no words of its own as it is written in the file."""
    if varde is None or varde == "":
        return ""
    if falt == "allvar" and varde in Allvar.values:
        return str(Allvar(varde).label)
    if falt == "trend" and varde in Trend.values:
        return str(Trend(varde).label)
    if isinstance(varde, bool):
        return "ja" if varde else "nej"
    return varde if isinstance(varde, str) else kanonisk(varde).decode()
