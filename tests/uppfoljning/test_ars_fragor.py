"""The open report's pages: what they show is what the report will say, in few questions."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from samverkan.models import Stadsdelsomrade, User
from tests import factories_plan
from tests.uppfoljning.aret import YEAR, make_aret
from uppfoljning.arsrapport.snapshot import arets_omraden, bygg, oversikt
from uppfoljning.models import Arssammanstallning, Bidrag

HOGST = 25


@pytest.fixture
def rad(agare: Any, norrby: Any, soderby: Any, stad: User) -> Arssammanstallning:
    with agare():
        return make_aret(norrby, soderby, stad)


def _fler_omraden(rad: Arssammanstallning) -> None:
    """Districts with a decided picture, a plan with measures, and a contribution."""
    for nr in range(4):
        omrade = Stadsdelsomrade.objects.create(
            slug=f"y{nr}", namn=f"Y{nr}", giltig_fran="2020-01-01"
        )
        bild = factories_plan.make_faststalld(omrade, year=YEAR)
        avtal = factories_plan.make_fardigt_avtal(
            omrade, lagesbild=bild, status="gallande",
            giltig_fran=f"{YEAR}-01-01", giltig_till=f"{YEAR}-12-31",
        )  # fmt: skip
        plan = factories_plan.make_plan(avtal, year=YEAR, status="beslutad")
        for _ in range(2):
            factories_plan.make_atgard(plan, start=f"{YEAR}-01-01", slut=f"{YEAR}-12-01")
        Bidrag.objects.create(arssammanstallning=rad, stadsdelsomrade=omrade)


def _antal(client: Client, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(connection) as fragor:
        assert client.get(url).status_code == 200
    styr = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")
    return sum(not q["sql"].startswith(styr) for q in fragor)


@pytest.mark.parametrize("vem", ["central", "stad"])
def test_as_many_questions_however_many_districts(
    vem: str, rad: Arssammanstallning, norrby: Any, agare: Any, logga_in: Any, request: Any
) -> None:
    client = logga_in(request.getfixturevalue(vem))
    with agare():
        mitt = Bidrag.objects.get(stadsdelsomrade=norrby)
    sidor = [mitt.get_absolute_url()]
    sidor += [rad.get_absolute_url()] if vem == "central" else []
    fore = [_antal(client, sida) for sida in sidor]
    with agare():
        _fler_omraden(rad)
    assert [_antal(client, sida) for sida in sidor] == fore
    assert max(fore) <= HOGST, fore


def test_the_page_says_what_the_report_will_say(rad: Arssammanstallning, agare: Any) -> None:
    with agare():
        _fler_omraden(rad)
        allt, kort = bygg(rad), oversikt(rad, arets_omraden(YEAR))
    assert (kort["saknas"], kort["samverkansomraden"]) == (
        allt["saknas"],
        allt["samverkansomraden"],
    )
    hela = allt["stadsdelsomraden"]
    assert len(kort["stadsdelsomraden"]) == len(hela) > 2
    for mitt, helt in zip(kort["stadsdelsomraden"], hela, strict=True):
        assert mitt == {namn: helt[namn] for namn in mitt}


def test_a_contribution_says_what_its_district_lacks_also_when_others_lack_it(
    rad: Arssammanstallning, soderby: Any, agare: Any, logga_in: Any, central: User
) -> None:
    with agare():
        _fler_omraden(rad)
        bidrag = Bidrag.objects.get(stadsdelsomrade=soderby)
    text = logga_in(central).get(reverse("uppfoljning:bidrag", args=[bidrag.pk])).content.decode()
    assert "<li>Stadsdelsområdets eget bidrag är inte lämnat.</li>" in text
    assert f"<li>Det finns ingen fastställd lägesbild för {YEAR}.</li>" in text
