"""Personal data is found in free text, and other numbers are left alone."""

import random
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan.personuppgifter import ersatt, granska, markt
from tests.samverkan.personuppgiftsmangder import (
    ANTAL,
    LIKNAR,
    TRAFFAR,
    kontrollsiffra,
    meningar,
)


@st.composite
def nummer(draw: st.DrawFn) -> str:
    dag = date(1905, 1, 1) + timedelta(days=draw(st.integers(0, 43_000)))
    tillagg = draw(st.sampled_from([0, 60]))
    sex = f"{dag:%y%m}{dag.day + tillagg:02d}"
    tre = f"{draw(st.integers(0, 999)):03d}"
    streck = draw(st.sampled_from(["", "-", "+", " ", "–", "\u00a0"]))
    sekel = draw(st.sampled_from(["", f"{dag:%Y}"[:2]]))
    return f"{sekel}{sex}{streck}{tre}{kontrollsiffra(sex + tre)}"


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


@pytest.mark.parametrize("slag", TRAFFAR)
def test_everything_in_the_generated_sets_is_found(slag: str) -> None:
    missade = [
        mening
        for sak, mening in meningar(TRAFFAR[slag])
        if not any(
            ett.stopp or (ett.slag == slag and sak.startswith(mening[ett.position : ett.slut]))
            for ett in granska(mening)
        )
    ]
    assert missade == []


@pytest.mark.parametrize("slag", LIKNAR)
def test_what_looks_alike_gives_at_most_one_false_alarm_in_a_hundred(slag: str) -> None:
    larm = [mening for _, mening in meningar(LIKNAR[slag]) if granska(mening)]
    assert len(larm) <= ANTAL // 100, larm[:5]


@pytest.mark.parametrize("slag", TRAFFAR)
def test_one_replacement_takes_it_away_and_leaves_the_rest(slag: str) -> None:
    for _, mening in list(meningar(TRAFFAR[slag], 3))[:200]:
        text = f"Först detta. {mening}, sist detta."
        for _ in range(3):
            if fynd := granska(text):
                text = ersatt(text, fynd[0])
        assert granska(text) == [], mening
        assert text.startswith("Först detta.") and text.endswith("sist detta.")


def test_the_place_is_marked_and_the_text_is_safe() -> None:
    text = "Ring <b>070-123 45 67</b> " + "x" * 100
    (ett,) = granska(text)
    assert markt(text, ett).startswith("Ring &lt;b&gt;<mark>070-123 45 67</mark>&lt;/b&gt;")
    assert markt(text, ett).endswith("…")


@pytest.mark.parametrize(
    "text",
    [
        "Karin Boyes plats", "Erik Dahlbergs gata", "Sankt Eriksplan", "Norra Djurgårdsstaden",
        "Maria skola och Adolf Fredriks kyrka", "Polisen Järva och Staden Bromma", "kl. 08.30–13.00",
        "Lägenheten är på 3 rum", "I maj 2026 och april 2027",
    ],
)  # fmt: skip
def test_places_and_times_are_left_alone(text: str) -> None:
    assert granska(text) == []


@pytest.mark.parametrize(
    "text", ["Anna Berg", "Anna-Karin Berg", "Mohammed Hassan", "Anna Maria Lind", "Zeb Andersson",
             "Carl von Essen"],
)  # fmt: skip
def test_names_warn(text: str) -> None:
    fynd = granska(f"I går sågs {text} vid torget.")
    assert [(ett.slag, ett.stopp) for ett in fynd] == [("namn", False)]
