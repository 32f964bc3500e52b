"""Monthly series: sums of the last months, and the shape of the year."""

from collections.abc import Sequence

MANADER = 12
Manad = float | None


def rullande(manader: Sequence[Manad], bredd: int) -> list[Manad]:
    """The sum of each month and the ones before it; None until `bredd` months are known.

    A missing month is not zero, so every window that holds one is missing too.
    """
    if bredd < 1:
        raise ValueError("Ett fönster är minst en månad.")
    return [_summa(manader[max(0, slut - bredd) : slut], bredd) for slut in _efter(manader)]


def _efter(manader: Sequence[Manad]) -> range:
    return range(1, len(manader) + 1)


def _summa(fonster: Sequence[Manad], bredd: int) -> Manad:
    kanda = [varde for varde in fonster if varde is not None]
    return sum(kanda) if len(kanda) == bredd else None


def arshjul(manader: Sequence[Manad], forsta_manad: int = 1) -> list[float] | None:
    """Each calendar month's mean share of its year, over the years that are whole; adds up to 1.

    The ratio-to-total form of seasonal indices, without smoothing (Makridakis, Wheelwright and
    Hyndman 1998, chapter 3). Years with a missing month or no events say nothing of the shape.
    `forsta_manad` is the calendar month (1-12) of the first value. None when no year is whole.
    """
    if not 1 <= forsta_manad <= MANADER:
        raise ValueError("Första månaden är 1 till 12.")
    start = (1 - forsta_manad) % MANADER
    hela = [
        [v for v in manader[i : i + MANADER] if v is not None]
        for i in range(start, len(manader) - MANADER + 1, MANADER)
    ]
    hela = [year for year in hela if len(year) == MANADER and sum(year) > 0]
    if not hela:
        return None
    return [sum(year[m] / sum(year) for year in hela) / len(hela) for m in range(MANADER)]
