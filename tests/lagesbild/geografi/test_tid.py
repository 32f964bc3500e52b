"""Aoristic weights, near repeat and the smoothed surface."""

from datetime import datetime, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lagesbild.geografi import upprepning as modul
from lagesbild.geografi.aorist import aoristisk
from lagesbild.geografi.tathet import karntathet
from lagesbild.geografi.upprepning import ForManga, knox

MANDAG = datetime(2026, 3, 2)


def matris(*fonster):
    return aoristisk(
        np.array([f[0] for f in fonster], dtype="datetime64[s]"),
        np.array([f[1] for f in fonster], dtype="datetime64[s]"),
    )


def test_four_whole_hours_share_alike():
    """The example of Ratcliffe 2000: a window over n search blocks gives each 1/n."""
    fick = matris((MANDAG.replace(hour=8), MANDAG.replace(hour=12))).matris
    assert fick[0, 8:12] == pytest.approx([0.25] * 4) and fick.sum() == pytest.approx(1)


def test_half_hours_weigh_half():
    fick = matris((MANDAG.replace(hour=8, minute=30), MANDAG.replace(hour=10))).matris
    assert fick[0, 8:10] == pytest.approx([1 / 3, 2 / 3])


def test_a_known_time_is_one_hours():
    assert matris((MANDAG, MANDAG)).matris[0, 0] == 1


def test_over_sunday_night_into_monday():
    fick = matris((MANDAG - timedelta(hours=1), MANDAG + timedelta(hours=1))).matris
    assert fick[6, 23] == pytest.approx(0.5) and fick[0, 0] == pytest.approx(0.5)


def test_without_an_end_the_start_is_it():
    fick = aoristisk(
        np.array([MANDAG], dtype="datetime64[s]"), np.array(["NaT"], dtype="datetime64[s]")
    )
    assert fick.matris[0, 0] == 1 and fick.medraknade == 1


def test_what_is_of_no_use_is_counted():
    fick = matris(
        (MANDAG, MANDAG - timedelta(hours=1)),
        (MANDAG, MANDAG + timedelta(days=8)),
        ("NaT", "NaT"),
        (MANDAG, MANDAG),
    )
    assert (fick.medraknade, fick.uteslutna, fick.matris.sum()) == (1, 3, 1)


@settings(deadline=None, max_examples=25)
@given(st.lists(st.tuples(st.integers(0, 10**7), st.integers(0, 604_800)), max_size=6))
def test_each_event_weighs_one_and_as_counted_by_the_minute(fonster):
    tider = [(MANDAG + timedelta(seconds=a - a % 60), b - b % 60) for a, b in fonster]
    fick = matris(*[(a, a + timedelta(seconds=b)) for a, b in tider]).matris
    assert fick.sum() == pytest.approx(len(fonster))
    ratt = np.zeros((7, 24))
    for start, langd in tider:
        minuter = range(max(1, langd // 60))
        for minut in minuter:
            nu = start + timedelta(minutes=minut)
            ratt[nu.weekday(), nu.hour] += 1 / len(minuter)
    assert fick == pytest.approx(ratt, abs=1e-9)


def test_near_repeat_by_hand():
    """Three at one place on days 0, 3 and 40, one 150 m away on day 5."""
    x, y = np.array([0.0, 0, 0, 150]), np.zeros(4)
    fick = knox(x, y, np.array([0, 3, 40, 5]), omgangar=9)
    assert fick.observerat[0].tolist() == [1, 0, 0, 0]
    assert fick.observerat[1].tolist() == [2, 0, 0, 0]
    assert fick.observerat[2:].sum() == 0


@settings(deadline=None, max_examples=20)
@given(st.integers(0, 10_000))
def test_pairs_as_counted_one_by_one(fro):
    slump = np.random.default_rng(fro)
    x, y, dag = slump.uniform(0, 600, 30), slump.uniform(0, 600, 30), slump.integers(0, 60, 30)
    fick = knox(x, y, dag, omgangar=1)
    ratt = np.zeros((4, 4), int)
    for i in range(30):
        for j in range(i):
            a, d = np.hypot(x[i] - x[j], y[i] - y[j]), abs(dag[i] - dag[j])
            band = next((n for n, tak in enumerate(fick.avstand) if a <= tak), None)
            tid = next((n for n, tak in enumerate(fick.dagar) if d <= tak), None)
            if band is not None and tid is not None:
                ratt[band, tid] += 1
    assert (fick.observerat == ratt).all()


def planterad(fro=1):
    slump = np.random.default_rng(fro)
    x, y, dag = (
        slump.uniform(0, 5000, 300),
        slump.uniform(0, 5000, 300),
        slump.integers(0, 365, 300),
    )
    nara = slump.normal(0, 30, (2, 60))
    return (
        np.concatenate([x, x[:60] + nara[0]]),
        np.concatenate([y, y[:60] + nara[1]]),
        np.concatenate([dag, dag[:60] + slump.integers(1, 6, 60)]),
    )


def test_planted_repeats_are_found_and_only_near_in_time():
    fick = knox(*planterad(), omgangar=199)
    assert fick.p[0, 0] == pytest.approx(1 / 200) and fick.kvot[0, 0] > 3
    assert (fick.p[:, 2:] > 0.01).all()


def test_the_same_seed_gives_the_same_table():
    ett, annat, tredje = (knox(*planterad(), omgangar=49, fro=f) for f in (7, 7, 8))
    assert (ett.vantat == annat.vantat).all() and (ett.vantat != tredje.vantat).any()


def test_too_many_pairs_are_told(monkeypatch):
    monkeypatch.setattr(modul, "FLEST_PAR", 100)
    with pytest.raises(ForManga, match="kortare period"):
        knox(*planterad(), omgangar=1)


def test_the_surface_keeps_the_number_of_events():
    slump = np.random.default_rng(1)
    x, y = slump.normal(5000, 300, (2, 500))
    ytan = karntathet(x, y, (0, 0, 10_000, 10_000))
    assert ytan.varden.sum() * (ytan.ruta / 1000) ** 2 == pytest.approx(500, rel=1e-6)
    rad, kolumn = np.unravel_index(ytan.varden.argmax(), ytan.varden.shape)
    assert abs(rad * 50 - 5000) < 200 and abs(kolumn * 50 - 5000) < 200
