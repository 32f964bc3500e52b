"""The rule of goal states: the path, the interval, what is never judged."""

from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uppfoljning.malstatus import bana, bedom, sammanvag

TAL = st.decimals(min_value=0, max_value=1000, places=2)
LAGEN = st.lists(st.sampled_from(["ja", "nja", "nej", "ej"]))


def _bedom(**andra):
    grund = {
        "riktning": "ner", "polisdriven": False, "baslinje": D(40), "baslinje_year": 2025,
        "malvarde": D(30), "mal_year": 2027, "varde": D(35), "year": 2026,
    }  # fmt: skip
    return bedom(**(grund | andra)).lage


@pytest.mark.parametrize(
    ("andra", "lage"),
    [
        ({}, "ja"),
        ({"varde": D("35.1")}, "nej"),
        ({"varde": D("35.1"), "ki_lag": D(33), "ki_hog": D(37)}, "nja"),
        ({"varde": D("39"), "ki_lag": D(37), "ki_hog": D(41)}, "nej"),
        ({"riktning": "upp", "baslinje": D(30), "malvarde": D(40), "varde": D(35)}, "ja"),
        ({"riktning": "upp", "baslinje": D(30), "malvarde": D(40), "varde": D(34)}, "nej"),
        ({"polisdriven": True}, "ej"),
        ({"varde": None}, "ej"),
        ({"malvarde": None}, "ej"),
        ({"riktning": "ingen"}, "ej"),
        ({"baslinje": None, "baslinje_year": None, "varde": D(31)}, "nej"),
    ],
)
def test_states(andra, lage):
    assert _bedom(**andra) == lage


@given(TAL, TAL, st.integers(2020, 2030), st.integers(1, 5), st.integers(2015, 2040))
def test_path_stays_between_baseline_and_target(bas, mal, start, langd, year):
    varde = bana(bas, start, mal, start + langd, year)
    assert min(bas, mal) - D("0.01") <= varde <= max(bas, mal) + D("0.01")


@given(TAL)
def test_police_driven_is_never_judged(varde):
    assert _bedom(polisdriven=True, varde=varde) == "ej"


@given(TAL)
def test_directions_mirror_each_other(varde):
    ner = _bedom(varde=varde)
    upp = _bedom(riktning="upp", baslinje=D(-40), malvarde=D(-30), varde=-varde)
    assert ner == upp


@given(LAGEN)
def test_most_of_what_is_judged_decides_and_the_graver_when_it_is_even(lagen):
    bedomda = [lage for lage in lagen if lage != "ej"]
    svar = sammanvag(lagen)
    assert (svar == "ej") == (not bedomda)
    assert (svar == "nej") == (bool(bedomda) and bedomda.count("nej") >= len(bedomda) / 2)
    assert (svar == "ja") == (bedomda.count("ja") > len(bedomda) / 2)
