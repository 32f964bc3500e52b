"""Gi* against esda, by hand, and the false discoveries against scipy."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array
from scipy.stats import false_discovery_control, norm
from shapely import box

from lagesbild.geografi.gistar import benjamini_hochberg, gi_stjarna
from lagesbild.geografi.sexhorn import rutnat_over

DISTRIKT = box(0, 0, 3000, 3000)


def esdas(varden, grannar):
    """The statistic of an independent library."""
    esda = pytest.importorskip("esda", reason="esda is the oracle")
    libpysal = pytest.importorskip("libpysal", reason="libpysal is the oracle")
    lista = {i: grannar[[i]].nonzero()[1].tolist() for i in range(len(varden))}
    vikter = libpysal.weights.W(lista, silence_warnings=True)
    return esda.G_Local(varden, vikter, transform="B", star=True, permutations=0).Zs


@settings(deadline=None, max_examples=15)
@given(st.integers(0, 2**32 - 1), st.sampled_from([200.0, 350.0]), st.floats(0.1, 50))
def test_z_as_esda_to_twelve_places(fro, bredd, medel):
    natet = rutnat_over(DISTRIKT, bredd)
    slump = np.random.default_rng(fro)
    varden = slump.poisson(slump.gamma(0.5, medel, len(natet))).astype(float)
    varden[0] += 1
    grannar = natet.grannar()
    fick = gi_stjarna(varden, grannar)
    assert np.abs(fick.z - esdas(varden, grannar)).max() < 1e-12 * max(1, np.abs(fick.z).max())


def test_by_hand_in_a_row_of_four():
    """x = 4, 0, 0, 0 in a row: mean 1, s² = 3; first cell W = 2, Σwx = 4."""
    grannar = csr_array(np.array([[0, 1, 0, 0], [1, 0, 1, 0], [0, 1, 0, 1], [0, 0, 1, 0]], float))
    z = gi_stjarna(np.array([4.0, 0, 0, 0]), grannar).z
    assert z[0] == pytest.approx((4 - 2) / (3**0.5 * ((4 * 2 - 4) / 3) ** 0.5))
    assert z[1] == pytest.approx((4 - 3) / (3**0.5 * ((4 * 3 - 9) / 3) ** 0.5))
    assert z[3] == pytest.approx((0 - 2) / (3**0.5 * ((4 * 2 - 4) / 3) ** 0.5))


def test_p_is_two_sided():
    natet = rutnat_over(DISTRIKT, 350)
    varden = np.random.default_rng(1).poisson(3, len(natet)).astype(float)
    fick = gi_stjarna(varden, natet.grannar())
    assert fick.p == pytest.approx(2 * norm.sf(np.abs(fick.z)), rel=1e-12)


@given(st.floats(0.1, 1e3), st.floats(-100, 100))
def test_scale_and_level_change_nothing(skala, niva):
    natet = rutnat_over(DISTRIKT, 500)
    varden = np.random.default_rng(1).poisson(3, len(natet)).astype(float)
    fore = gi_stjarna(varden, natet.grannar()).z
    assert gi_stjarna(varden * skala + niva, natet.grannar()).z == pytest.approx(fore, abs=1e-6)


@pytest.mark.parametrize("varden", [[], [3.0], [2.0, 2.0, 2.0], [0.0, 0.0]])
def test_where_all_is_equal_nothing_stands_out(varden):
    n = len(varden)
    fick = gi_stjarna(np.array(varden), csr_array((n, n)))
    assert not fick.z.any() and (fick.p == 1).all() and not fick.heta().any()


def test_a_cell_that_neighbours_all_says_nothing():
    grannar = csr_array(np.ones((3, 3)) - np.eye(3))
    assert not gi_stjarna(np.array([1.0, 2.0, 9.0]), grannar).z.any()


@given(st.lists(st.floats(0, 1), min_size=1, max_size=60))
def test_adjusted_p_as_scipy(p):
    fick = benjamini_hochberg(np.array(p))
    assert fick == pytest.approx(false_discovery_control(p, method="bh"), abs=1e-12)


def test_adjusted_p_of_nothing():
    assert len(benjamini_hochberg(np.array([]))) == 0


def test_chance_alone_is_seldom_a_spot():
    natet, fel = rutnat_over(box(0, 0, 6000, 6000), 250), 0
    for fro in range(60):
        varden = np.random.default_rng(fro).poisson(4, len(natet)).astype(float)
        fel += gi_stjarna(varden, natet.grannar()).heta().any()
    assert fel / 60 <= 0.15
