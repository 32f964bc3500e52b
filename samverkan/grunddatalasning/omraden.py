"""Parties, districts with their history, stadsdelar and the police's local areas."""

from datetime import date
from pathlib import Path

from samverkan.grunddatalasning.filer import Falt, Post, las_fil
from samverkan.grunddatalasning.rader import Rakning, hitta, spara
from samverkan.models import (
    Lokalpolisomrade,
    LokalpolisomradeTackning,
    Omradesalias,
    Part,
    Stadsdel,
    Stadsdelsomrade,
)
from samverkan.parterna import glom

PART = {
    "kod": Falt(str),
    "namn": Falt(str),
    "kortnamn": Falt(str),
    "bokstav": Falt(str),
    "tecken": Falt(str),
    "ordning": Falt(int),
}
OMRADE = {
    "slug": Falt(str),
    "namn": Falt(str),
    "namnd": Falt(str, ""),
    "giltig_fran": Falt(date),
    "giltig_till": Falt(date, None),
    "latitud": Falt(float, None),
    "longitud": Falt(float, None),
    "foregangare": Falt(list, []),
}
ALIAS = {"namn": Falt(str), "omrade": Falt(str), "datakalla": Falt(str, "")}
STADSDEL = {
    "omrade": Falt(str),
    "namn": Falt(str),
    "latitud": Falt(float, None),
    "longitud": Falt(float, None),
}
LOKALPOLISOMRADE = {
    "namn": Falt(str),
    "kod": Falt(str, ""),
    "giltig_fran": Falt(date),
    "giltig_till": Falt(date, None),
    "anmarkning": Falt(str, ""),
    "tackning": Falt(list, []),
}
TACKNING = {
    "omrade": Falt(str),
    "giltig_fran": Falt(date),
    "giltig_till": Falt(date, None),
    "del_av": Falt(bool, False),
}


def _delar(post: Post, *nycklar: str) -> tuple[dict[str, object], dict[str, object]]:
    nyckel = {namn: post[namn] for namn in nycklar}
    return nyckel, {namn: v for namn, v in post.varden.items() if namn not in nyckel}


def las_parter(mapp: Path, rakning: Rakning) -> None:
    for post in las_fil(mapp, "parter", PART):
        spara(post, Part, *_delar(post, "kod"), rakning)
    glom()


def las_stadsdelsomraden(mapp: Path, rakning: Rakning) -> None:
    """Districts first, then the links to those they came from."""
    poster = las_fil(mapp, "stadsdelsomraden", OMRADE)
    omraden = {}
    for post in sorted(poster, key=lambda p: p["giltig_till"] or date.max):
        nyckel, varden = _delar(post, "slug")
        varden.pop("foregangare")
        omraden[post["slug"]] = spara(post, Stadsdelsomrade, nyckel, varden, rakning)
    for post in poster:
        fore = [hitta(post, "foregangare", omraden, slug) for slug in post["foregangare"]]
        if set(omraden[post["slug"]].foregangare.all()) != set(fore):
            omraden[post["slug"]].foregangare.set(fore)


def _omraden() -> dict[str, Stadsdelsomrade]:
    return {omrade.slug: omrade for omrade in Stadsdelsomrade.objects.all()}


def las_alias(mapp: Path, rakning: Rakning) -> None:
    omraden = _omraden()
    for post in las_fil(mapp, "alias", ALIAS):
        omrade = hitta(post, "omrade", omraden, post["omrade"])
        varden = {"stadsdelsomrade": omrade, "datakalla": post["datakalla"]}
        spara(post, Omradesalias, {"namn": post["namn"]}, varden, rakning)


def las_stadsdelar(mapp: Path, rakning: Rakning) -> None:
    omraden = _omraden()
    for post in las_fil(mapp, "stadsdelar", STADSDEL):
        omrade = hitta(post, "omrade", omraden, post["omrade"])
        nyckel = {"stadsdelsomrade": omrade, "namn": post["namn"]}
        varden = {"latitud": post["latitud"], "longitud": post["longitud"]}
        spara(post, Stadsdel, nyckel, varden, rakning)


def las_lokalpolisomraden(mapp: Path, rakning: Rakning) -> None:
    omraden = _omraden()
    for post in las_fil(mapp, "lokalpolisomraden", LOKALPOLISOMRADE):
        nyckel, varden = _delar(post, "namn", "giltig_fran")
        varden.pop("tackning")
        polisomrade = spara(post, Lokalpolisomrade, nyckel, varden, rakning)
        for rad in post.las_lista("tackning", TACKNING):
            nyckel = {
                "lokalpolisomrade": polisomrade,
                "stadsdelsomrade": hitta(post, "tackning", omraden, rad["omrade"]),
                "giltig_fran": rad["giltig_fran"],
            }
            varden = {"giltig_till": rad["giltig_till"], "del_av": rad["del_av"]}
            spara(rad, LokalpolisomradeTackning, nyckel, varden, rakning)
