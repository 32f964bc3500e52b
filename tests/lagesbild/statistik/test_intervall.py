"""Intervals against printed tables and independent computations."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import brentq
from scipy.stats import binomtest
from scipy.stats import poisson as fordelning

from lagesbild.statistik import medelfolkmangd, per_invanare, poisson, wilson

# Garwood 1936 as printed in Ulm 1990 and in Breslow and Day 1987, table 2.10 (95 %).
GARWOOD = [
    (0, 0.0, 3.689),
    (1, 0.0253, 5.572),
    (2, 0.242, 7.225),
    (5, 1.623, 11.668),
    (10, 4.795, 18.390),
    (20, 12.217, 30.888),
    (100, 81.36, 121.63),
]
# Newcombe 1998, Stat Med 17:857-872, table I, method 3 (score without continuity correction).
NEWCOMBE = [
    (81, 263, 0.2553, 0.3662),
    (15, 148, 0.0624, 0.1605),
    (0, 20, 0.0, 0.1611),
    (1, 29, 0.0061, 0.1718),
]


@pytest.mark.parametrize(("antal", "lagst", "hogst"), GARWOOD)
def test_poisson_as_printed(antal, lagst, hogst):
    fick = poisson(antal)
    assert (fick.lagst, fick.hogst) == pytest.approx((lagst, hogst), rel=1e-3, abs=5e-5)


@given(st.integers(1, 500), st.sampled_from([0.9, 0.95, 0.99]))
def test_poisson_ends_are_where_the_tails_are_half_of_the_rest(antal, niva):
    fick, svans = poisson(antal, niva), (1 - niva) / 2
    lagst = brentq(lambda m: fordelning.sf(antal - 1, m) - svans, 1e-9, antal)
    hogst = brentq(lambda m: fordelning.cdf(antal, m) - svans, antal, antal * 3 + 30)
    assert (fick.lagst, fick.hogst) == pytest.approx((lagst, hogst), rel=1e-8)


@given(st.integers(0, 10_000))
def test_poisson_holds_the_count_and_grows_with_it(antal):
    fick, nasta = poisson(antal), poisson(antal + 1)
    assert fick.lagst <= antal < fick.hogst
    assert fick.lagst < nasta.lagst and fick.hogst < nasta.hogst


@pytest.mark.parametrize(("traffar", "n", "lagst", "hogst"), NEWCOMBE)
def test_wilson_as_printed(traffar, n, lagst, hogst):
    fick = wilson(traffar, n)
    assert (fick.lagst, fick.hogst) == pytest.approx((lagst, hogst), abs=5e-5)


@given(st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_as_scipy(tal):
    traffar, n = tal
    ratt = binomtest(traffar, n).proportion_ci(method="wilson")
    fick = wilson(traffar, n)
    assert (fick.lagst, fick.hogst) == pytest.approx((ratt.low, ratt.high), abs=1e-12)
    assert 0 <= fick.lagst <= traffar / n <= fick.hogst <= 1


@pytest.mark.parametrize("fel", [(1, 0), (-1, 5), (6, 5)])
def test_wilson_refuses_what_is_no_share(fel):
    with pytest.raises(ValueError):
        wilson(*fel)


def test_poisson_refuses_less_than_nothing():
    with pytest.raises(ValueError):
        poisson(-1)


def test_rate_by_mean_population():
    medel = medelfolkmangd(99_000, 101_000)
    takt = per_invanare(250, medel)
    assert takt is not None and takt.varde == 250 and takt.medelfolkmangd == 100_000
    assert takt.intervall.lagst == pytest.approx(poisson(250).lagst)


def test_rate_is_rounded_half_up():
    takt = per_invanare(1, 40_000)
    assert takt is not None and (takt.varde, takt.avrundad) == (2.5, 3)


@pytest.mark.parametrize(("antal", "medel"), [(None, 100.0), (3, None), (3, 0)])
def test_no_rate_from_what_is_missing(antal, medel):
    assert per_invanare(antal, medel) is None


@pytest.mark.parametrize("ena", [(None, 1), (1, None), (None, None)])
def test_no_mean_of_one_year_end(ena):
    assert medelfolkmangd(*ena) is None
