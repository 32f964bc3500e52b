"""Random tables under attack: no small number may be narrowed, whatever is published."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from lagesbild.sekretess import Summa, granska, marginaler, skydda
from tests.lagesbild.sekretess.angrepp import antal_heltal, mojliga_varden, spann

LUGN = settings(deadline=None, max_examples=20)
TAL = st.one_of(st.integers(0, 6), st.integers(0, 40))
TROSKEL = st.integers(2, 6)
FORM = st.tuples(st.integers(1, 4), st.integers(1, 3), st.integers(1, 3))
TABELL = FORM.flatmap(lambda form: arrays(np.int64, form, elements=TAL))


def smala(tabell, summor, skydd, troskel, visade=None):
    """Small cells and sums that the attacker narrows; he may know that zeros are shown."""
    mal = [(i,) for i in range(tabell.size)] + [s.celler for s in summor]
    sma = [m for m in mal if 0 < tabell.ravel()[list(m)].sum() < troskel]
    golv = 1 if visade is None else 0
    return [
        (m, spann(tabell, summor, skydd, m, golv, visade))
        for m in sma
        if antal_heltal(*spann(tabell, summor, skydd, m, golv, visade)) < troskel
    ]


@LUGN
@given(TABELL, TROSKEL)
def test_every_margin_published(tabell, troskel):
    summor = marginaler(tabell.shape)
    skydd = skydda(tabell, summor, troskel)
    assert smala(tabell, summor, skydd, troskel) == []
    assert not (skydd.celler & (tabell == 0)).any()
    assert skydd.celler[(tabell > 0) & (tabell < troskel)].all()


@LUGN
@given(TABELL, TROSKEL, st.data())
def test_any_sums_at_all_published(tabell, troskel, data):
    """Tables filtered this way and that, years, parts: whatever sums over the same cells."""
    val = st.sets(st.integers(0, tabell.size - 1), min_size=1)
    summor = [Summa(tuple(sorted(s))) for s in data.draw(st.lists(val, max_size=6))]
    skydd = skydda(tabell, summor, troskel)
    assert smala(tabell, summor, skydd, troskel) == []


@LUGN
@given(st.data(), TROSKEL)
def test_filtered_beside_unfiltered(data, troskel):
    """Area × category in two groups: all and one group published, each with its own margins."""
    form = (data.draw(st.integers(1, 4)), data.draw(st.integers(1, 3)))
    tabell = data.draw(arrays(np.int64, (2, *form), elements=TAL))
    halva = tabell[0].size
    ena = marginaler(form)
    bada = [Summa((*s.celler, *(c + halva for c in s.celler))) for s in ena]
    bada += [Summa((c, c + halva)) for c in range(halva)]
    visade = np.zeros(tabell.shape, dtype=bool)
    visade[0] = True
    summor = [*ena, *bada]
    skydd = skydda(tabell, summor, troskel, visade=visade)
    assert granska(tabell, summor, skydd, troskel, visade=visade) == []
    assert smala(tabell, summor, skydd, troskel, visade) == []


@settings(deadline=None, max_examples=20)
@given(arrays(np.int64, (2, 3), elements=st.integers(0, 5)), st.integers(2, 3))
def test_whole_tables_are_tried_one_by_one(tabell, troskel):
    """No gaps: so many whole numbers are really possible, found by trying all tables."""
    summor = marginaler(tabell.shape)
    skydd = skydda(tabell, summor, troskel)
    for plats in np.flatnonzero((tabell > 0) & (tabell < troskel)):
        funna = mojliga_varden(tabell, summor, skydd, plats, 1, tak=7)
        assert len(funna) >= min(troskel, 7)


@LUGN
@given(TABELL, TROSKEL)
def test_the_audit_agrees_with_the_attack(tabell, troskel):
    """Hidden are only the small cells themselves: what each of the two then finds is the same."""
    summor = marginaler(tabell.shape)
    bara_sma = skydda(tabell, [], troskel)
    oppet = type(bara_sma)(bara_sma.celler, np.zeros(len(summor), dtype=bool))
    sma_celler = {m for m, _ in smala(tabell, summor, oppet, troskel) if len(m) == 1}
    funna = {en.plats for en in granska(tabell, summor, oppet, troskel) if en.plats < tabell.size}
    assert funna >= {m[0] for m in sma_celler}
