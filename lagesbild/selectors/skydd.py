"""The one place where it is decided which figures may be seen: for page, chart, file and document.

For each statistic the whole of what is public is one cube: districts × groups × periods, with
every sum that is published or could be known over them (the city, the year over its months, all
over its groups). What is hidden follows from that cube alone, never from who asks, what is
filtered or how the figure is written: a share or a rate is protected by the count behind it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from time import monotonic

from lagesbild import monsterlager
from lagesbild.models import Matvarde
from lagesbild.sekretess.kub import Kub
from lagesbild.selectors.antalen import Antalen, Nyckel, Post, nyckel
from lagesbild.selectors.bakom import Befolkning, Matt, antal_bakom, matt_for
from lagesbild.selectors.skeden import Tidigare
from samverkan.models import Delningsniva

#: Seconds of work from which a pattern is worth keeping for other processes.
MODOSAMT = 0.1


@dataclass(frozen=True)
class Skydd:
    """The names of the figures that must not be shown."""

    dolda: frozenset[Nyckel]

    def doljer(self, rad: Matvarde) -> bool:
        """Also what the source itself hides."""
        return rad.saknas == Matvarde.Saknas.SKYDDAT or nyckel(rad) in self.dolda


def skydd_for(
    rader: Iterable[Matvarde],
    befolkning: Befolkning | None = None,
    tidigare: Tidigare | None = None,
) -> Skydd:
    """What to hide of all figures of some statistics; each row with its indicator or series.

    `tidigare` are the rows as they stood before corrections: what was shown then is known.
    """
    per_sak: dict[tuple[int, int], list[Matvarde]] = defaultdict(list)
    for rad in rader:
        per_sak[rad.indikator_id or 0, rad.serie_id or 0].append(rad)
    dolda: set[Nyckel] = set()
    for grupp in per_sak.values():
        matt = matt_for(grupp[0].indikator or grupp[0].serie)
        if matt.troskel:
            trosklar = grupp[0].serie.tidigare_trosklar if grupp[0].serie else []
            skeden = (tidigare or Tidigare()).skeden(grupp, trosklar)
            i_ordning = [
                *((rader_da, replace(matt, troskel=n or matt.troskel)) for rader_da, n in skeden),
                (grupp, matt),
            ]
            dolda |= _statistikens(i_ordning, befolkning or Befolkning())
    return Skydd(frozenset(dolda))


def _post(rad: Matvarde, matt: Matt, befolkning: Befolkning) -> Post:
    liten = rad.n is not None and rad.n < matt.troskel and not matt.is_antal
    dold = rad.saknas == Matvarde.Saknas.SKYDDAT
    oppen = rad.delningsniva == Delningsniva.PUBLIK
    return Post(nyckel(rad), antal_bakom(rad, matt, befolkning), dold, liten, oppen)


def _statistikens(
    skeden: list[tuple[list[Matvarde], Matt]], befolkning: Befolkning
) -> frozenset[Nyckel]:
    ordnade = (
        (matt, tuple(sorted((_post(rad, matt, befolkning) for rad in skede), key=_namn)))
        for skede, matt in skeden
    )
    return _dolda(tuple(ordnade))


def _namn(post: Post) -> Nyckel:
    return post.namn


@lru_cache(maxsize=512)
def _dolda(skeden: tuple[tuple[Matt, tuple[Post, ...]], ...]) -> frozenset[Nyckel]:
    """As it was worked out before by any process; what takes no time is not kept."""
    nyckeln = monsterlager.nyckel(repr(skeden))
    if kant := kanda_monster(nyckeln):
        return kant.dolda
    start = monotonic()
    dolda = _rakna_ut(skeden)
    if monotonic() - start > MODOSAMT:
        behall(nyckeln, Skydd(dolda))
    return dolda


def kanda_monster(nyckeln: str) -> Skydd | None:
    """What is kept under a key, as names."""
    rader = monsterlager.hamta(nyckeln)
    if rader is None:
        return None
    namnen = (Nyckel._make([*rad[:6], date.fromisoformat(rad[6])]) for rad in rader)
    return Skydd(frozenset(namnen))


def behall(nyckeln: str, skydd: Skydd) -> None:
    monsterlager.lagg(
        nyckeln, [[*namn[:6], namn.start.isoformat()] for namn in sorted(skydd.dolda)]
    )


def _rakna_ut(skeden: tuple[tuple[Matt, tuple[Post, ...]], ...]) -> frozenset[Nyckel]:
    """Public figures by the whole cube, one stage after another; those of the parties by themselves."""
    fore: tuple[Kub, set[Nyckel]] | None = None
    egnas, troskel, nu = set[Nyckel](), 0, skeden[-1]
    for matt, skede in skeden:
        oppna, egna = Antalen(matt), Antalen(matt)
        for post in skede:
            (oppna if post.is_oppen else egna).ta_in(post)
        fore = oppna.dolda(fore, hojd=matt.troskel > troskel, sankt=matt.troskel < troskel)
        if matt != nu[0] or skede is nu[1]:
            egnas |= egna.kub(enkel=True).dolda(matt.troskel)
        troskel = matt.troskel
    return frozenset((fore[1] if fore else set()) | egnas)
