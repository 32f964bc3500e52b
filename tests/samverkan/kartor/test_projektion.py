"""Coordinate systems."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import Point, box

from samverkan.kartor.projektion import (
    SWEREF99_18_00,
    SWEREF99_TM,
    WGS84,
    OkantKoordinatsystem,
    projicera_punkt,
    punkter_till_plan,
    till_plan,
    upptack_crs,
)

TM, PLAN = (661546.96, 6584490.85), (141061.51, 6583685.35)
LON, LAT = 17.8428, 59.3681


def test_known_point_in_all_three_systems() -> None:
    assert projicera_punkt(LON, LAT, WGS84, SWEREF99_TM) == pytest.approx(TM, abs=0.02)
    assert projicera_punkt(LON, LAT, WGS84, SWEREF99_18_00) == pytest.approx(PLAN, abs=0.02)
    assert projicera_punkt(*PLAN, SWEREF99_18_00, WGS84) == pytest.approx((LON, LAT), abs=1e-6)


@pytest.mark.parametrize("point", [(LON, LAT), TM, PLAN])
def test_system_is_told_by_the_size_of_the_numbers(point: tuple[float, float]) -> None:
    moved = till_plan(Point(point).buffer(1e-6))
    assert (moved.centroid.x, moved.centroid.y) == pytest.approx(PLAN, abs=0.1)


@pytest.mark.parametrize("point", [(LAT, LON), TM[::-1], PLAN[::-1]])
def test_swapped_axes_are_refused_with_the_reason(point: tuple[float, float]) -> None:
    with pytest.raises(OkantKoordinatsystem, match="bytt plats"):
        upptack_crs((*point, *point))


@pytest.mark.parametrize(
    "bounds", [(0, 0, 1, 1), (float("nan"), 1, 2, 3), (17, 59, 200_000, 6_600_000)]
)
def test_other_numbers_are_refused(bounds: tuple[float, float, float, float]) -> None:
    with pytest.raises(OkantKoordinatsystem):
        upptack_crs(bounds)


@given(st.floats(11, 24), st.floats(55, 69))
def test_there_and_back(lon: float, lat: float) -> None:
    there = projicera_punkt(lon, lat)
    assert projicera_punkt(*there, SWEREF99_18_00, WGS84) == pytest.approx((lon, lat), abs=1e-7)


def test_box_in_tm_is_not_taken_for_another() -> None:
    assert upptack_crs(box(660_000, 6_570_000, 690_000, 6_600_000).bounds) == SWEREF99_TM


@given(st.floats(10.5, 24.5), st.floats(55, 69.5))
def test_many_points_are_moved_as_one_is(lon: float, lat: float) -> None:
    (plan,) = punkter_till_plan(np.array([[lon, lat]]))
    assert plan == pytest.approx(projicera_punkt(lon, lat), rel=0, abs=1e-4)


def test_a_point_without_a_place_has_none_in_the_plane() -> None:
    assert not np.isfinite(punkter_till_plan(np.array([[np.nan, np.nan]]))).any()
    assert punkter_till_plan(np.zeros((0, 2))).shape == (0, 2)
