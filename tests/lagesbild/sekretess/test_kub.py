"""A cube by names: decided part by part, the same whatever stands beside it; attacked whole."""

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from lagesbild.sekretess.kub import Kub

LUGN = settings(deadline=None, max_examples=25)
KANT = st.one_of(st.integers(0, 6), st.integers(0, 60))
TAL = st.one_of(KANT, st.none())


def rad(*tal, redan=(), kallans=None):
    kub = Kub(dict(enumerate(tal)), {"summa": tuple(range(len(tal)))}, redan=set(redan))
    if kallans is not None:
        kub.kallans["summa"] = kallans
    return kub


def test_one_small_takes_the_smallest_that_suffices_with_it():
    assert rad(2, 40, 6, 30).dolda(5) == {0, 2}


def test_nothing_small_hides_nothing():
    assert rad(5, 0, 12).dolda(5) == set()


def test_what_the_source_hides_is_not_worked_out_from_its_sum():
    assert rad(None, 12, 6, kallans=20).dolda(5) == {0, 2}


def test_a_sum_of_the_source_that_does_not_hold_is_hidden():
    assert rad(None, 12, 6, kallans=3).dolda(5) >= {0, "summa"}


def test_one_year_is_decided_without_the_next():
    ena = Kub({("a", 1): 3, ("b", 1): 20, ("c", 1): 30}, {1: (("a", 1), ("b", 1), ("c", 1))})
    bada = Kub(
        ena.celler | {("a", 2): 90, ("b", 2): 2, ("c", 2): 40},
        ena.marginaler | {2: (("a", 2), ("b", 2), ("c", 2))},
    )
    assert ena.dolda(5) == {
        namn for namn in bada.dolda(5) if namn not in (2, *((o, 2) for o in "abc"))
    }


def grannser(kub, dolda, mal):
    """Bounds of a cell by linear programming over what is shown; shares no code with the product."""
    namnen = list(kub.celler)
    rader, hoger = [], []
    for namn, delar in kub.marginaler.items():
        if namn not in dolda:
            rader.append([float(n in delar) for n in namnen])
            hoger.append(kub.kallans.get(namn, sum(kub.celler[d] or 0 for d in delar)))
    bounds = [
        (1 if kub.celler[n] else 0, None) if n in dolda else (kub.celler[n], kub.celler[n])
        for n in namnen
    ]
    rad = np.array([float(n == mal) for n in namnen])
    band = {"A_eq": rader, "b_eq": hoger} if rader else {}
    ut = []
    for tecken in (1, -1):
        svar = linprog(tecken * rad, bounds=bounds, **band)
        ut.append(np.inf if svar.status == 3 else tecken * svar.fun)
    return ut


@LUGN
@given(st.lists(st.lists(KANT, min_size=3, max_size=3), min_size=1, max_size=4))
def test_months_within_years_within_the_city(omraden):
    """Districts × months with each district's sum, each month's sum and the whole: none is narrowed."""
    kub = Kub({(o, m): t for o, r in enumerate(omraden) for m, t in enumerate(r)})
    kub.marginaler |= {("o", o): tuple((o, m) for m in range(3)) for o in range(len(omraden))}
    kub.marginaler |= {("m", m): tuple((o, m) for o in range(len(omraden))) for m in range(3)}
    kub.marginaler["alla"] = tuple(kub.celler)
    dolda = kub.dolda(5)
    for namn, tal in kub.celler.items():
        if 0 < tal < 5:
            lag, hog = grannser(kub, dolda, namn)
            assert np.isinf(hog) or np.floor(hog + 1e-6) - np.ceil(lag - 1e-6) + 1 >= 5


@LUGN
@given(st.lists(TAL, min_size=2, max_size=7))
def test_the_same_again_and_zero_is_shown(tal):
    ena, andra = rad(*tal), rad(*tal)
    assert ena.dolda(5) == andra.dolda(5)
    assert not {n for n, t in ena.celler.items() if t == 0} & ena.dolda(5)


@LUGN
@given(st.lists(KANT, min_size=1, max_size=4))
def test_a_known_total_never_gives_a_hidden_count(tal):
    """Try every row that agrees with what is shown: each small count could be five numbers."""
    kub = rad(*tal)
    dolda = kub.dolda(5)
    gomda = [n for n in kub.celler if n in dolda]
    summa = sum(tal[n] for n in gomda)
    if not gomda or "summa" in dolda or summa > 60:
        return
    mojliga = [m for m in product(range(1, summa + 1), repeat=len(gomda)) if sum(m) == summa]
    for plats, namn in enumerate(gomda):
        assert tal[namn] >= 5 or len({m[plats] for m in mojliga}) >= 5


@LUGN
@given(st.lists(TAL, min_size=1, max_size=11), st.sets(st.integers(0, 10)))
def test_one_is_never_hidden_alone_beside_a_total(tal, redan):
    redan &= set(range(len(tal)))
    kub = rad(*tal, redan=redan)
    dolda = kub.dolda(5)
    assert redan | {n for n, t in enumerate(tal) if t is None or 0 < t < 5} <= dolda
    assert len(dolda - {"summa"}) != 1 or "summa" in dolda
