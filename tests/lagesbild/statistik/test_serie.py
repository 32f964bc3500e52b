"""Rolling sums, the year wheel and the week."""

from datetime import datetime, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lagesbild.statistik import arshjul, rullande, veckomatris

MANADER = st.lists(st.integers(0, 99) | st.none(), max_size=60)


def test_three_months_by_hand():
    assert rullande([1, 2, 3, 4, None, 6, 7, 8], 3) == [None, None, 6, 9, None, None, None, 21]


@given(MANADER, st.sampled_from([3, 12]))
def test_rolling_is_as_long_and_as_numpy(manader, bredd):
    fick = rullande(manader, bredd)
    assert len(fick) == len(manader)
    tal = np.array([np.nan if m is None else m for m in manader])
    if len(tal) >= bredd:
        ratt = np.convolve(tal, np.ones(bredd), "valid")
        kvar = [np.nan if v is None else v for v in fick[bredd - 1 :]]
        for ett, annat in zip(kvar, ratt, strict=True):
            assert ett == annat or (np.isnan(ett) and np.isnan(annat))
    assert fick[: bredd - 1] == [None] * min(len(fick), bredd - 1)


def test_a_missing_month_is_not_zero():
    assert rullande([5] * 5 + [None] + [5] * 6, 12)[-1] is None


def test_no_window_of_nothing():
    with pytest.raises(ValueError):
        rullande([1], 0)


def test_the_wheel_by_hand():
    jamn, topp = [10] * 12, [0] * 6 + [24] + [0] * 5
    hjul = arshjul([*jamn, *topp])
    assert hjul is not None
    assert hjul[6] == pytest.approx((1 / 12 + 1) / 2) and hjul[0] == pytest.approx(1 / 24)


def test_the_wheel_starts_in_january_whatever_the_first_month():
    year = list(range(1, 13))
    assert arshjul([7, 7, *year], forsta_manad=11) == arshjul(year)


@given(MANADER, st.integers(1, 12))
def test_the_wheel_adds_up_to_one_or_is_not(manader, forsta):
    hjul = arshjul(manader, forsta)
    assert hjul is None or (len(hjul) == 12 and sum(hjul) == pytest.approx(1))


@pytest.mark.parametrize("manader", [[], [1] * 11, [1] * 11 + [None], [0] * 12])
def test_no_wheel_without_a_whole_year(manader):
    assert arshjul(manader) is None


def test_no_thirteenth_month():
    with pytest.raises(ValueError):
        arshjul([1] * 12, 13)


def test_monday_first():
    matris = veckomatris([datetime(2026, 3, 2, 0, 59), datetime(2026, 3, 8, 23)])
    assert matris[0, 0] == 1 and matris[6, 23] == 1 and matris.sum() == 2


@given(st.lists(st.integers(0, 10_000), max_size=50))
def test_every_event_is_in_the_week_once(timmar):
    tider = [datetime(2025, 1, 1) + timedelta(hours=t) for t in timmar]
    assert veckomatris(tider).sum() == len(tider)
    assert veckomatris(tider, [0.5] * len(tider)).sum() == len(tider) / 2


def test_a_weight_each():
    with pytest.raises(ValueError):
        veckomatris([datetime(2025, 1, 1)], [1.0, 2.0])
