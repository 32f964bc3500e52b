"""The worded judgement, its p and its interval."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from lagesbild.statistik import Utfall, jamfor_andelar, jamfor_antal
from lagesbild.statistik.jamfor import MINSTA_ANTAL, MINSTA_BAS, betingat_p, skillnad_andelar

ANTAL = st.integers(0, 300)


def test_the_published_example_of_central_p():
    # Fay 2010, The R Journal 2(1):53-58: 2 of 17877 against 10 of 20000, central p 0.061.
    assert betingat_p(2, 10, 17877, 20000) == pytest.approx(0.061, abs=5e-4)


@given(ANTAL, ANTAL, st.floats(0.1, 10))
def test_p_is_twice_the_smaller_tail_that_scipy_finds(fore, efter, bas):
    if fore + efter:
        svansar = [
            binomtest(efter, fore + efter, bas / (1 + bas), alternative=sida).pvalue
            for sida in ("less", "greater")
        ]
        ratt = min(1.0, 2 * min(svansar))
        assert betingat_p(fore, efter, 1.0, bas) == pytest.approx(ratt, rel=1e-9, abs=1e-300)


@given(ANTAL, ANTAL)
def test_turned_round_it_says_the_opposite(fore, efter):
    motsats = {Utfall.OKNING: Utfall.MINSKNING, Utfall.MINSKNING: Utfall.OKNING}
    fram, bak = jamfor_antal(fore, efter), jamfor_antal(efter, fore)
    assert bak.utfall == motsats.get(fram.utfall, fram.utfall)


@given(ANTAL, ANTAL)
def test_sure_only_below_five_per_cent_and_in_the_right_direction(fore, efter):
    fick = jamfor_antal(fore, efter)
    if fick.utfall is Utfall.OKNING:
        assert efter > fore and fick.p < 0.05
    if fick.utfall is Utfall.MINSKNING:
        assert efter < fore and fick.p < 0.05


@pytest.mark.parametrize(
    ("fore", "efter", "utfall"),
    [
        (100, 60, "säker minskning"),
        (60, 100, "säker ökning"),
        (100, 95, "ingen säker förändring"),
        (9, 0, "för få fall att bedöma"),
        (10, 0, "säker minskning"),
        (0, 0, "för få fall att bedöma"),
    ],
)
def test_the_words(fore, efter, utfall):
    fick = jamfor_antal(fore, efter)
    assert fick.utfall == utfall and fick.metod


def test_the_threshold_is_said():
    assert str(MINSTA_ANTAL) in jamfor_antal(2, 3).metod
    assert str(MINSTA_BAS) in jamfor_andelar(2, 29, 3, 100).metod


def test_longer_time_is_no_increase():
    assert jamfor_antal(50, 100, bas_fore=6, bas_efter=12).utfall is Utfall.INGEN


@pytest.mark.parametrize("fel", [{"bas_fore": 0.0}, {"bas_efter": -1.0}])
def test_no_base_no_judgement(fel):
    with pytest.raises(ValueError):
        jamfor_antal(10, 10, **fel)


# Newcombe 1998, Stat Med 17:873-890, table II, method 10: (a) 56/70 - 48/80, (b) 9/10 - 3/10,
# (e) 5/56 - 0/29.
@pytest.mark.parametrize(
    ("a", "m", "b", "n", "lagst", "hogst"),
    [
        (56, 70, 48, 80, 0.0524, 0.3339),
        (9, 10, 3, 10, 0.1705, 0.8090),
        (5, 56, 0, 29, -0.0381, 0.1926),
    ],
)
def test_difference_of_shares_as_printed(a, m, b, n, lagst, hogst):
    assert skillnad_andelar(b, n, a, m) == pytest.approx((lagst, hogst), abs=6e-5)


@pytest.mark.parametrize(
    ("fore", "efter", "utfall"),
    [(48, 70, Utfall.OKNING), (70, 48, Utfall.MINSKNING), (50, 52, Utfall.INGEN)],
)
def test_words_of_shares(fore, efter, utfall):
    assert jamfor_andelar(fore, 100, efter, 100).utfall is utfall
