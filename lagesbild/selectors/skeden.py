"""Figures as they stood before later imports corrected them: what has already been published."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, TypedDict

from lagesbild.models import Ersattning, Matvarde

#: So many corrections back are reckoned with.
HOGST = 3


class Troskel(TypedDict):
    """A threshold that no longer holds, and the last import that was shown under it."""

    minsta_n: int
    inlasning: int


@dataclass
class Tidigare:
    """By value: the imports that corrected it, in order, and what stood before each.

    Imports are told apart by number, not by time, since a reader may not see the other party's.
    """

    per_varde: dict[int, list[tuple[int, dict[str, Any]]]] = field(default_factory=dict)

    @classmethod
    def las(cls, rader: Iterable[Matvarde]) -> Tidigare:
        """One query; most series have never been corrected."""
        serier = {rad.serie_id for rad in rader if rad.serie_id}
        svar: dict[int, list[tuple[int, dict[str, Any]]]] = defaultdict(list)
        historik = Ersattning.objects.filter(matvarde__serie__in=serier)
        for pk, inlasning, fore in historik.order_by("inlasning", "pk").values_list(
            "matvarde", "inlasning", "innehall"
        ):
            svar[pk or 0].append((inlasning, fore))
        return cls(dict(svar))

    def skeden(
        self, rader: list[Matvarde], trosklar: Sequence[Troskel] = ()
    ) -> list[tuple[list[Matvarde], int | None]]:
        """The rows as they stood before each of the last corrections and changes of threshold.

        The oldest first, each with the threshold of then; None is the one that holds now.
        """
        rattningar = {nr for rad in rader for nr, _ in self.per_varde.get(rad.pk, [])}
        granser = {(nr, _gallde(trosklar, nr)) for nr in sorted(rattningar)[-HOGST:]}
        granser |= {(ett["inlasning"] + 1, ordning) for ordning, ett in enumerate(trosklar)}
        return [
            (
                self._fore(rader, nr),
                trosklar[ordning]["minsta_n"] if ordning < len(trosklar) else None,
            )
            for nr, ordning in sorted(granser)
        ]

    def _fore(self, rader: list[Matvarde], inlasning: int) -> list[Matvarde]:
        svar = []
        for rad in rader:
            senare = [fore for nr, fore in self.per_varde.get(rad.pk, []) if nr >= inlasning]
            if senare:
                svar.append(_som(rad, senare[0]))
            elif (rad.inlasning_id or 0) < inlasning:
                svar.append(rad)
        return svar


def _gallde(trosklar: Sequence[Troskel], inlasning: int) -> int:
    """Which threshold held just before an import, by its place; the one of now is after the last."""
    senare = (nr for nr, ett in enumerate(trosklar) if ett["inlasning"] >= inlasning)
    return next(senare, len(trosklar))


def _som(rad: Matvarde, fore: dict[str, Any]) -> Matvarde:
    """The row with the values that stood before."""
    gammal = copy(rad)
    varde = fore.get("varde")
    gammal.varde = None if varde is None else Decimal(str(varde))
    gammal.saknas, gammal.n = fore.get("saknas") or "", fore.get("n")
    return gammal
