"""A first text for "skillnader i bild" out of the merge, for the parties to edit; pure."""

from __future__ import annotations

from typing import Any

from lagesbild.skillnader import Rad, skillnader
from samverkan.models import Allvar, Trend


def skillnadstext(innehall: dict[str, Any], omrade: int, parter: list[tuple[str, str]]) -> str:
    """Sentences that each cite their statement; `parter` are codes with short names."""
    allt = skillnader(innehall, [kod for kod, _ in parter])
    rader = [
        f"Endast {namn.lower()} har tagit upp: {_utan_punkt(rad)} [{rad.nummer}]."
        for kod, namn in parter
        for rad in allt.endast[kod]
        if rad.omrade == omrade
    ]
    rader += [
        f"Allvaret bedöms olika för {_var(rad)}: {_sagt(rad.allvar_per_part, parter, Allvar)}"
        f" [{rad.nummer}]."
        for rad in allt.olika_allvar
        if rad.omrade == omrade
    ]
    rader += [
        f"Utvecklingen bedöms olika för {_var(rad)}: {_sagt(rad.trend_per_part, parter, Trend)}"
        f" [{rad.nummer}]."
        for rad in allt.olika_trend
        if rad.omrade == omrade
    ]
    return "\n".join(rader)


def _utan_punkt(rad: Rad) -> str:
    """The statement inside another sentence: only one full stop, the last."""
    return rad.text.strip().rstrip(".").replace(". ", "; ").replace("\n", " ")


def _var(rad: Rad) -> str:
    return f"{rad.plats} ({rad.kod})"


def _sagt(per_part: dict[str, tuple[Any, ...]], parter: list[tuple[str, str]], ord_: Any) -> str:
    return ", ".join(
        f"{namn.lower()} {' och '.join(str(ord_(v).label) for v in per_part[kod])}"
        for kod, namn in parter
        if kod in per_part
    )
