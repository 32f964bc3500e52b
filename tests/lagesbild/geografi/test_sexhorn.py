"""Hexagons: every point in exactly one, the right one; neighbours; the same ids always."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import Point, Polygon, box

from lagesbild.geografi.sexhorn import mittpunkter, rutnat_over, tilldela

OST, NORD = 153_000, 6_580_000
LAGE = st.tuples(st.floats(0, 4000), st.floats(0, 4000))
DISTRIKT = box(OST, NORD, OST + 4000, NORD + 4000)


@settings(deadline=None, max_examples=50)
@given(st.lists(LAGE, min_size=1, max_size=30), st.sampled_from([100.0, 250.0, 500.0]))
def test_a_point_lies_in_its_hexagon_and_nearest_its_centre(lagen, bredd):
    x, y = OST + np.array([p[0] for p in lagen]), NORD + np.array([p[1] for p in lagen])
    natet = rutnat_over(DISTRIKT, bredd, marginal=10)
    platser = natet.platser(x, y)
    assert (platser >= 0).all()
    mitt = natet.mitt
    for px, py, nr in zip(x, y, platser, strict=True):
        assert natet.sexhorningar([nr])[0].distance(Point(px, py)) < 1e-5
        alla = np.hypot(mitt[:, 0] - px, mitt[:, 1] - py)
        assert alla[nr] <= alla.min() + 1e-6


def test_the_hexagons_cover_the_district_and_do_not_overlap():
    natet = rutnat_over(DISTRIKT, 250)
    alla = natet.sexhorningar()
    hela = shapely.union_all(alla)
    assert hela.buffer(1e-3).contains(DISTRIKT)
    assert hela.area == pytest.approx(sum(a.area for a in alla), rel=1e-9)
    assert natet.yta == pytest.approx(alla[0].area, rel=1e-6)


def test_the_margin_adds_cells_outside():
    utan, med = rutnat_over(DISTRIKT, 250), rutnat_over(DISTRIKT, 250, marginal=500)
    assert set(utan.idn) < set(med.idn)
    assert med.platser(np.array([OST - 400.0]), np.array([NORD - 100.0]))[0] >= 0
    assert utan.platser(np.array([OST - 400.0]), np.array([NORD - 100.0]))[0] == -1


def test_ids_are_those_of_the_grid_not_of_the_district():
    del_av = box(OST + 1000, NORD + 1000, OST + 2000, NORD + 2000)
    hela, halva = rutnat_over(DISTRIKT, 250), rutnat_over(del_av, 250)
    assert set(halva.idn) < set(hela.idn)
    assert len(set(hela.idn)) == len(hela)


def test_neighbours_are_six_at_one_width_and_both_ways():
    natet = rutnat_over(DISTRIKT, 250)
    grannar, mitt = natet.grannar(), natet.mitt
    assert (grannar != grannar.T).nnz == 0 and not grannar.diagonal().any()
    rad, kol = grannar.nonzero()
    avstand = np.hypot(*(mitt[rad] - mitt[kol]).T)
    assert avstand == pytest.approx(np.full(len(avstand), 250))
    antal = np.asarray(grannar.sum(axis=1)).ravel()
    inre = shapely.contains_xy(DISTRIKT.buffer(-300), mitt)
    assert (antal[inre] == 6).all() and antal.max() == 6


@given(st.integers(-30_000, 30_000), st.integers(-30_000, 30_000))
def test_a_centre_is_in_its_own_cell(q, r):
    mitt = mittpunkter(np.array([q]), np.array([r]), 250.0)
    fick = tilldela(mitt[:, 0], mitt[:, 1], 250.0)
    assert (fick[0][0], fick[1][0]) == (q, r)


def test_a_district_in_two_parts_and_in_the_other_grid():
    delar = shapely.union_all([box(670_000, 6_580_000, 671_000, 6_581_000),
                               box(675_000, 6_580_000, 676_000, 6_581_000)])  # fmt: skip
    natet = rutnat_over(delar, 250)
    mellan = natet.platser(np.array([673_000.0]), np.array([6_580_500.0]))
    assert mellan[0] == -1 and len(natet) > 30


@pytest.mark.parametrize("fel", [(DISTRIKT, 0), (Polygon(), 250)])
def test_no_cells_of_nothing(fel):
    with pytest.raises(ValueError):
        rutnat_over(*fel)
