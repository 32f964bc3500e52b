"""The interrupted series against statsmodels, by simulation and at its limits."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lagesbild.effekt import avbruten_serie
from lagesbild.effekt.avbruten import modellmatris
from lagesbild.effekt.regression import GarInte, poissonregression
from lagesbild.statistik import Utfall

sm = pytest.importorskip("statsmodels.api", reason="statsmodels is the oracle")


def serie(fro, steg=1.0, n=48, start=24, medel=60.0):
    slump, t = np.random.default_rng(fro), np.arange(n)
    vantat = medel * np.exp(0.004 * t) * np.where(t >= start, steg, 1.0)
    return slump.poisson(vantat)


@settings(deadline=None, max_examples=30)
@given(st.integers(0, 10_000), st.booleans(), st.sampled_from([None, 12]))
def test_as_statsmodels(fro, med_bas, sasong):
    y, modell = serie(fro), modellmatris(48, 24, sasong)
    bas = np.linspace(900, 1100, 48) if med_bas else None
    ratt = sm.GLM(y, modell, family=sm.families.Poisson(), exposure=bas).fit(tol=1e-12)
    fick = poissonregression(y, modell, bas)
    assert fick.koefficienter == pytest.approx(ratt.params, abs=1e-7)
    assert np.sqrt(np.diag(fick.kovarians)) == pytest.approx(ratt.bse, rel=1e-6)
    assert fick.dispersion == pytest.approx(ratt.pearson_chi2 / ratt.df_resid, rel=1e-6)


def test_the_interval_as_statsmodels_with_pearsons_scale():
    slump = np.random.default_rng(5)
    y = slump.negative_binomial(4, 4 / (4 + 60), 48)
    modell = modellmatris(48, 24)
    ratt = sm.GLM(y, modell, family=sm.families.Poisson()).fit(scale="X2", tol=1e-12)
    fick = avbruten_serie(y.tolist(), 24)
    lagst, hogst = np.exp(ratt.conf_int()[2])
    assert fick.dispersion > 1
    assert (fick.niva.lagst, fick.niva.hogst) == pytest.approx((lagst, hogst), rel=1e-6)
    assert fick.niva.p == pytest.approx(ratt.pvalues[2], rel=1e-5)


def test_a_clear_drop_is_found_and_nothing_is_not():
    ner = avbruten_serie(serie(1, steg=0.6).tolist(), 24)
    assert ner.utfall is Utfall.MINSKNING and ner.niva.hogst < 1
    assert ner.niva.lagst < 0.6 < ner.niva.hogst
    assert avbruten_serie(serie(2).tolist(), 24).utfall is Utfall.INGEN


def test_the_step_is_covered_as_often_as_said():
    traffar = 0
    for fro in range(300):
        niva = avbruten_serie(serie(fro, steg=0.8).tolist(), 24).niva
        traffar += niva.lagst <= 0.8 <= niva.hogst
    assert traffar / 300 >= 0.92


def test_what_was_expected_without_it_follows_the_model():
    fick = avbruten_serie(serie(1, steg=0.6).tolist(), 24)
    assert fick.utan_insats[:24] == pytest.approx(fick.vantat[:24])
    assert fick.vantat[24] / fick.utan_insats[24] == pytest.approx(fick.niva.kvot)


@pytest.mark.parametrize(
    ("antal", "start"),
    [([9] * 10, 7), ([9] * 10, 3), ([5] * 10 + [0] * 10, 10), ([0] * 20, 10), ([], 0)],
)
def test_too_little_is_said(antal, start):
    fick = avbruten_serie(antal, start)
    assert fick.utfall is Utfall.FA and fick.metod and fick.niva is None


def test_less_than_nothing_is_refused():
    with pytest.raises(ValueError):
        avbruten_serie([1, -1], 1)


def test_a_model_that_cannot_be_told_apart_is_refused():
    with pytest.raises(GarInte):
        poissonregression(np.arange(1.0, 9.0), np.ones((8, 2)))
