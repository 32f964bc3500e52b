"""How well the proposals agree with a labelled file."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass
from itertools import combinations
from typing import Any

from lagesbild.forslag.jamfor import TROSKEL
from lagesbild.forslag.lexikon import Lexikon
from lagesbild.forslag.markt import MarktOmrade, MarktPar
from lagesbild.forslag.sammanfora import foresla, jamfor_alla, jamfor_par

Par = tuple[int, int]


@dataclass(frozen=True)
class Utfall:
    """Right, wrongly proposed and missed."""

    ratt: int
    fel: int
    missade: int

    @property
    def precision(self) -> float:
        return self.ratt / (self.ratt + self.fel) if self.ratt + self.fel else 0.0

    @property
    def recall(self) -> float:
        return self.ratt / (self.ratt + self.missade) if self.ratt + self.missade else 0.0

    @property
    def f1(self) -> float:
        namnare = 2 * self.ratt + self.fel + self.missade
        return 2 * self.ratt / namnare if namnare else 0.0

    def __add__(self, andra: "Utfall") -> "Utfall":
        return Utfall(self.ratt + andra.ratt, self.fel + andra.fel, self.missade + andra.missade)

    def som_data(self) -> dict[str, float]:
        matt = {namn: round(getattr(self, namn), 4) for namn in ("precision", "recall", "f1")}
        return matt | asdict(self)


def utfall(foreslagna: Collection[Any], sanna: Collection[Any]) -> Utfall:
    """Two sets against each other."""
    ena, andra = set(foreslagna), set(sanna)
    return Utfall(len(ena & andra), len(ena - andra), len(andra - ena))


def prova_par(par: Iterable[MarktPar], lexikon: Lexikon | None = None) -> dict[str, Any]:
    """ "Same" against the rest at the product's threshold, and each verdict with its reasons."""
    domar, samma, sanna = [], set[int](), set[int]()
    for nr, ett in enumerate(par):
        svar = jamfor_par(ett.a, ett.b, lexikon)
        samma |= {nr} if svar.poang >= TROSKEL else set()
        sanna |= {nr} if ett.etikett == "same" else set()
        domar.append(
            {
                "id": ett.id, "label": ett.etikett, "samma": nr in samma,
                "poang": svar.poang, "for": list(svar.for_), "mot": list(svar.mot),
            }
        )  # fmt: skip
    return {
        "slag": "par",
        "antal": len(domar),
        "etiketter": dict(Counter(dom["label"] for dom in domar)),
        "troskel": TROSKEL,
        **utfall(samma, sanna).som_data(),
        "domar": domar,
    }


def sanna_par(omrade: MarktOmrade) -> set[Par]:
    """City × police pairs of the true groups."""
    part = {rad.pk: rad.part for rad in omrade.rader}
    return {(a, b) for a, b in ihop(omrade.grupper) if part[a] != part[b]}


def ihop(grupper: Iterable[Collection[int]]) -> set[Par]:
    """All pairs, also within a party, that end in the same group."""
    return {par for grupp in grupper for par in combinations(sorted(grupp), 2)}


def prova_omrade(omrade: MarktOmrade, lexikon: Lexikon | None = None) -> dict[str, Any]:
    """Pairwise over all city × police pairs, and the whole merge if every proposal is accepted.

    The merge is scored over all pairs of observations that end in one group; how many groups are
    exactly right stands beside.
    """
    par = {(p.ena, p.andra) for p in jamfor_alla(omrade.rader, lexikon)}
    forslag = foresla(omrade.rader, lexikon=lexikon)
    grupper = {frozenset(f.iakttagelser) for f in forslag}
    hela = utfall(ihop(grupper), ihop(omrade.grupper))
    antal = Counter("stad" if rad.part == 1 else "polis" for rad in omrade.rader)
    return {
        "slag": "stadsdelsområde",
        "stadsdelsomrade": omrade.namn,
        "antal": {**antal, "par": antal["stad"] * antal["polis"], "grupper": len(omrade.grupper)},
        "troskel": TROSKEL,
        **utfall(par, sanna_par(omrade)).som_data(),
        "sammanforing": hela.som_data(),
        "sammanforing_f1": round(hela.f1, 4),
        "hela_grupper": utfall(grupper, {g for g in omrade.grupper if len(g) > 1}).som_data(),
        "forslag": [
            {
                **_delat(omrade, f.iakttagelser), "poang": f.poang,
                "for": list(f.for_), "mot": list(f.mot),
            }
            for f in forslag
        ],
    }  # fmt: skip


def _delat(omrade: MarktOmrade, pks: Collection[int]) -> dict[str, list[str]]:
    svar: dict[str, list[str]] = {"stad": [], "polis": []}
    for rad in omrade.rader:
        if rad.pk in pks:
            svar["stad" if rad.part == 1 else "polis"].append(omrade.id[rad.pk])
    return svar
