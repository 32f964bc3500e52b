"""The public version of a picture's content: only what is marked public, named key by key; pure.

What has no level of its own follows what it belongs to. A sentence that cites a statement which is
not public is left out. What is not known to be public is left out too.
"""

from __future__ import annotations

from typing import Any

from lagesbild.hanvisning import utan_dolda

PUBLIK = "publik"
Innehall = dict[str, Any]
_KALLA = (
    "kod", "part", "omrade", "text", "var", "stadsdel", "nar", "veckodagar", "timmar", "frekvens",
    "allvar", "trend", "delningsniva",
)  # fmt: skip
_PUNKT = (
    "nummer", "omrade", "text", "endast", "allvar", "allvar_motiv", "trend", "trend_motiv",
    "delningsniva", "reservationer",
)  # fmt: skip
_ANALYS = ("omrade", "allvar", "trend", "paverkan", "delningsniva")
_ANALYSVAL = ("nummer", "slutsats", "delningsniva", "utdrag")
_PLATS = (
    "nummer", "motiv", "namn", "slag", "beskrivning", "latitud", "longitud", "geometri",
    "delningsniva",
)  # fmt: skip


def is_publik(post: dict[str, Any]) -> bool:
    return bool(post.get("delningsniva") == PUBLIK)


def publikt(innehall: Innehall, sha256: str) -> Innehall:
    """Of the content what anyone may read; `sha256` is that of the whole, to be checked by."""
    platser = [_bara(rad, _PLATS) for rad in innehall["platser"] if is_publik(rad)]
    namn = {rad["namn"] for rad in platser}
    punkter = [_punkt(rad, namn) for rad in innehall["lagespunkter"] if is_publik(rad)]
    synliga = {rad["nummer"] for rad in punkter}
    oppen = innehall.get("sammanfattning_niva") == PUBLIK
    return {
        "slag": "lägesbild, offentlig version",
        "stadsdelsomrade": innehall["stadsdelsomrade"],
        "overenskommelse": innehall["overenskommelse"],
        "year": innehall["year"],
        "utgava": innehall["utgava"],
        "dnr": innehall["dnr"],
        "hela_innehallets_sha256": sha256,
        "sammanfattning": utan_dolda(innehall["sammanfattning"], synliga)[0] if oppen else "",
        "underlag": [],
        "analyser": [_analys(rad, synliga) for rad in innehall["analyser"] if is_publik(rad)],
        "utmaningsforslag": [],
        "lagespunkter": punkter,
        "undanlagda": [],
        "platser": platser,
        "platsanalyser": [],
        **_valda(innehall),
        "ej_publika": {
            "lagespunkter": len(innehall["lagespunkter"]) - len(punkter),
            "platser": len(innehall["platser"]) - len(platser),
        },
    }


def _valda(innehall: Innehall) -> Innehall:
    """The geographic analyses; without any there is no key, as in the whole content."""
    rader = [_bara(rad, _ANALYSVAL) for rad in innehall.get("valda_analyser", []) if is_publik(rad)]
    return {"valda_analyser": rader} if rader else {}


def _bara(post: dict[str, Any], nycklar: tuple[str, ...]) -> dict[str, Any]:
    return {nyckel: post[nyckel] for nyckel in nycklar if nyckel in post}


def _punkt(punkt: dict[str, Any], platser: set[str]) -> dict[str, Any]:
    kallor = [
        _bara(rad, _KALLA) | {"plats": _plats(rad["plats"], platser)}
        for rad in punkt["ur"]
        if is_publik(rad)
    ]
    return _bara(punkt, _PUNKT) | {"plats": _plats(punkt["plats"], platser), "ur": kallor}


def _plats(namn: str | None, platser: set[str]) -> str | None:
    """A place's name only when the place itself is among the public ones."""
    return namn if namn in platser else None


def _analys(rad: dict[str, Any], synliga: set[int]) -> dict[str, Any]:
    falt = ("text", "samsyn", "skillnader")
    texter = {namn: utan_dolda(rad.get(namn, ""), synliga)[0] for namn in falt}
    return _bara(rad, _ANALYS) | texter
