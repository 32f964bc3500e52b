"""The most alike, by hand: distances over standardised variables."""

from lagesbild.statistik.likhet import mest_lika


def test_by_one_variable_the_nearest_first():
    assert mest_lika({1: [10], 2: [50], 3: [12], 4: [7]}, 1, 2) == [3, 4]


def test_two_variables_weigh_the_same_whatever_their_scale():
    """Population alone says 4, then 2; (Δ1/σ1)² + (Δ2/σ2)² worked out by hand.

    σ of (100, 110, 130, 100) is 12.25, of (1, 2, 1, 2) is 0.5: to 2 it is 0.67 + 4, to 3 it is 6,
    to 4 it is 0 + 4.
    """
    rader = {1: [100, 1], 2: [110, 2], 3: [130, 1], 4: [100, 2]}
    assert mest_lika(rader, 1, 3) == [4, 2, 3]


def test_what_is_unknown_is_not_compared():
    assert mest_lika({1: [10], 2: [None], 3: [90]}, 1) == [3]
    assert mest_lika({1: [None], 2: [5]}, 1) == []


def test_a_variable_that_is_the_same_everywhere_tells_nothing():
    assert mest_lika({1: [1, 10], 2: [1, 30], 3: [1, 11]}, 1, 1) == [3]
