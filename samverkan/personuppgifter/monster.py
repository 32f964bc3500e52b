"""Telephone numbers, e-mail addresses, registration plates and flat numbers as people write them."""

import re
from collections.abc import Iterator

_MELLAN = r"[ \u00a0\u202f.\-\u2010\u2011\u2013]"
#: Not inside another number, a date or a case number.
_BORJAN = r"(?<![\d\w])(?<!\d[-./,:])"
_SLUT = r"(?!\d|[-/.,:]\d|\w)"
_MOBIL = rf"(?:\(07\d\)|0{_MELLAN}?7\d)(?:{_MELLAN}{{0,3}}\d){{7}}"
_UTLAND = rf"(?:\+|00)(?:46{_MELLAN}?(?:\(0\))?|\d{{1,3}})(?:{_MELLAN}{{0,2}}\d){{7,12}}"
_SPAR = r"[ \u00a0\u202f\-\u2010\u2011]"
_GRUPPER = rf"(?:\d{{5,8}}|\d{{2,3}}(?:{_SPAR}\d{{2,3}}){{1,3}})"
_RIKTNR = rf"(?:\(0[1-9]\d{{1,2}}\)|0[1-9]\d{{1,2}})(?:{_SPAR}{{1,3}}|/){_GRUPPER}"
_ATTAN = rf"(?:\(08\)|08)(?:{_SPAR}{{1,3}}|/)(?:{_GRUPPER}|\d{{4}}(?:{_SPAR}\d{{2,4}}){{1,2}})|08\d{{6,8}}"
_FAST = rf"(?:{_ATTAN}|{_RIKTNR})"
_ORD = r"(?:tel(?:efon)?(?:nr|nummer)?|mobil(?:nr|nummer)?|ring|nås på)"
_ORDET = rf"{_ORD}[.:]? {{1,2}}(?P<efter>\d(?:{_MELLAN}?\d){{5,9}})"
_TELEFON = re.compile(
    rf"{_BORJAN}(?:{_UTLAND}|{_MOBIL}|{_FAST}){_SLUT}|\b{_ORDET}{_SLUT}", re.IGNORECASE
)
_EPOST = re.compile(
    r"[\w.+-]+(?:@| ?(?:\(at\)|\[at\]|\(snabel-a\)) ?)[\w-]+(?:\.[\w-]+)+", re.IGNORECASE
)
_BOKSTAV = "A-HJ-PR-UW-Z"
_SLUTET = rf"\d\d[0-9{_BOKSTAV}]"
_REGNR = re.compile(
    rf"\b[{_BOKSTAV}]{{3}}[ \u00a0-]?{_SLUTET}\b"
    rf"|\b[{_BOKSTAV.lower()}]{{3}}\d\d[0-9{_BOKSTAV.lower()}]\b"
    rf"|(?<=regnr )[{_BOKSTAV.lower()}]{{3}}[ -]\d\d[0-9{_BOKSTAV.lower()}]\b"
)
_LAGENHET = re.compile(
    r"\b(?:lgh(?:[ -]?n(?:umme)?r)?|lägenhet(?:en)?(?:s?n(?:umme)?r)?)[.:]?[ \u00a0-]*"
    r"(?:n(?:umme)?r[.:]?\s*)?\d{1,4}\b(?!\s*(?:trapp|tr\b|rum|rok|kvm|m²|kvadrat))",
    re.IGNORECASE,
)
#: A number that these words stand before is a case, not a telephone.
_ARENDE = re.compile(
    r"(?:dnr|diarien(?:umme)?r|ärende(?:n(?:umme)?r)?|mål(?:n(?:umme)?r)?|k-n(?:umme)?r|"
    r"org(?:anisations)?\.?-?n(?:umme)?r|koordinat(?:er|erna)?|fastighet)[.:]?\s*(?:\w{1,4}[ -])?$",
    re.IGNORECASE,
)
SLAGEN = (("epost", _EPOST), ("telefon", _TELEFON), ("regnr", _REGNR), ("lagenhet", _LAGENHET))


def ovriga(text: str) -> Iterator[tuple[str, int, str]]:
    """Kind, position and text of each."""
    for slag, monster in SLAGEN:
        for traff in monster.finditer(text):
            nr = "efter" if traff.groupdict().get("efter") else 0
            start = traff.start(nr)
            if slag == "telefon" and _ARENDE.search(text, max(0, start - 30), start):
                continue
            yield slag, start, traff[nr]
