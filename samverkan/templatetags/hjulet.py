"""The wheel, the board of all districts' wheels, the red thread and the heat table."""

from collections.abc import Mapping, Sequence

from django import template

register = template.Library()
Post = Mapping[str, object]
NYCKEL = [
    ("ja", "på väg mot målen"),
    ("nja", "osäkert"),
    ("nej", "avviker från målbanan"),
    ("ej", "bedöms inte: mått saknas eller drivs av polisens arbete"),
]
PILAR = {"upp": "ökar", "ner": "minskar", "lika": "oförändrat"}


@register.inclusion_tag("samverkan/delar/hjul.html")
def hjul(stationer: Sequence[Post], namn: str) -> Post:
    """Draw the six stations: namn, text, lage (klar, nu or nothing), url."""
    nu = next((nr for nr, post in enumerate(stationer, 1) if post.get("lage") == "nu"), 0)
    return {
        "stationer": stationer,
        "namn": namn,
        "nummer": nu,
        "nu": stationer[nu - 1] if nu else None,
        "antal": len(stationer),
    }


def _steg(rad: Post, antal: int) -> list[tuple[str, str]]:
    """Give class and words of each station in a row; `nu` is counted from 1."""
    nu = int(str(rad["nu"]))
    lagen = []
    for nr in range(1, antal + 1):
        if nr == nu:
            lagen.append(("nu", str(rad.get("text") or "")))
        else:
            lagen.append(("klar", "klar") if nr < nu else ("kvar", "inte börjat"))
    return lagen


@register.inclusion_tag("samverkan/delar/stegtavla.html")
def stegtavla(stationer: Sequence[str], rader: Sequence[Post], rubrik: str) -> Post:
    """Draw many wheels in a table: namn, url, nu (1…), text, sen (words when late)."""
    parade = [{**rad, "steg": _steg(rad, len(stationer))} for rad in rader]
    return {"stationer": stationer, "rader": parade, "rubrik": rubrik}


@register.inclusion_tag("samverkan/delar/varmetabell.html")
def varmetabell(
    kolumner: Sequence[str],
    rader: Sequence[Post],
    rubrik: str,
    sist: str = "",
    summa: object = None,
) -> Post:
    """Draw a matrix of states: namn, url, sist, celler (slag, ord, text, pil, url)."""
    return {
        "kolumner": kolumner,
        "rader": rader,
        "rubrik": rubrik,
        "sist": ("", *sist.rsplit(", ", 1))[-2:] if sist else "",
        "summa": summa,
        "nyckel": NYCKEL,
    }


@register.filter
def pilord(riktning: str) -> str:
    """Say an arrow in words."""
    return PILAR[riktning]


@register.inclusion_tag("samverkan/delar/kedja.html")
def kedja(lankar: Sequence[Post]) -> Post:
    """Draw the red thread: slag, text, url, saknas (what to do); the line before a gap breaks."""
    brutna = [bool(efter.get("saknas")) for efter in lankar[1:]] + [False]
    return {
        "lankar": [{**lank, "brott": bruten} for lank, bruten in zip(lankar, brutna, strict=True)]
    }
