"""Two periods or areas compared, in words and with the method."""

from dataclasses import dataclass
from enum import StrEnum
from math import sqrt

from scipy.special import bdtr, bdtrc

from lagesbild.statistik.intervall import NIVA, wilson

#: With fewer than six cases in all no outcome can be sure (2 · 0.5⁵ > 0.05); ten leaves a margin
#: so that one late report or one corrected code does not turn the judgement.
MINSTA_ANTAL = 10
#: Below this base one answer moves a share by more than three percentage points.
MINSTA_BAS = 30
_ANTAL = "exakt betingat test av två Poissonantal, dubbelsidigt på 5 %"
_ANDEL = "95 % intervall för skillnaden mellan två andelar (Newcombes metod 10)"


class Utfall(StrEnum):
    """What may be said; the words are those of the page."""

    MINSKNING = "säker minskning"
    OKNING = "säker ökning"
    INGEN = "ingen säker förändring"
    FA = "för få fall att bedöma"


@dataclass(frozen=True)
class Bedomning:
    """The words, and how they came about; `p` for counts, the interval for shares."""

    utfall: Utfall
    metod: str
    p: float | None = None
    skillnad: tuple[float, float] | None = None


def jamfor_antal(
    fore: int, efter: int, *, bas_fore: float = 1.0, bas_efter: float = 1.0, niva: float = NIVA
) -> Bedomning:
    """Judge two counts; the bases are months, inhabitants or both where they differ."""
    if min(fore, efter) < 0 or min(bas_fore, bas_efter) <= 0:
        raise ValueError("Antal är minst noll och baser större än noll.")
    if fore + efter < MINSTA_ANTAL:
        return Bedomning(Utfall.FA, f"färre än {MINSTA_ANTAL} fall tillsammans")
    p = betingat_p(fore, efter, bas_fore, bas_efter)
    if p >= 1 - niva:
        return Bedomning(Utfall.INGEN, _ANTAL, p)
    okar = efter / bas_efter > fore / bas_fore
    return Bedomning(Utfall.OKNING if okar else Utfall.MINSKNING, _ANTAL, p)


def betingat_p(fore: int, efter: int, bas_fore: float = 1.0, bas_efter: float = 1.0) -> float:
    """Twice the smaller tail of the binomial that two Poisson counts follow given their sum.

    Przyborowski and Wilenski 1940, Biometrika 31:313-323; the central version that matches the
    Clopper-Pearson interval, Fay 2010, The R Journal 2(1):53-58.
    """
    n, andel = fore + efter, bas_efter / (bas_fore + bas_efter)
    nedre = bdtr(efter, n, andel)
    ovre = bdtrc(efter - 1, n, andel)
    return float(min(1.0, 2 * min(nedre, ovre)))


def jamfor_andelar(
    fore: float, n_fore: int, efter: float, n_efter: int, *, niva: float = NIVA
) -> Bedomning:
    """Judge two shares by whether the interval of their difference holds zero."""
    if min(n_fore, n_efter) < MINSTA_BAS:
        return Bedomning(Utfall.FA, f"färre än {MINSTA_BAS} svar i någon av grupperna")
    lagst, hogst = skillnad_andelar(fore, n_fore, efter, n_efter, niva=niva)
    if lagst <= 0 <= hogst:
        return Bedomning(Utfall.INGEN, _ANDEL, skillnad=(lagst, hogst))
    utfall = Utfall.OKNING if lagst > 0 else Utfall.MINSKNING
    return Bedomning(utfall, _ANDEL, skillnad=(lagst, hogst))


def skillnad_andelar(
    fore: float, n_fore: int, efter: float, n_efter: int, *, niva: float = NIVA
) -> tuple[float, float]:
    """Interval of the later share less the earlier, from the two score intervals.

    Method 10 of Newcombe 1998, Stat Med 17:873-890.
    """
    p1, p2 = efter / n_efter, fore / n_fore
    w1, w2 = wilson(efter, n_efter, niva), wilson(fore, n_fore, niva)
    ned = sqrt((p1 - w1.lagst) ** 2 + (w2.hogst - p2) ** 2)
    upp = sqrt((w1.hogst - p1) ** 2 + (p2 - w2.lagst) ** 2)
    return p1 - p2 - ned, p1 - p2 + upp
