"""The steps of a lägesbild tell those whom they concern, and nobody else."""

import pytest

from lagesbild.innehall import summa
from lagesbild.models import Lagesbild
from lagesbild.tasks import kontrollera
from lagesbild.workflow.lagesbild import flytta_lagesbild, godkann
from lagesbild.workflow.underlag import flytta_underlag
from samverkan.models import Avisering, Part
from tests import factories, factories_bild


@pytest.fixture
def sagt(som, stad, polis, styr_stad, styr_polis):
    """Who has been told what, by name; each reads with own reach."""
    folk = {"stad": stad, "polis": polis, "styr_stad": styr_stad, "styr_polis": styr_polis}

    def _sagt():
        svar = {}
        for namn, user in folk.items():
            with som(user):
                rader = Avisering.objects.visible_to(user).order_by("pk")
                svar[namn] = list(rader.values_list("slag", flat=True))
        return {namn: slag for namn, slag in svar.items() if slag}

    return _sagt


def test_the_other_party_is_told_of_a_hand_in_and_of_its_return(agare, norrby, stad, som, sagt):
    with agare():
        bild = factories.make_lagesbild(norrby)
        ett = factories.make_underlag(bild, Part.objects.first(), sammanfattning="Lugnt.")
        factories.make_observation(ett)
    with som(stad):
        flytta_underlag(ett, "lamna_in", by=stad)
    assert sagt() == {"polis": ["inlamnat"]}
    with som(stad):
        flytta_underlag(ett, "ta_tillbaka", by=stad)
    assert sagt() == {"polis": ["inlamnat", "tillbakataget"]}


def test_from_the_merge_to_the_decision(agare, norrby, stad, polis, styr_stad, som, sagt):
    with agare():
        bild = factories_bild.make_fardig(norrby, stad, status="sammanforing")
    with som(stad):
        flytta_lagesbild(bild, "skicka_for_godkannande", by=stad)
    assert sagt() == {"polis": ["klar_att_godkanna"]}
    for vem in (stad, polis):
        with som(vem):
            godkann(bild, summa(bild), by=vem)
            godkann(bild, summa(bild), by=vem)
    assert sagt() == {
        "stad": ["godkand"],
        "polis": ["klar_att_godkanna", "godkand"],
        "styr_stad": ["till_styrgruppen"],
        "styr_polis": ["till_styrgruppen"],
    }
    with som(styr_stad):
        flytta_lagesbild(bild, "faststall", by=styr_stad)
    assert {namn: slag[-1] for namn, slag in sagt().items()} == {
        "stad": "faststalld",
        "polis": "faststalld",
        "styr_stad": "till_styrgruppen",
        "styr_polis": "faststalld",
    }


@pytest.mark.parametrize("genom", ["jobbet", "ny skickning"])
def test_an_approval_that_falls_is_told_once_however_it_fell(
    genom, agare, norrby, stad, polis, som, sagt
):
    with agare():
        bild = factories_bild.make_fardig(norrby, stad, status="godkannande")
    with som(polis):
        godkann(bild, summa(bild), by=polis)
    with agare():  # past every workflow
        Lagesbild.objects.filter(pk=bild.pk).update(sammanfattning="Ändrat i databasen.")
    for _ in range(2):
        if genom == "jobbet":
            kontrollera(0)
            continue
        with som(stad):
            flytta_lagesbild(bild, "ta_tillbaka", by=stad)
            flytta_lagesbild(bild, "skicka_for_godkannande", by=stad)
    assert sagt()["polis"].count("godkannande_foll") == 1
    assert "godkannande_foll" not in sagt().get("stad", [])
