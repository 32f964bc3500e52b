"""Proposals of which observations of the two parties are the same thing; pure and deterministic.

Each sign adds points: the same named place, similar words for the place, days and hours that
overlap, and shared words in the text. A pair with enough points is proposed; the best first, and
no observation in two proposals. The reasons for and against are told, and a person decides.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

TROSKEL = 3
STOPPORD = frozenset(
    {"eller", "ofta", "kring", "flera", "också", "under", "efter", "mellan", "sker", "över"}
    | {"omkring", "grupp", "grupper", "från", "inte", "till", "eller"}
)
_ORD = re.compile(r"[a-zåäöé]{4,}")


@dataclass(frozen=True)
class Iakttagelse:
    """What the comparison needs to know of an observation."""

    pk: int
    part: int
    text: str
    plats_text: str = ""
    plats: int | None = None
    dagar: frozenset[int] = frozenset()
    timmar: tuple[int, int] | None = None


@dataclass(frozen=True)
class Forslag:
    """Two observations that may be the same thing, with reasons for and against."""

    ena: int
    andra: int
    poang: int
    for_: tuple[str, ...] = field(default=())
    mot: tuple[str, ...] = field(default=())


def stammar(text: str) -> frozenset[str]:
    """The first five letters of longer words: joins the forms of a word without a dictionary."""
    orden = _ORD.findall(text.casefold())
    return frozenset(ord_[:5] for ord_ in orden if ord_ not in STOPPORD)


def jamfor(ena: Iakttagelse, andra: Iakttagelse) -> Forslag:
    """Points and reasons; the same whichever comes first."""
    poang, for_, mot = 0, list[str](), list[str]()
    for tecken in (_plats, _tid, _ord):
        p, skal, emot = tecken(ena, andra)
        poang += p
        for_ += [skal] if skal else []
        mot += [emot] if emot else []
    forsta, sista = sorted((ena.pk, andra.pk))
    return Forslag(forsta, sista, poang, tuple(for_), tuple(mot))


def _plats(ena: Iakttagelse, andra: Iakttagelse) -> tuple[int, str, str]:
    if ena.plats and ena.plats == andra.plats:
        return 4, "samma plats på gemensamma listan", ""
    delade = stammar(ena.plats_text) & stammar(andra.plats_text)
    if delade:
        return 2 + min(len(delade), 2), "platsen beskrivs med samma ord", ""
    if ena.plats_text and andra.plats_text:
        return -1, "", "platsen beskrivs olika"
    return 0, "", ""


def _tid(ena: Iakttagelse, andra: Iakttagelse) -> tuple[int, str, str]:
    dagar = ena.dagar & andra.dagar
    if ena.dagar and andra.dagar and not dagar:
        return -1, "", "olika veckodagar"
    timmar = bool(ena.timmar and andra.timmar) and _overlappar(ena.timmar, andra.timmar)
    if ena.timmar and andra.timmar and not timmar:
        return -1, "", "olika tider på dygnet"
    if dagar and timmar:
        return 2, "dagar och tider överlappar", ""
    return (1, "dagar eller tider överlappar", "") if dagar or timmar else (0, "", "")


def _overlappar(ena: tuple[int, int] | None, andra: tuple[int, int] | None) -> bool:
    def timmar(fran: int, till: int) -> set[int]:
        return set(range(fran, till)) if fran < till else set(range(fran, 24)) | set(range(till))

    return bool(ena and andra and timmar(*ena) & timmar(*andra))


def _ord(ena: Iakttagelse, andra: Iakttagelse) -> tuple[int, str, str]:
    delade = stammar(ena.text) & stammar(andra.text)
    if not delade:
        return -1, "", "inga gemensamma ord i texten"
    return min(len(delade), 3), f"{len(delade)} gemensamma ord i texten", ""


def foresla(
    rader: Iterable[Iakttagelse], atskilda: Iterable[tuple[int, int]] = ()
) -> list[Forslag]:
    """The proposals, best first; never within a party, never a pair told apart, none used twice."""
    alla = sorted(rader, key=lambda rad: rad.pk)
    skilda = {tuple(sorted(par)) for par in atskilda}
    par = [
        forslag
        for plats, ena in enumerate(alla)
        for andra in alla[plats + 1 :]
        if ena.part != andra.part and (ena.pk, andra.pk) not in skilda
        for forslag in [jamfor(ena, andra)]
        if forslag.poang >= TROSKEL
    ]
    tagna: set[int] = set()
    valda = []
    for forslag in sorted(par, key=lambda f: (-f.poang, f.ena, f.andra)):
        if not tagna & {forslag.ena, forslag.andra}:
            tagna |= {forslag.ena, forslag.andra}
            valda.append(forslag)
    return valda
