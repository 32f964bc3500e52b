"""Statements that are dissolved, reserved against and edited by two people at once."""

import pytest

from lagesbild.forms.sammanforing import LagespunktForm
from lagesbild.models import Observation, Reservation
from lagesbild.workflow import sammanforing as workflow
from samverkan.fel import Hinder, Konflikt
from samverkan.models import LogEntry
from tests import factories_bild
from tests.lagesbild.mote import iakttagelser, redigera, sammanfor


@pytest.fixture
def bild(agare, norrby):
    with agare():
        return factories_bild.make_sammanforing(norrby)


@pytest.fixture
def o(bild, agare):
    with agare():
        return iakttagelser(bild)


def test_dissolved_gives_its_observations_back_and_the_log_keeps_it(bild, o, stad, som):
    with som(stad):
        punkt = sammanfor(bild, stad, o["S-01"], o["P-01"])
        workflow.reservera(punkt, "Vi ser mer.", by=stad)
        workflow.los_upp(punkt, by=stad)
        fore = LogEntry.objects.get(akt="los_upp_lagespunkt").fore
        assert sorted(fore["ur"]) == sorted([o["S-01"].kod, o["P-01"].kod])
        assert fore["reservationer"] == ["Vi ser mer."] and fore["text"] == "Gemensamt."
        assert Observation.objects.overlamnade().oavgjorda().count() == 4


def test_the_other_partys_reservation_keeps_a_statement_from_being_dissolved(
    bild, o, stad, polis, som
):
    with som(polis):
        punkt = sammanfor(bild, polis, o["S-01"], o["P-01"])
        workflow.reservera(punkt, "Allvarligare.", by=polis)
    with som(stad), pytest.raises(Hinder, match="har en reservation"):
        workflow.los_upp(punkt, by=stad)
    with som(polis):
        assert workflow.reservera(punkt, " ", by=polis) is None
        assert LogEntry.objects.get(akt="aterta_reservation").fore == {"text": "Allvarligare."}
    with som(stad):
        workflow.los_upp(punkt, by=stad)


def test_a_reservation_is_ones_own_and_changes_only_when_its_text_does(bild, o, stad, polis, som):
    with som(stad):
        punkt = sammanfor(bild, stad, o["S-01"])
        with pytest.raises(Hinder, match="Skriv vad"):
            workflow.reservera(punkt, "", by=stad)
        for text in ("Ett.", "Ett.", "Två."):
            workflow.reservera(punkt, text, by=stad)
        assert LogEntry.objects.filter(akt="reservera").count() == 2
    with som(polis):
        workflow.reservera(punkt, "Polisens.", by=polis)
        assert sorted(Reservation.objects.values_list("text", flat=True)) == ["Polisens.", "Två."]


def test_two_at_once_get_both_texts_or_a_clear_answer(bild, o, stad, polis, som):
    with som(stad):
        punkt = sammanfor(bild, stad, o["S-01"], o["P-01"])
    with som(polis):
        redigera(punkt, polis, text="Polisens ord.")
    with som(stad), pytest.raises(Konflikt) as fel:
        redigera(punkt, stad, text="Stadens ord.", version=1)
    assert fel.value.nu.text == "Polisens ord."
    gammalt = LagespunktForm({}, instance=punkt)
    with som(polis):
        workflow.los_upp(punkt, by=polis)
        for gor in (
            lambda: workflow.los_upp(punkt, by=polis),
            lambda: workflow.reservera(punkt, "Nej.", by=polis),
            lambda: workflow.spara_lagespunkt(gammalt, by=polis, version=2),
        ):
            with pytest.raises(Hinder, match="finns inte längre"):
                gor()
