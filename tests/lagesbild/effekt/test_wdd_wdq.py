"""WDD and WDQ against published examples, by hand and by simulation."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lagesbild.effekt import Tolkning, wdd, wdq
from lagesbild.statistik import Utfall

ANTAL = st.integers(1, 400)
PAR = st.tuples(ANTAL, ANTAL)


def test_wdd_as_published():
    """Wheeler and Ratcliffe 2018, Crime Science, worked example: -118, variance 1568, z -2.98."""
    fick = wdd((207, 110), (308, 318), (178, 157), (150, 140))
    assert fick.varde == -118 and fick.standardfel**2 == pytest.approx(1568)
    assert round(fick.z, 2) == -2.98
    assert (round(fick.lagst), round(fick.hogst)) == (-196, -40)
    assert (fick.lokalt, fick.forflyttning) == (-107, -11)
    assert fick.utfall is Utfall.MINSKNING


def test_wdd_without_a_zone_by_hand():
    fick = wdd((20, 10), (20, 20))
    assert (fick.varde, fick.standardfel**2) == (-10, pytest.approx(70))
    assert fick.utfall is Utfall.INGEN


@given(PAR, PAR, PAR, PAR)
def test_area_and_control_exchanged_turn_the_sign(t, c, td, cd):
    fram, bak = wdd(t, c, td, cd), wdd(c, t, cd, td)
    assert fram.varde == -bak.varde and fram.standardfel == pytest.approx(bak.standardfel)
    assert fram.lagst == pytest.approx(-bak.hogst)


def test_periods_of_different_length_are_brought_to_one():
    halvt = wdd((100, 50), (100, 50), langder=(12, 6))
    assert halvt.varde == pytest.approx(0) and halvt.utfall is Utfall.INGEN


def test_few_are_not_judged():
    assert wdd((30, 2), (30, 30)).utfall is Utfall.FA


def test_nothing_at_all():
    fick = wdd((0, 0), (0, 0))
    assert (fick.varde, fick.z, fick.p, fick.utfall) == (0, 0, 1, Utfall.FA)


def test_the_interval_holds_as_often_as_it_says():
    slump = np.random.default_rng(3)
    traffar = 0
    for _ in range(2000):
        t0, t1, c0, c1 = slump.poisson([80, 60, 90, 95])
        fick = wdd((t0, t1), (c0, c1))
        traffar += fick.lagst <= -25 <= fick.hogst
    assert 0.93 <= traffar / 2000 <= 0.97


@pytest.mark.parametrize("fel", [{"insats": (-1, 2)}, {"langder": (0, 1)}])
def test_wdd_refuses(fel):
    with pytest.raises(ValueError):
        wdd(**{"insats": (1, 2), "kontroll": (1, 2), **fel})


def by_formula(insats, zon, kontroll):
    (rb, ra), (db, da), (cb, ca) = insats, zon, kontroll
    return (da / ca - db / cb) / (ra / ca - rb / cb)


# One of each step of the interpretation in POP Tool Guide 11; control area unchanged at 100.
@pytest.mark.parametrize(
    ("zon_efter", "kvot", "ord_"),
    [
        (20, 1.5, Tolkning.STORRE_SPRIDNING),
        (40, 0.5, Tolkning.SPRIDNING),
        (50, 0.0, Tolkning.INGEN),
        (60, -0.5, Tolkning.FORFLYTTNING),
        (70, -1.0, Tolkning.UTAN_NETTO),
        (80, -1.5, Tolkning.ATIT_UPP),
    ],
)
def test_wdq_in_words(zon_efter, kvot, ord_):
    fick = wdq((80, 60), (50, zon_efter), (100, 100))
    assert fick.wdq == pytest.approx(kvot) and fick.tolkning is ord_


def test_the_effects_by_hand():
    fick = wdq((80, 60), (50, 40), (100, 110))
    assert fick.bruttoeffekt == 20
    assert fick.nettoeffekt == pytest.approx(80 / 100 - 60 / 110)
    assert fick.total_nettoeffekt == pytest.approx((88 - 60) + (55 - 40))


def test_the_sign_trap():
    """Success is a negative measure but a positive net effect; both are there, never mixed."""
    fick = wdq((80, 60), (50, 50), (100, 100))
    assert fick.framgang < 0 < fick.nettoeffekt


def test_a_worse_area_has_no_quotient():
    """Both worse: the bare formula gives a positive quotient that would read as a benefit."""
    assert by_formula((60, 80), (50, 60), (100, 100)) > 0
    fick = wdq((60, 80), (50, 60), (100, 100))
    assert fick.wdq is None and fick.tolkning is Tolkning.UTAN_FRAMGANG


def test_no_change_has_no_quotient():
    assert wdq((60, 60), (50, 40), (100, 100)).wdq is None


@pytest.mark.parametrize("plats", range(6))
def test_a_zero_anywhere_is_undefined(plats):
    tal = [10] * 6
    tal[plats] = 0
    fick = wdq((tal[0], tal[1]), (tal[2], tal[3]), (tal[4], tal[5]))
    assert fick.tolkning is Tolkning.ODEFINIERAD and fick.wdq is None


def test_wdq_refuses_less_than_nothing():
    with pytest.raises(ValueError):
        wdq((1, -1), (1, 1), (1, 1))


@given(PAR, PAR, PAR)
def test_the_quotient_is_the_formula_wherever_it_is_given(insats, zon, kontroll):
    fick = wdq(insats, zon, kontroll)
    if fick.wdq is not None:
        assert fick.framgang < 0
        assert fick.wdq == pytest.approx(by_formula(insats, zon, kontroll))
