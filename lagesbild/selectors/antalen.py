"""The counts of one statistic as a cube: what makes a figure one, and which sums bind it to others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from lagesbild.models import Matvarde
from lagesbild.sekretess.kub import Kub
from lagesbild.selectors.bakom import Matt

#: From the finest; a longer period is the sum of the shorter that fill it.
LANGD = {"manad": 1, "kvartal": 3, "tertial": 4, "year": 12}
ALLA = "alla"


class Nyckel(NamedTuple):
    """What makes a figure one: statistic, area (0 and a name when no district), group, period."""

    indikator: int
    serie: int
    omrade: int
    jamforelse: str
    grupp: str
    periodtyp: str
    start: date

    @property
    def is_staden(self) -> bool:
        return not self.omrade and self.jamforelse == Matvarde.HELA_STADEN

    def staden(self) -> Nyckel:
        """The same figure for all districts together."""
        return self._replace(omrade=0, jamforelse=Matvarde.HELA_STADEN)


def nyckel(rad: Matvarde) -> Nyckel:
    return Nyckel(
        rad.indikator_id or 0, rad.serie_id or 0, rad.stadsdelsomrade_id or 0, rad.jamforelse,
        rad.grupp, rad.periodtyp, rad.period_start,
    )  # fmt: skip


class Post(NamedTuple):
    """What of a row decides: its count, whether the source hides it, and whether its base is small."""

    namn: Nyckel
    antal: int | None
    is_dold: bool
    has_liten_bas: bool
    is_oppen: bool


class Antalen:
    """The counts of one statistic, and what binds them."""

    def __init__(self, matt: Matt) -> None:
        self.matt = matt
        self.antal: dict[Nyckel, int | None] = {}
        self.redan: set[Nyckel] = set()
        self._atomer: dict[Nyckel, tuple[Nyckel, ...]] = {}
        self._grupper: dict[Nyckel, list[Nyckel]] = defaultdict(list)

    def ta_in(self, post: Post) -> None:
        namn = post.namn
        if post.has_liten_bas:
            self.redan.add(namn)
        if post.is_dold or post.antal is not None:
            self.antal[namn] = post.antal
        if namn.grupp != ALLA and namn.omrade:
            self._grupper[namn._replace(grupp=ALLA)].append(namn)

    def dolda(
        self,
        fore: tuple[Kub, set[Nyckel]] | None = None,
        *,
        hojd: bool = False,
        sankt: bool = False,
    ) -> tuple[Kub, set[Nyckel]]:
        """The cube and what is hidden; `fore` is the same of the stage before.

        What was hidden stays so, and what was shown with the number it still has counts as known.
        Under a threshold that was raised since, all of it is hidden that the new one asks for:
        less is shown than before, so nothing comes of comparing. Under one that was lowered,
        sums that were hidden stay so too, and the new one holds for figures that are new.
        Where the parts of a figure do not add up to it, one hidden part takes the others with it.
        """
        kub, kvar = self.kub(), set[Nyckel]()
        if fore:
            gammal, gomda = fore
            kub.redan |= {n for n in gomda & set(kub.celler) if kub.celler[n] != 0}
            lika = {n for n in kub.namnen if gammal.summa(n) == kub.summa(n)}
            kub.ute = set() if hojd else lika - gomda
            if hojd or sankt:
                kvar = {n for n in gomda if gammal.summa(n) == kub.summa(n)}
        while True:
            dolda = set(kub.dolda(self.matt.troskel)) | kvar
            fler = set(self._foljer_med(dolda)) - dolda
            if not fler:
                return kub, dolda
            kub.redan |= fler

    def kub(self, *, enkel: bool = False) -> Kub:
        """The cells are those that are no sum of others; `enkel`: every figure is one."""
        kub = Kub(redan=set(self.redan))
        if enkel:
            kub.celler = dict(self.antal)
            return kub
        staden: dict[Nyckel, list[Nyckel]] = defaultdict(list)
        for namn in self._utom_staden():
            delar = self.atomer(namn)
            if delar == (namn,):
                kub.celler[namn] = self.antal[namn]
            else:
                kub.marginaler[namn] = delar
                self._kallans(kub, namn, delar)
            if namn.omrade:
                staden[namn.staden()] += delar
        self._staden(kub, staden)
        return kub

    def _utom_staden(self) -> Iterator[Nyckel]:
        return (namn for namn in self.antal if not namn.is_staden)

    def _staden(self, kub: Kub, staden: dict[Nyckel, list[Nyckel]]) -> None:
        """The sum of the districts stands for the city's figure, also where that is not equal."""
        for namn, delar in staden.items():
            unika = tuple(dict.fromkeys(delar))
            kub.marginaler[namn] = unika
            self._kallans(kub, namn, unika)
            if self._liten_rest(namn, unika):
                kub.redan.add(namn)
        for namn, antal in self.antal.items():
            if namn.is_staden and namn not in staden:
                kub.celler[namn] = antal

    def _liten_rest(self, namn: Nyckel, delar: tuple[Nyckel, ...]) -> bool:
        """The city's own figure holds a few more than the districts: those are in one unseen place."""
        if not self.matt.is_antal or any(self.antal[d] is None for d in delar):
            return False
        return 0 < (self.antal.get(namn) or 0) - self._kant(delar) < self.matt.troskel

    def _kallans(self, kub: Kub, namn: Nyckel, delar: tuple[Nyckel, ...]) -> None:
        """With a part that the source hides, the source's own sum tells of it.

        Where we do not have that sum others may, so one is reckoned with: a single case in each.
        """
        okanda = sum(self.antal[d] is None for d in delar)
        minst = self._kant(delar) + okanda
        summa = self.antal.get(namn)
        if okanda and summa is not None and summa < minst:
            kub.redan.add(namn)
        elif okanda:
            kub.kallans[namn] = minst if summa is None else summa

    def _kant(self, delar: Iterable[Nyckel]) -> int:
        return sum(self.antal[d] or 0 for d in delar)

    def atomer(self, namn: Nyckel) -> tuple[Nyckel, ...]:
        """The figures that this one is the sum of, or itself."""
        if namn not in self._atomer:
            delar = self._delar(namn)
            fina = [atom for del_ in delar for atom in self.atomer(del_)] if delar else [namn]
            self._atomer[namn] = tuple(dict.fromkeys(fina))
        return self._atomer[namn]

    def _delar(self, namn: Nyckel) -> list[Nyckel]:
        for delar in (self._grupper.get(namn, []), self._perioder(namn)):
            if delar and self._gar_ihop(namn, delar):
                return delar
        return []

    def _gar_ihop(self, namn: Nyckel, delar: list[Nyckel]) -> bool:
        """Equal, or with a part that the source hides and that the rest leaves room for."""
        if not self.matt.is_summerbar or any(d not in self.antal for d in delar):
            return False
        summa, kant = self.antal[namn], self._kant(delar)
        if any(self.antal[d] is None for d in delar):
            return summa is not None and summa >= kant
        return summa is None or summa == kant

    def _perioder(self, namn: Nyckel) -> list[Nyckel]:
        """The shorter periods that fill this one, the longest of them that do."""
        langd = LANGD[namn.periodtyp]
        for typ in sorted(LANGD, key=LANGD.__getitem__, reverse=True):
            if LANGD[typ] < langd and langd % LANGD[typ] == 0:
                delar = [
                    namn._replace(periodtyp=typ, start=_senare(namn.start, steg))
                    for steg in range(0, langd, LANGD[typ])
                ]
                if all(d in self.antal for d in delar):
                    return delar
        return []

    def _foljer_med(self, dolda: set[Nyckel]) -> Iterator[Nyckel]:
        """Parts that do not add up exactly still say about how much a hidden one is."""
        for hel, grupper in self._grupper.items():
            if hel in self.antal and self.atomer(hel) == (hel,) and dolda & set(grupper):
                yield from (g for g in grupper if self.antal.get(g))
        for namn in self._utom_staden():
            delar = self._perioder(namn)
            if delar and self.atomer(namn) == (namn,) and dolda & set(delar):
                yield namn


def _senare(dag: date, manader: int) -> date:
    return date(dag.year + (dag.month - 1 + manader) // 12, (dag.month - 1 + manader) % 12 + 1, 1)
