"""Dates as Swedes write and say them."""

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from samverkan import datum_sv

MANDAG = date(2026, 11, 23)
APPAR = ("samverkan", "lagesbild", "atgardsplan", "uppfoljning")


@pytest.mark.parametrize(
    ("dag", "ord_"),
    [
        (date(2026, 11, 21), "i förrgår"),
        (date(2026, 11, 22), "i går"),
        (date(2026, 11, 23), "i dag"),
        (date(2026, 11, 24), "i morgon"),
        (date(2026, 11, 25), "i övermorgon"),
        (date(2026, 11, 27), "fredag"),
        (date(2026, 12, 2), "nästa vecka"),
        (date(2026, 11, 19), "förra veckan"),
        (date(2026, 12, 11), "i december"),
        (date(2027, 2, 24), "i februari 2027"),
        (date(2025, 11, 23), "i november 2025"),
    ],
)
def test_near_days_are_said_in_words(dag: date, ord_: str) -> None:
    assert datum_sv.relativ(dag, MANDAG) == ord_


def test_weeks_meet_over_new_year() -> None:
    assert datum_sv.relativ(date(2027, 1, 4), date(2026, 12, 31)) == "nästa vecka"


def test_a_moment_after_midnight_belongs_to_the_new_day_here() -> None:
    kept = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)
    assert datum_sv.dag(kept) == date(2027, 1, 1)
    assert datum_sv.datum(kept) == "1\u00a0januari 2027"
    assert datum_sv.stampel(kept, date(2027, 1, 1)) == "i\u00a0dag\u00a00.30"


def test_written_forms() -> None:
    nar = datetime(2026, 3, 4, 8, 5)
    assert datum_sv.datum(nar) == "4\u00a0mars 2026"
    assert datum_sv.langdatum(MANDAG) == "måndag 23\u00a0november 2026"
    assert datum_sv.kortdatum(MANDAG) == "23\u00a0nov"
    assert datum_sv.dagdatum(MANDAG) == "mån\u00a023\u00a0nov"
    assert datum_sv.tid(nar) == "8.05"
    assert datum_sv.vecka(MANDAG) == "vecka\u00a048"


@pytest.mark.parametrize(
    ("nar", "text"),
    [
        (datetime(2026, 11, 23, 8, 12), "i\u00a0dag\u00a08.12"),
        (datetime(2026, 11, 22, 23, 59), "i\u00a0går\u00a023.59"),
        (datetime(2026, 11, 20, 16, 40), "fre\u00a016.40"),
        (datetime(2026, 11, 16, 9, 0), "16\u00a0nov"),
        (datetime(2025, 12, 4, 9, 0), "4\u00a0december 2025"),
    ],
)
def test_moments_are_as_short_as_can_be_understood(nar: datetime, text: str) -> None:
    assert datum_sv.stampel(nar, MANDAG) == text


def test_no_moment_is_cut_to_its_utc_day() -> None:
    rot = Path(__file__).parents[2]
    kod = {fil: fil.read_text("utf-8") for app in APPAR for fil in (rot / app).rglob("*.py")}
    assert [
        str(fil) for fil, text in kod.items() if re.search(r"(\bat|_at|\"senast\"\])\.date\(", text)
    ] == []
