"""A set of published tables as one list of numbers with the sums that bind them.

Every number that is or may be published is a *tal*: first the cells, then the sums over cells.
An unfiltered and a filtered table, or two years' reports, are sums over the same cells.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.sparse import csc_array, eye_array, hstack

TROSKEL = 5
Heltal = NDArray[np.int64]
Mask = NDArray[np.bool_]


class GarInteSkydda(ValueError):
    """What is already out cannot be taken back and gives a small number away."""


@dataclass(frozen=True)
class Summa:
    """A published sum over cells, by their place in the flattened table.

    `varde` only where the source's own sum is published and holds cells that we do not know.
    `ute`: already published, cannot be hidden any more.
    """

    celler: tuple[int, ...]
    namn: str = ""
    varde: int | None = None
    ute: bool = False


@dataclass(frozen=True)
class Skydd:
    """What must not be shown: a mask in the table's shape, and one place for each sum."""

    celler: Mask
    summor: Mask

    @property
    def alla(self) -> Mask:
        return np.concatenate([self.celler.ravel(), self.summor])


def marginaler(form: Sequence[int], axlar: Sequence[str] = ()) -> list[Summa]:
    """Every margin of a dense table: pairs of axes, single axes and the grand total."""
    platser = np.arange(int(np.prod(form))).reshape(form)
    namn = tuple(axlar) or tuple(str(i) for i in range(len(form)))
    alla = []
    for antal in range(len(form) - 1, -1, -1):
        for kvar in combinations(range(len(form)), antal):
            borta = [a for a in range(len(form)) if a not in kvar]
            rader = np.moveaxis(platser, borta, range(-len(borta), 0))
            rader = rader.reshape(-1, int(np.prod([form[a] for a in borta])))
            vilka = " × ".join(namn[a] for a in kvar) or "totalt"
            alla += [Summa(tuple(rad.tolist()), vilka) for rad in rader]
    return alla


@dataclass(frozen=True)
class Tal:
    """All numbers of the problem; `lagst` is what anybody knows each to be at least."""

    varden: Heltal
    lagst: Heltal
    troskel: Heltal
    visas: Mask
    okanda: Mask
    fasta: Mask
    band: csc_array

    @property
    def sma(self) -> Mask:
        """Those to protect: 1 to threshold - 1, and what the source itself has hidden."""
        return ((self.varden > 0) & (self.varden < self.troskel)) | self.okanda


def stall_upp(
    tabell: ArrayLike,
    summor: Sequence[Summa],
    troskel: ArrayLike,
    visade: ArrayLike | None,
    ute: ArrayLike | None,
) -> Tal:
    """Cells and sums in one row, with `band @ varden == 0`."""
    ra = np.asarray(tabell, dtype=object)
    okand = np.array([v is None for v in ra.ravel()], dtype=bool)
    celler = np.array([0 if v is None else int(v) for v in ra.ravel()], dtype=np.int64)
    if (celler < 0).any():
        raise ValueError("Ett antal kan inte vara mindre än noll.")
    medlem = _medlemmar(summor, okand)
    granser = np.broadcast_to(np.asarray(troskel, dtype=np.int64), ra.shape).ravel()
    synlig = _mask(visade, ra.shape, True) & ~okand
    tal = np.concatenate([celler, _summorna(medlem, celler, summor)])
    return Tal(
        varden=tal,
        # Zeros are shown, so what is hidden among what is shown is at least one.
        lagst=np.concatenate(
            [np.where(synlig & (celler > 0), 1, 0), np.zeros(len(summor), np.int64)]
        ),
        troskel=np.concatenate([granser, _hogsta(medlem, granser)]),
        visas=np.concatenate([synlig, np.ones(len(summor), dtype=bool)]),
        okanda=np.concatenate([okand, np.zeros(len(summor), dtype=bool)]),
        fasta=np.concatenate([_mask(ute, ra.shape, False), [s.ute for s in summor]]).astype(bool),
        band=hstack([medlem, -eye_array(len(summor))], format="csc"),
    )


def _mask(varde: ArrayLike | None, form: tuple[int, ...], annars: bool) -> Mask:
    return np.broadcast_to(annars if varde is None else np.asarray(varde, bool), form).ravel()


def _medlemmar(summor: Sequence[Summa], okand: Mask) -> csc_array:
    """A sum of our own is over what we know; only a source's own sum holds unknown cells."""
    par = [
        (rad, cell)
        for rad, summa in enumerate(summor)
        for cell in summa.celler
        if summa.varde is not None or not okand[cell]
    ]
    rader, kolumner = zip(*par, strict=True) if par else ((), ())
    ettor = np.ones(len(par))
    return csc_array((ettor, (rader, kolumner)), shape=(len(summor), len(okand)))


def _summorna(medlem: csc_array, celler: Heltal, summor: Iterable[Summa]) -> Heltal:
    raknade = np.rint(medlem @ celler).astype(np.int64)
    egna = [s.varde for s in summor]
    return np.array([r if e is None else e for r, e in zip(raknade, egna, strict=True)], np.int64)


def _hogsta(medlem: csc_array, granser: Heltal) -> Heltal:
    tackta = medlem.toarray() * granser if medlem.shape[0] else np.zeros((0, len(granser)))
    return tackta.max(axis=1, initial=0).astype(np.int64)
