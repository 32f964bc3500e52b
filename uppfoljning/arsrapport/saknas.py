"""What is missing from the report, said in words; pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from samverkan.dokument.delar import uppraknat


def det_som_saknas(innehall: dict[str, Any]) -> list[str]:
    """One sentence for each thing that ought to be there and is not; nothing is left out silently.

    The same thing is said once, with the names of all that it is missing for.
    """
    distrikt = _samlade(_distriktens(innehall))
    mal = _samlade(_matten(innehall))
    return [
        *_stadens(innehall),
        *(f"{uppraknat(namn)}: {vad}" for vad, namn in distrikt.items()),
        *(f"Mål {uppraknat(nummer)} har {vad}" for vad, nummer in mal.items()),
    ]


def _samlade(par: Iterator[tuple[str, str]]) -> dict[str, list[str]]:
    samlade: dict[str, list[str]] = {}
    for namn, vad in par:
        samlade.setdefault(vad, []).append(namn)
    return samlade


def _stadens(innehall: dict[str, Any]) -> Iterator[str]:
    year = innehall["year"]
    if not innehall["sammanfattning"].strip():
        yield "Sammanfattningen av året är inte skriven."
    if innehall["handlingsplan"] is None:
        yield f"Det finns ingen handlingsplan för {year}."
    if innehall["plan_nasta_year"] is None and not innehall["nasta_year"].strip():
        yield f"Planen för {year + 1} är inte skriven."


def _distriktens(innehall: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for distrikt in innehall["stadsdelsomraden"]:
        for vad in distriktet_saknar(distrikt, innehall["year"]):
            yield distrikt["namn"], vad


def distriktet_saknar(distrikt: dict[str, Any], year: int) -> Iterator[str]:
    """The same of one district."""
    if distrikt["bidrag"] is None:
        yield "stadsdelsområdets eget bidrag är inte lämnat."
    if distrikt["lagesbild"] is None:
        yield f"det finns ingen fastställd lägesbild för {year}."
    if distrikt["overenskommelse"] is None:
        yield f"det finns ingen beslutad åtgärdsplan för {year}."
    utan = [a["nummer"] for a in distrikt["atgarder"] if a["lage"] is None]
    if utan:
        yield f"{inte_avstamda(len(utan))} under året."


def inte_avstamda(antal: int) -> str:
    return "en åtgärd är inte avstämd" if antal == 1 else f"{antal} åtgärder är inte avstämda"


def _matten(innehall: dict[str, Any]) -> Iterator[tuple[str, str]]:
    year = str(innehall["year"])
    for omrade in innehall["samverkansomraden"]:
        for mal in omrade["mal"]:
            beteckning = f"{omrade['nummer']}.{mal['nummer']}"
            if not mal["indikatorer"]:
                yield beteckning, "ingen indikator."
            elif not any(_har_varde(ett, year) for ett in mal["indikatorer"]):
                yield beteckning, f"inget värde för {year}."


def _har_varde(indikator: dict[str, Any], year: str) -> bool:
    serier = [indikator["staden"], *indikator["omraden"].values()]
    return any("varde" in serie.get(year, {}) for serie in serier)
