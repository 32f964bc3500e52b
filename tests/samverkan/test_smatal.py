"""Small numbers: hidden, and not to be worked out from what is shown."""

from itertools import product

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samverkan.smatal import GRANS, skydda

RADER = st.dictionaries(st.integers(1, 11), st.integers(0, 30) | st.none(), max_size=11)
SLOW = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
SMA_RADER = st.lists(st.integers(0, 7), min_size=1, max_size=4)


@SLOW
@given(RADER)
def test_every_small_count_is_hidden_and_every_zero_shown(rad):
    dolda = skydda(rad).celler
    assert {k for k, v in rad.items() if v is not None and 0 < v < GRANS} <= dolda
    assert not {k for k, v in rad.items() if v == 0} & dolda


@SLOW
@given(RADER)
def test_one_is_never_hidden_alone_beside_a_total(rad):
    skydd = skydda(rad)
    assert len(skydd.celler) != 1 or skydd.summan


@SLOW
@given(RADER)
def test_what_is_large_is_shown_when_nothing_is_small(rad):
    if all(v is None or v == 0 or v >= GRANS for v in rad.values()):
        assert skydda(rad).celler == frozenset()


@SLOW
@given(RADER, st.sets(st.integers(1, 11)))
def test_what_the_source_hides_stays_hidden(rad, redan):
    assert redan <= skydda(rad, redan=redan).celler


@settings(deadline=None)
@given(SMA_RADER)
def test_a_known_total_never_gives_a_hidden_count(varden):
    """Try every row that agrees with what is shown: each hidden count could be several numbers."""
    rad = dict(enumerate(varden))
    skydd = skydda(rad)
    if not skydd.celler or skydd.summan:
        return
    dolda = sorted(skydd.celler)
    summa = sum(rad[k] for k in dolda)
    mojliga = [m for m in product(range(1, summa + 1), repeat=len(dolda)) if sum(m) == summa]
    for plats in range(len(dolda)):
        assert len({m[plats] for m in mojliga}) >= GRANS
