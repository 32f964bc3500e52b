"""Personal data is found in free text, and other numbers are left alone."""

import random
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan.personuppgifter import granska


def _kontrollsiffra(nio: str) -> str:
    """Independent of the code under test: digit sums written out."""
    summa = 0
    for plats, tecken in enumerate(nio):
        dubbel = int(tecken) * [2, 1][plats % 2]
        summa += dubbel // 10 + dubbel % 10
    return str(-summa % 10)


@st.composite
def nummer(draw: st.DrawFn) -> str:
    dag = date(1905, 1, 1) + timedelta(days=draw(st.integers(0, 43_000)))
    tillagg = draw(st.sampled_from([0, 60]))
    sex = f"{dag:%y%m}{dag.day + tillagg:02d}"
    tre = f"{draw(st.integers(0, 999)):03d}"
    streck = draw(st.sampled_from(["", "-", "+", " ", "–", "\u00a0"]))
    sekel = draw(st.sampled_from(["", f"{dag:%Y}"[:2]]))
    return f"{sekel}{sex}{streck}{tre}{_kontrollsiffra(sex + tre)}"


@given(
    nummer(),
    st.sampled_from(["", "Han heter något, ", "(", "nr:"]),
    st.sampled_from(["", ".", " igen"]),
)
def test_every_personnummer_stops(numret: str, fore: str, efter: str) -> None:
    fynd = granska(f"{fore}{numret}{efter}")
    assert [ett.stopp for ett in fynd] == [True]
    assert numret not in fynd[0].meddelande


def test_random_ten_digit_numbers_rarely_alarm() -> None:
    slump = random.Random(7)
    larm = sum(
        any(ett.stopp for ett in granska(f"{slump.randrange(10**10):010d}")) for _ in range(10_000)
    )
    assert larm <= 100


@pytest.mark.parametrize(
    "text",
    [
        "Dnr KS 2023/740 och HV 2023/551-1.1",
        "Organisationsnummer 212000-0142",
        "Perioden 20240101-20241231",
        "Mellan kl. 19 och 23, 120 meter från torget",
        "",
    ],
)
def test_ordinary_numbers_pass(text: str) -> None:
    assert granska(text) == []


@pytest.mark.parametrize(
    ("text", "slag"),
    [
        ("Ring 070-123 45 67", "telefon"),
        ("Ring 08-508 00 000", "telefon"),
        ("Skriv till nagon@exempel.se", "epost"),
        ("En bil med regnr ABC 123 stod där", "regnr"),
        ("Hörs från lgh 1203", "lagenhet"),
    ],
)
def test_other_data_warns_but_does_not_stop(text: str, slag: str) -> None:
    assert [(ett.slag, ett.stopp) for ett in granska(text)] == [(slag, False)]
