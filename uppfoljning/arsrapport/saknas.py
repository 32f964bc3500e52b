"""What is missing from the report, said in words; pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def det_som_saknas(innehall: dict[str, Any]) -> list[str]:
    """One sentence for each thing that ought to be there and is not; nothing is left out silently."""
    return [*_stadens(innehall), *_distriktens(innehall), *_matten(innehall)]


def _stadens(innehall: dict[str, Any]) -> Iterator[str]:
    year = innehall["year"]
    if not innehall["sammanfattning"].strip():
        yield "Sammanfattningen av året är inte skriven."
    if innehall["handlingsplan"] is None:
        yield f"Det finns ingen handlingsplan för {year}."
    if innehall["plan_nasta_year"] is None and not innehall["nasta_year"].strip():
        yield f"Planen för {year + 1} är inte skriven."


def _distriktens(innehall: dict[str, Any]) -> Iterator[str]:
    year = innehall["year"]
    for distrikt in innehall["stadsdelsomraden"]:
        namn = distrikt["namn"]
        if distrikt["bidrag"] is None:
            yield f"{namn}: stadsdelsområdets eget bidrag är inte lämnat."
        if distrikt["lagesbild"] is None:
            yield f"{namn}: det finns ingen fastställd lägesbild för {year}."
        if distrikt["overenskommelse"] is None:
            yield f"{namn}: det finns ingen beslutad åtgärdsplan för {year}."
        utan = [a["nummer"] for a in distrikt["atgarder"] if a["lage"] is None]
        if utan:
            yield f"{namn}: {inte_avstamda(len(utan))} under året."


def inte_avstamda(antal: int) -> str:
    return "en åtgärd är inte avstämd" if antal == 1 else f"{antal} åtgärder är inte avstämda"


def _matten(innehall: dict[str, Any]) -> Iterator[str]:
    year = str(innehall["year"])
    for omrade in innehall["samverkansomraden"]:
        for mal in omrade["mal"]:
            beteckning = f"{omrade['nummer']}.{mal['nummer']}"
            if not mal["indikatorer"]:
                yield f"Mål {beteckning} har ingen indikator."
            elif not any(_har_varde(ett, year) for ett in mal["indikatorer"]):
                yield f"Mål {beteckning} har inget värde för {year}."


def _har_varde(indikator: dict[str, Any], year: str) -> bool:
    serier = [indikator["staden"], *indikator["omraden"].values()]
    return any("varde" in serie.get(year, {}) for serie in serier)
