"""Periods, days and hours as sources write them."""

import calendar
import re
from datetime import date, datetime, time
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from lagesbild.inlasning.text import stada

ZON = ZoneInfo("Europe/Stockholm")
MANADER = ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
ENGELSKA = {"may": "maj", "oct": "okt"}
_YEAR = re.compile(r"(\d{4})(?:\.0)?(\s*\(?prel\.?\)?)?\Z", re.I)
_MANAD = re.compile(r"(\d{4})[- ]?[Mm]?(\d\d)(?:-01)?(\s*prel\.?)?\Z")
_KVARTAL = re.compile(r"(\d{4})[- ]?[KkQq](?:vartal )?([1-4])(\s*prel\.?)?\Z")
_DAG = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ](.*))?\Z")
_SVENSK_DAG = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?:[T ](.*))?\Z")
_KOMPAKT = re.compile(r"(\d{4})(\d\d)(\d\d)\Z")
_KLOCKA = re.compile(r"(?:kl\.?\s*)?(\d{1,2})(?:[.:](\d\d))?(?::\d\d(?:\.\d+)?)?")


class Period(NamedTuple):
    """When a figure holds."""

    start: date
    typ: str
    preliminar: bool = False


def manad(text: str) -> int | None:
    """The number of a month by its first three letters, Swedish or English."""
    bit = stada(text)[:3].casefold()
    bit = ENGELSKA.get(bit, bit)
    return MANADER.index(bit) + 1 if bit in MANADER else None


def rimligt(year: int) -> bool:
    return 1900 <= year <= 2100


@lru_cache(maxsize=10_000)
def period(text: str) -> Period | None:
    """A year, a quarter or a month as one word: 2024, 2024M03, 2024-03, 2024K1, mars 2024."""
    rent = stada(text)
    if (traff := _YEAR.match(rent)) and rimligt(int(traff[1])):
        return Period(date(int(traff[1]), 1, 1), "year", bool(traff[2]))
    if (traff := _KVARTAL.match(rent)) and rimligt(int(traff[1])):
        return Period(date(int(traff[1]), int(traff[2]) * 3 - 2, 1), "kvartal", bool(traff[3]))
    if (traff := _MANAD.match(rent)) and rimligt(int(traff[1])) and 1 <= int(traff[2]) <= 12:
        return Period(date(int(traff[1]), int(traff[2]), 1), "manad", bool(traff[3]))
    bitar = rent.split()
    if len(bitar) >= 2 and (nr := manad(bitar[0])) and (year := period(" ".join(bitar[1:]))):
        return Period(year.start.replace(month=nr), "manad", year.preliminar)
    return None


class Stund(NamedTuple):
    """A moment, or the window that it lies in."""

    fran: datetime
    till: datetime | None


@lru_cache(maxsize=50_000)
def stund(text: str, klocka: str = "") -> Stund | None:
    """A day with or without hour, or a month, in Swedish time; the hour may stand in its own cell."""
    rent = stada(text)
    if (traff := _MANAD.match(rent)) and 1 <= int(traff[2]) <= 12 and rimligt(int(traff[1])):
        year, nr = int(traff[1]), int(traff[2])
        sista = calendar.monthrange(year, nr)[1]
        return Stund(_da(date(year, nr, 1), time(0)), _da(date(year, nr, sista), time(23, 59)))
    if (dag := _dag(rent)) is None:
        return None
    when, rest = dag
    timme = klockslag(klocka) if klocka.strip() else klockslag(rest)
    if timme is None:
        return None if (klocka or rest).strip() else Stund(
            _da(when, time(0)), _da(when, time(23, 59))
        )  # fmt: skip
    return Stund(_da(when, timme), None)


def _da(dag: date, klocka: time) -> datetime:
    return datetime.combine(dag, klocka, ZON)


def _dag(text: str) -> tuple[date, str] | None:
    if traff := _DAG.match(text):
        y, m, d, rest = traff.groups()
    elif traff := _SVENSK_DAG.match(text):
        d, m, y, rest = traff.groups()
    elif traff := _KOMPAKT.match(text):
        y, m, d = traff.groups()
        rest = ""
    else:
        return None
    try:
        dag = date(int(y), int(m), int(d))
    except ValueError:
        return None
    return (dag, rest or "") if rimligt(dag.year) else None


def klockslag(text: str) -> time | None:
    """An hour, with or without minutes; 24 is midnight."""
    traff = _KLOCKA.match(stada(text))
    if not traff:
        return None
    timme, minut = int(traff[1]) % 24 if int(traff[1]) == 24 else int(traff[1]), int(traff[2] or 0)
    return time(timme, minut) if timme < 24 and minut < 60 else None
