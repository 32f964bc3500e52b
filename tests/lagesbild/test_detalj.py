"""The lägesbild's own page says what the document says: assessment, citations, samsyn, and where it is."""

import pytest

from lagesbild.dokument.publikt import publikt
from lagesbild.innehall import innehall
from lagesbild.models import Lagespunkt, Observation, Plats
from lagesbild.punktkarta import omradeskartor
from tests import factories_bild


@pytest.fixture
def bild(agare, norrby, stad):
    with agare():
        bild = factories_bild.make_fardig(norrby, stad)
        bild.omradesanalyser.update(
            text="Det här syns [1], det här finns inte [99].",
            samsyn="Båda ser torget.",
            skillnader="Polisen ser mer.",
            allvar=4,
            trend="samre",
            paverkan=2,
            delningsniva="publik",
        )
        bild.sammanfattning = "Torget är viktigast [1]."
        bild.save()
        return bild


def test_citations_lead_to_the_statements_and_the_assessment_is_said(bild, stad, logga_in):
    sida = logga_in(stad).get(f"/lagesbilder/{bild.pk}/").content.decode()
    omraden = bild.overenskommelse.samverkansomraden.count()
    assert sida.count('[<a href="#l1">1</a>]') == 1 + omraden  # in the whole, and in each area
    assert 'id="l1"' in sida
    assert "[99]" in sida
    for ord_ in ("Samsyn", "Båda ser torget.", "Skillnader i bild", "Polisen ser mer."):
        assert ord_ in sida
    assert "Bedömning: allvar 4 allvarligt, utveckling sämre, möjlighet att påverka 2 viss." in sida


def test_those_outside_read_no_sentence_about_what_they_may_not_see(
    bild, agare, stad, lasare, logga_in
):
    with agare():
        factories_bild.faststall(bild, stad)
    sida = logga_in(lasare).get(f"/lagesbilder/{bild.pk}/").content.decode()
    assert "Det här syns" not in sida
    assert "Båda ser torget." in sida
    assert "Torget är viktigast" not in sida


def test_a_statement_stands_at_its_place_else_in_the_middle_of_its_sources(bild, agare):
    with agare():
        assert omradeskartor(bild, innehall(bild)) == {}
        ena, andra = Lagespunkt.objects.order_by("lopnummer")
        ur = Observation.objects.filter(harkomst__lagespunkt__in=[ena, andra]).order_by("pk")
        for nr, rad in enumerate(ur):
            Observation.objects.filter(pk=rad.pk).update(latitud=59.3 + nr / 100, longitud=18.0)
        allt = innehall(bild)
        (karta,) = omradeskartor(bild, allt).values()
        assert [p.nummer for p in karta.platser] == [1, 2]
        utan = [p.plats for p in karta.platser]
        Plats.objects.update(latitud=59.4, longitud=18.1)
        (karta,) = omradeskartor(bild, innehall(bild)).values()
        assert [p.plats for p in karta.platser] != utan
        assert karta.platser[1].plats == utan[1]
        assert "2 lägespunkter med känt läge" in karta.fynd


def test_the_public_map_knows_only_public_places(bild, agare):
    with agare():
        Observation.objects.update(latitud=59.3, longitud=18.0, delningsniva="publik")
        Lagespunkt.objects.update(delningsniva="publik")
        assert omradeskartor(bild, publikt(innehall(bild), "")) == {}
        Plats.objects.update(latitud=59.4, longitud=18.1, delningsniva="publik")
        (karta,) = omradeskartor(bild, publikt(innehall(bild), "")).values()
        assert [p.nummer for p in karta.platser] == [1]


def test_the_map_stands_on_the_page_and_in_the_document(bild, agare, stad, logga_in):
    with agare():
        Observation.objects.update(latitud=59.3, longitud=18.0)
    for adress in (f"/lagesbilder/{bild.pk}/", f"/lagesbilder/{bild.pk}/dokument/"):
        assert "med känt läge" in logga_in(stad).get(adress).content.decode()
