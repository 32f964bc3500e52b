"""Proposals of what to bring together: any number to any number, never within one party only.

Pairs are looked for only where the place or a rare word is shared, which keeps 2 x 400 fast.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from lagesbild.forslag.grupper import gruppera
from lagesbild.forslag.iakttagelse import Forslag, Iakttagelse, Jamforelse
from lagesbild.forslag.jamfor import TROSKEL, Last, jamfor, motivera
from lagesbild.forslag.lexikon import Lexikon, lexikon_med
from lagesbild.forslag.orden import meningar
from lagesbild.forslag.platsord import ort
from lagesbild.forslag.tolkning import tolka

RUTA = 0.01
SKAL_AV = 6


def foresla(
    rader: Iterable[Iakttagelse],
    atskilda: Iterable[tuple[int, int]] = (),
    lexikon: Lexikon | None = None,
) -> list[Forslag]:
    """The proposals, best first; no observation in two, and never a pair told apart in one."""
    lexikon = lexikon or lexikon_med()
    lasta = las(rader, lexikon)
    skilda = {(min(par), max(par)) for par in atskilda}
    par = [p for p in _par(lasta, lexikon) if (p.ena, p.andra) not in skilda]
    part = {pk: last.rad.part for pk, last in lasta.items()}
    over = [p for p in par if p.poang >= TROSKEL]
    svar = []
    for grupp in gruppera(par, part, skilda):
        bland = [p for p in over if p.ena in grupp and p.andra in grupp]
        basta = sorted(bland, key=lambda p: (-p.poang, p.ena, p.andra))[:SKAL_AV]
        motiv = [motivera(lasta[p.ena], lasta[p.andra], lexikon) for p in basta]
        svar.append(_forslag(grupp, motiv))
    return sorted(svar, key=lambda f: (-f.poang, f.iakttagelser))


def jamfor_alla(rader: Iterable[Iakttagelse], lexikon: Lexikon | None = None) -> list[Jamforelse]:
    """All pairs of the two parties at or over the threshold."""
    lexikon = lexikon or lexikon_med()
    par = _par(las(rader, lexikon), lexikon)
    return [p for p in par if p.poang >= TROSKEL]


def jamfor_par(ena: Iakttagelse, andra: Iakttagelse, lexikon: Lexikon | None = None) -> Jamforelse:
    """One pair alone, with its reasons."""
    lexikon = lexikon or lexikon_med()
    lasta = las((ena, andra), lexikon)
    return motivera(lasta[ena.pk], lasta[andra.pk], lexikon)


def las(rader: Iterable[Iakttagelse], lexikon: Lexikon) -> dict[int, Last]:
    """Each observation read once; the texts' own words help to take compounds apart."""
    alla = sorted(rader, key=lambda rad: rad.pk)
    egna = frozenset(
        ord_
        for rad in alla
        for mening in meningar(f"{rad.rubrik}. {rad.text}")
        for ord_ in mening
        if 4 <= len(ord_) <= 12
    )
    return {rad.pk: Last(rad, ort(rad), tolka(rad.rubrik, rad.text, lexikon, egna)) for rad in alla}


def _par(lasta: dict[int, Last], lexikon: Lexikon) -> list[Jamforelse]:
    return [jamfor(lasta[a], lasta[b], lexikon) for a, b in sorted(kandidater(lasta))]


def kandidater(lasta: dict[int, Last]) -> set[tuple[int, int]]:
    """Pairs of the two parties that share something of the place and something of the text."""
    platser: dict[str, list[int]] = defaultdict(list)
    for pk, last in lasta.items():
        for nyckel in _platsnycklar(last):
            platser[nyckel].append(pk)
    return {
        (a, b)
        for pks in platser.values()
        for plats, a in enumerate(pks)
        for b in pks[plats + 1 :]
        if lasta[a].rad.part != lasta[b].rad.part and _delar_nagot(lasta[a], lasta[b])
    }


def _platsnycklar(last: Last) -> Iterator[str]:
    """The stadsdel, the names, the squares of about a kilometre around, and the list's place."""
    o = last.ort
    yield "hela" if o.hela else f"stadsdel {o.stadsdel}"
    yield from (f"namn {namn[:4]}" for namn in o.namn)
    if o.plats:
        yield f"plats {o.plats}"
    if o.lon is not None and o.lat is not None:
        rad, kolumn = int(o.lat / RUTA), int(o.lon / (2 * RUTA))
        yield from (f"ruta {rad + r} {kolumn + k}" for r in (0, 1) for k in (0, 1))


def _delar_nagot(ena: Last, andra: Last) -> bool:
    """Kin concepts, a word or a field; a text that the lexicon knows nothing of may be anything."""
    a, b = ena.tolkning, andra.tolkning
    if not (a.begrepp and b.begrepp) or not a.kretsar.isdisjoint(b.kretsar):
        return True
    return not (a.ord_.isdisjoint(b.ord_) and a.sak.keys().isdisjoint(b.sak))


def _forslag(grupp: frozenset[int], par: list[Jamforelse]) -> Forslag:
    """Reasons of the best pair, and in a group also those of the others."""
    basta = sorted(par, key=lambda p: (-p.poang, p.ena, p.andra))
    for_ = dict.fromkeys(skal for p in basta for skal in p.for_)
    mot = dict.fromkeys(skal for p in basta for skal in p.mot)
    return Forslag(
        tuple(sorted(grupp)), basta[0].poang, tuple(basta),
        tuple(for_)[:6], tuple(skal for skal in mot if skal not in for_)[:4],
    )  # fmt: skip
