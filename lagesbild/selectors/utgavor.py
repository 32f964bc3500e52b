"""Which edition counts: the one place that chooses among the lägesbilder of a year."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from lagesbild.models import Lagesbild
from lagesbild.workflow.utgava import may_ny_utgava
from samverkan.models import User


def aktuella(bilder: Iterable[Lagesbild]) -> dict[int, Lagesbild]:
    """Each district's current one: its newest year's latest decided edition, else what is under way.

    A new edition in the making does not take the year back to the merge: the decided one holds.
    """
    svar: dict[int, Lagesbild] = {}
    for bild in sorted(bilder, key=lambda b: (b.year, not b.is_oppen, b.utgava)):
        svar[bild.stadsdelsomrade_id] = bild
    return svar


def utgavsdel(user: User, bild: Lagesbild) -> dict[str, Any]:
    """The other editions of the year that the reader may see, and whether a new one may be made."""
    rader = Lagesbild.objects.visible_to(user).utgavor(bild)
    alla = list(rader.only("pk", "year", "utgava", "status", "faststalld_at", "stadsdelsomrade"))
    nyare = [rad for rad in alla if rad.utgava > bild.utgava]
    return {
        "fore": next((rad for rad in alla if rad.utgava < bild.utgava), None),
        "nyare": nyare[0] if nyare else None,
        "far_ny_utgava": not nyare and may_ny_utgava(user, bild),
    }
