"""Counts of places through any life, against a count of each place by itself."""

from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lagesbild.platsliv import Steg, ar_for_ar, listan

SLAG = ("drogscen", "otrygg", "brottsutsatt")
START = date(2020, 1, 1)
KINDS = st.frozensets(st.sampled_from(SLAG), min_size=1)


class Lista:
    """A life that could be: only open places are moved, closed, split or merged."""

    def __init__(self, draw):
        self.draw, self.steg, self.oppna, self.stangda, self.nasta = draw, [], [], [], 1
        self.dag = START

    def lagg(self, plats, vad, kinds=None, till=None):
        kinds = self.draw(KINDS) if kinds is None else kinds
        self.steg.append(Steg(self.dag, plats, vad, kinds, till, len(self.steg)))

    def ny(self):
        self.oppna.append(self.nasta)
        self.nasta += 1
        return self.nasta - 1

    def ta(self, lista):
        plats = self.draw(st.sampled_from(lista))
        lista.remove(plats)
        return plats

    def funnen(self):
        self.lagg(self.ny(), "funnen")

    def kvar(self):
        if self.oppna:
            plats = self.draw(st.sampled_from(self.oppna))
            self.lagg(plats, self.draw(st.sampled_from(["kvar", "flyttad"])))

    def stangd(self):
        if self.oppna:
            self.stangda.append(self.ta(self.oppna))
            self.lagg(self.stangda[-1], "stangd", frozenset())

    def oppnad(self):
        if self.stangda:
            self.oppna.append(self.ta(self.stangda))
            self.lagg(self.oppna[-1], "oppnad")

    def delad(self):
        if self.oppna:
            plats = self.ta(self.oppna)
            for _ in range(self.draw(st.integers(2, 4))):
                self.lagg(plats, "delad", till=self.ny())

    def sammanslagen(self):
        if len(self.oppna) > 1:
            antal = self.draw(st.integers(2, len(self.oppna)))
            valda, kinds = [self.ta(self.oppna) for _ in range(antal)], self.draw(KINDS)
            till = self.ny()
            for plats in valda:
                self.lagg(plats, "sammanslagen", kinds, till)


VAD = ("funnen", "kvar", "stangd", "oppnad", "delad", "sammanslagen")


@st.composite
def liv(draw):
    lista = Lista(draw)
    for _ in range(draw(st.integers(1, 15))):
        lista.dag += timedelta(draw(st.integers(0, 200)))
        getattr(lista, draw(st.sampled_from(VAD)))()
    return lista.steg


def raknad(steg, slag, dag):
    """How many places have a life that has begun and not ended by the day, one place at a time."""
    antal = 0
    for plats in {s.plats for s in steg} | {s.till for s in steg if s.till}:
        om = [s for s in steg if s.datum <= dag and plats in (s.plats, s.till)]
        sist = max(om, key=lambda s: (s.datum, s.ordning), default=None)
        if sist is None:
            continue
        slutar = sist.plats == plats and (sist.vad == "stangd" or sist.till)
        antal += not slutar and (slag is None or slag in sist.slag)
    return antal


slow = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@slow
@given(liv(), st.integers(2020, 2036))
def test_every_year_and_kind_is_what_the_places_say_one_by_one(steg, sista):
    till = date(sista, 6, 30)
    aren = ar_for_ar(steg, SLAG, till)
    for ett in aren:
        dag = min(date(ett.year, 12, 31), till)
        assert ett.alla == raknad(steg, None, dag)
        assert ett.slag == {slag: raknad(steg, slag, dag) for slag in SLAG}


@slow
@given(liv())
def test_what_happened_in_a_year_is_the_whole_difference(steg):
    fore = 0
    for ett in ar_for_ar(steg, SLAG, date(2040, 1, 1)):
        assert ett.alla == fore + sum(ett.andring.values())
        fore = ett.alla


@slow
@given(liv(), st.randoms())
def test_the_order_the_rows_come_in_makes_no_difference(steg, slump):
    blandade = list(steg)
    slump.shuffle(blandade)
    dag = date(2030, 1, 1)
    assert listan(blandade, dag) == listan(steg, dag)


def test_a_split_and_a_merge_of_the_same_year():
    """One place becomes two, of which one is merged with a third: two are left."""
    otrygg, scen = frozenset({"otrygg"}), frozenset({"drogscen"})
    steg = [
        Steg(date(2024, 3, 1), 1, "funnen", otrygg | scen),
        Steg(date(2024, 4, 1), 2, "funnen", otrygg),
        Steg(date(2025, 5, 1), 1, "delad", otrygg, 3, 1),
        Steg(date(2025, 5, 1), 1, "delad", scen, 4, 2),
        Steg(date(2025, 9, 1), 3, "sammanslagen", otrygg, 5),
        Steg(date(2025, 9, 1), 2, "sammanslagen", otrygg, 5, 1),
    ]
    forra, i_ar = ar_for_ar(steg, SLAG, date(2025, 12, 31))
    assert (forra.alla, forra.slag["otrygg"], forra.slag["drogscen"]) == (2, 2, 1)
    assert (i_ar.alla, i_ar.slag["otrygg"], i_ar.slag["drogscen"]) == (2, 1, 1)
    assert i_ar.andring == {"delad": 1, "sammanslagen": -1}
