"""Fixed tables: what is hidden, what is shown, and what is refused."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from lagesbild.sekretess import GarInteSkydda, Summa, granska, marginaler, skydda
from lagesbild.sekretess.vecka import veckorutor

RAD = [Summa((0, 1, 2, 3), "totalt")]


def dolda(*val, **ord_):
    return skydda(*val, **ord_).celler.astype(int).tolist()


def test_margins_of_three_dimensions():
    alla = marginaler((2, 3, 4), ("område", "kategori", "tid"))
    assert len(alla) == 6 + 8 + 12 + 2 + 3 + 4 + 1
    tabell = np.arange(24).reshape(2, 3, 4)
    summor = [tabell.ravel()[list(s.celler)].sum() for s in alla]
    assert summor[:6] == tabell.sum(axis=2).ravel().tolist()
    assert summor[-1] == tabell.sum()
    assert {s.namn for s in alla} >= {"område × tid", "kategori", "totalt"}


def test_nothing_small_hides_nothing():
    tabell = np.array([[5, 0, 7], [9, 12, 6]])
    skydd = skydda(tabell, marginaler(tabell.shape))
    assert not skydd.alla.any()


def test_zero_is_shown_and_small_is_not():
    assert dolda([0, 4, 5, 1]) == [0, 1, 0, 1]


def test_one_small_takes_the_smallest_that_suffices_with_it():
    assert dolda([2, 40, 6, 30], RAD) == [1, 0, 1, 0]


def test_small_ones_that_protect_each_other_take_none():
    assert dolda([2, 3, 4, 30], RAD) == [1, 1, 1, 0]


def test_two_ones_are_not_enough():
    skydd = skydda([1, 1, 9, 30], RAD)
    assert skydd.celler.tolist() == [True, True, True, False]


def test_a_row_of_its_own_hides_its_sum():
    skydd = skydda([3, 0, 0, 0], RAD)
    assert skydd.celler.tolist() == [True, False, False, False] and skydd.summor.tolist() == [True]


def test_a_small_sum_is_small_too():
    skydd = skydda([1, 1, 0, 0], RAD)
    assert skydd.summor.all()


def test_the_classic_square():
    tabell = np.array([[2, 20, 30], [25, 9, 40], [30, 50, 60]])
    skydd = skydda(tabell, marginaler(tabell.shape))
    assert skydd.celler.sum() == 4 and skydd.celler[0, 0] and not skydd.summor.any()
    assert granska(tabell, marginaler(tabell.shape), skydd, heltal=True) == []


def test_the_threshold_is_the_sources_own():
    assert dolda([[4, 9], [4, 9]], troskel=[[5], [3]]) == [[1, 0], [0, 0]]


def test_the_audit_sees_what_is_left_open():
    tabell = np.array([3, 40, 6, 30])
    ingen = skydda(tabell + 10, RAD)
    funna = granska(tabell, RAD, ingen)
    assert [(en.plats, en.lagst, en.hogst) for en in funna] == [(0, 3.0, 3.0)]


def test_filtered_and_unfiltered_are_not_subtracted():
    """Two groups per area; only all and the filtered one are published, for each area and summed."""
    bas = np.array([[12, 2], [30, 9], [41, 8]])
    visade = np.array([[True, False]] * 3)
    summor = [Summa((0, 1)), Summa((2, 3)), Summa((4, 5)), Summa((0, 2, 4)), Summa(tuple(range(6)))]
    skydd = skydda(bas, summor, visade=visade)
    assert granska(bas, summor, skydd, visade=visade, heltal=True) == []
    oppet = skydda(bas + 10, summor, visade=visade)
    assert granska(bas, summor, oppet, visade=visade)


def test_last_years_report_is_not_subtracted():
    """Last year showed the total and all but two; this year shows a partial sum of them."""
    tabell, summor = np.array([3, 12, 6, 30]), [Summa((0, 1, 2, 3), ute=True), Summa((0, 1))]
    ute, forut = [False, False, False, True], [True, False, True, False]
    skydd = skydda(tabell, summor, redan_dolda=forut, ute=ute)
    assert skydd.celler.tolist()[0] and not skydd.celler[3] and not skydd.summor[0]
    assert granska(tabell, summor, skydd, ute=ute, heltal=True) == []


def test_what_is_out_cannot_be_taken_back():
    with pytest.raises(GarInteSkydda):
        skydda([3, 12], [Summa((0, 1), ute=True)], ute=[False, True])


def test_what_the_source_hides_is_not_worked_out_from_its_total():
    skydd = skydda([None, 12, 6, 30], [Summa((0, 1, 2, 3), varde=51)])
    assert skydd.celler.sum() == 2 and skydd.celler[0] and not skydd.summor[0]


def test_what_we_sum_ourselves_holds_nothing_unknown():
    skydd = skydda([None, 12, 6, 30], RAD)
    assert skydd.celler.tolist() == [True, False, False, False]


@pytest.mark.parametrize("tabell", [[1, 2, 3, 4], [None, 20, 20, 20]])
def test_sums_that_do_not_hold_are_told(tabell):
    with pytest.raises(ValueError, match="stämmer inte"):
        skydda(tabell, [Summa((0, 1, 2, 3), varde=11)])


def test_less_than_nothing_is_refused():
    with pytest.raises(ValueError):
        skydda([-1, 2])


def test_the_same_again():
    rng = np.random.default_rng(7)
    tabell = rng.poisson(6, (4, 5, 3))
    ett, annat = (skydda(tabell, marginaler(tabell.shape)) for _ in range(2))
    assert (ett.alla == annat.alla).all()


def test_a_table_of_the_real_size_holds():
    rng = np.random.default_rng(11)
    tabell = rng.poisson(rng.gamma(1.0, 12.0, (11, 6, 1)), (11, 6, 3))
    summor = marginaler(tabell.shape)
    skydd = skydda(tabell, summor)
    assert granska(tabell, summor, skydd) == []
    assert not (skydd.celler & (tabell == 0)).any()


@given(arrays(np.int64, (7, 24), elements=st.integers(0, 12)))
@settings(deadline=None, max_examples=10)
def test_the_week_shows_no_small_cell_and_none_from_its_total(matris):
    """Blocks fill the day; a hidden cell beside the shown total could be five numbers or more."""
    rutor = veckorutor(matris.astype(float), 5)
    block = matris.reshape(7, 24 // rutor.timmar, rutor.timmar).sum(axis=2)
    visade = np.array([[-1 if v is None else v for v in rad] for rad in rutor.rader])
    assert ((visade == block) | (visade == -1)).all()
    assert not ((visade > 0) & (visade < 5)).any() and (visade[block == 0] == 0).all()
    gomda = block[visade == -1]
    if len(gomda) and rutor.totalt is not None:
        assert len(gomda) > 1 and gomda.sum() - len(gomda) + 1 >= 5


def test_a_single_small_cell_of_the_week_takes_another():
    matris = np.zeros((7, 24))
    matris[0, 0], matris[1, 0], matris[2, 0] = 2, 30, 9
    rutor = veckorutor(matris, 5)
    assert (rutor.timmar, rutor.totalt) == (6, 41)
    assert [rad[0] for rad in rutor.rader[:3]] == [None, 30, None]
