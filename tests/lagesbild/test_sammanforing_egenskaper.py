"""Whatever the two parties do, in whatever order: no observation and no provenance is lost."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lagesbild.forms.sammanforing import LagespunktForm, SammanforForm
from lagesbild.models import Observation
from lagesbild.selectors.sammanforing import sammanforingssida
from lagesbild.workflow import sammanforing as workflow
from lagesbild.workflow.dela_punkt import dela_lagespunkt, utoka_lagespunkt
from lagesbild.workflow.lagesbild import flytta_lagesbild, inte_fardig
from samverkan.fel import Hinder
from samverkan.models import VIDD
from tests import factories_bild

TAL = st.integers(0, 5)
NIVA = st.sampled_from(["parterna", "publik"])
STEG = st.one_of(
    st.tuples(st.just("para"), st.lists(TAL, min_size=1, max_size=4, unique=True), st.booleans()),
    st.tuples(st.just("undan"), TAL),
    st.tuples(st.just("aterta"), TAL),
    st.tuples(st.just("sarskilj"), TAL, TAL),
    st.tuples(st.just("los_upp"), TAL),
    st.tuples(st.just("andra"), TAL, NIVA, st.integers(1, 5)),
    st.tuples(st.just("reservera"), TAL, st.sampled_from(["Nej.", ""])),
    st.tuples(st.just("dela"), TAL, st.lists(TAL, min_size=1, max_size=2, unique=True)),
    st.tuples(st.just("utoka"), TAL, st.lists(TAL, min_size=1, max_size=2, unique=True)),
    st.tuples(st.just("skicka")),
)


class Meeting:
    """The merge as the test drives it; `spar` is what should be true, kept beside."""

    def __init__(self, bild: Any, rader: list[int]) -> None:
        self.bild, self.rader = bild, rader
        self.spar: dict[int, frozenset[int]] = {}
        self.undan: set[int] = set()

    def punkt(self, n: int) -> Any:
        alla = list(self.bild.lagespunkter.order_by("lopnummer"))
        return alla[n % len(alla)] if alla else None

    def steg(self, by: Any, slag: str, *val: Any) -> None:
        getattr(self, f"_{slag}")(by, *val)

    def _para(self, by: Any, vilka: list[int], motiv: bool) -> None:
        ids = [self.rader[n] for n in vilka]
        falt = {"text": "T", "allvar": 3, "trend": "okant", "allvar_motiv": "M" if motiv else ""}
        punkt = workflow.sammanfor(self.bild, SammanforForm(falt), ids, by=by)
        self.spar[punkt.pk] = frozenset(ids)

    def _undan(self, by: Any, n: int) -> None:
        workflow.lagg_undan(self.bild, self.rader[n], "Skäl.", by=by)
        self.undan.add(self.rader[n])

    def _aterta(self, by: Any, n: int) -> None:
        workflow.aterta_undanlaggning(self.bild, self.rader[n], by=by)
        self.undan.remove(self.rader[n])

    def _sarskilj(self, by: Any, ena: int, andra: int) -> None:
        workflow.sarskilj(self.bild, self.rader[ena], self.rader[andra], by=by)

    def _los_upp(self, by: Any, n: int) -> None:
        if punkt := self.punkt(n):
            pk = punkt.pk
            workflow.los_upp(punkt, by=by)
            del self.spar[pk]

    def _andra(self, by: Any, n: int, niva: str, allvar: int) -> None:
        if punkt := self.punkt(n):
            falt = {"text": "Nytt", "allvar": allvar, "trend": "samre", "delningsniva": niva}
            form = LagespunktForm(falt | {"allvar_motiv": "M"}, instance=punkt)
            assert form.is_valid()
            workflow.spara_lagespunkt(form, by=by, version=punkt.version)

    def _reservera(self, by: Any, n: int, text: str) -> None:
        if punkt := self.punkt(n):
            workflow.reservera(punkt, text, by=by)

    def _dela(self, by: Any, n: int, vilka: list[int]) -> None:
        if punkt := self.punkt(n):
            ids = {self.rader[v] for v in vilka}
            dela_lagespunkt(punkt, sorted(ids), by=by)
            self.spar[punkt.pk] -= ids

    def _utoka(self, by: Any, n: int, vilka: list[int]) -> None:
        if punkt := self.punkt(n):
            ids = {self.rader[v] for v in vilka}
            utoka_lagespunkt(punkt, sorted(ids), by=by)
            self.spar[punkt.pk] |= ids

    def _skicka(self, by: Any) -> None:
        assert flytta_lagesbild(self.bild, "skicka_for_godkannande", by=by)
        assert not self.kvar(), "sent for approval while an observation remained"
        flytta_lagesbild(self.bild, "ta_tillbaka", by=by)

    def kvar(self) -> set[int]:
        return set(self.rader) - set().union(*self.spar.values()) - self.undan

    def prova(self, user: Any) -> None:
        alla = Observation.objects.filter(pk__in=self.rader)
        assert alla.count() == len(self.rader)
        assert set(alla.oavgjorda().values_list("pk", flat=True)) == self.kvar()
        for punkt in self.bild.lagespunkter.prefetch_related("observationer__underlag"):
            kallor = list(punkt.observationer.all())
            assert {k.pk for k in kallor} == self.spar[punkt.pk]
            parter = {k.underlag.part_id for k in kallor}
            assert punkt.endast_part_id == (parter.pop() if len(parter) == 1 else None)
            assert all(VIDD[punkt.delningsniva] <= VIDD[k.delningsniva] for k in kallor)
        assert bool(inte_fardig(self.bild)) == bool(self.kvar())
        self.prova_matare(user)

    def prova_matare(self, user: Any) -> None:
        sida = sammanforingssida(user, self.bild, "")
        antal = {slag: tal for slag, tal, _ in sida["matare"]}
        assert sum(antal.values()) == len(self.rader)
        assert (antal["rest"], antal["undan"]) == (len(self.kvar()), len(self.undan))
        assert sida["antal_kvar"] == len(self.kvar())


@pytest.fixture
def start(agare: Any, norrby: Any) -> tuple[Any, list[int]]:
    with agare():
        bild = factories_bild.make_sammanforing(norrby, sammanfattning="Klart.")
        for underlag in bild.underlag.all():
            factories_bild.factories.make_observation(underlag, allvar=5, delningsniva="publik")
        delade = Observation.objects.filter(underlag__lagesbild=bild).exclude(delningsniva="egen")
        return bild, list(delade.order_by("pk").values_list("pk", flat=True))


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steg=st.lists(st.tuples(st.booleans(), STEG), max_size=12))
def test_no_sequence_of_steps_loses_anything(
    steg: list[Any], start: Any, stad: Any, polis: Any, som: Any
) -> None:
    bild, rader = start
    with transaction.atomic():
        mote = Meeting(bild, rader)
        for ar_stad, (slag, *val) in steg:
            user = stad if ar_stad else polis
            with som(user):
                try:
                    with transaction.atomic():
                        mote.steg(user, slag, *val)
                except (Hinder, PermissionDenied):
                    pass
                mote.prova(user)
        transaction.set_rollback(True)
