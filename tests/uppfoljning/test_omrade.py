"""The district in one screen, and the city as a table."""

import pytest

from samverkan.models import Part
from tests import factories, factories_plan
from uppfoljning.selectors.lage import Omradeslage
from uppfoljning.selectors.omrade import stadens_fynd

URL = "/stadsdelsomraden/norrby/"


@pytest.mark.parametrize(
    ("vem", "kod"), [("stad", 200), ("granne", 200), ("central", 200), ("lasare", 200),
                     ("forvaltare", 404)],
)  # fmt: skip
def test_who_sees_the_district(vem, kod, logga_in, request):
    assert logga_in(request.getfixturevalue(vem)).get(URL).status_code == kod


def test_unknown_district_is_404(logga_in, stad):
    assert logga_in(stad).get("/stadsdelsomraden/finns-inte/").status_code == 404


def test_an_empty_district_says_so_and_offers_the_first_step(logga_in, stad, granne):
    text = logga_in(stad).get(URL).content.decode()
    for bit in (
        "Ingen lägesbild är påbörjad",
        "Ingen åtgärdsplan",
        "Inga platser",
        "Börja på en ny",
    ):
        assert bit in text
    assert "Börja på en ny" not in logga_in(granne).get(URL).content.decode()


def test_one_lagesbild_at_a_time(agare, norrby, logga_in, stad):
    with agare():
        bild = factories.make_lagesbild(norrby)
    text = logga_in(stad).get(URL).content.decode()
    assert "Börja på en ny" not in text
    assert f"Öppna lägesbild {bild.year}" in text


def test_places_for_the_parties_are_hidden_from_readers(agare, norrby, logga_in, stad, lasare):
    with agare():
        factories.make_plats(norrby, namn="Hemliga hörnet", delningsniva="parterna")
        factories.make_plats(norrby, namn="Öppna torget", delningsniva="publik")
    for vem, ser in ((stad, True), (lasare, False)):
        text = logga_in(vem).get(URL).content.decode()
        assert ("Hemliga hörnet" in text) is ser
        assert "Öppna torget" in text


def test_red_thread_is_for_those_who_see_all_of_it(agare, plan, logga_in, stad, lasare):
    with agare():
        utmaning = plan.lokal_overenskommelse.prioriteringar.get().utmaning
        type(utmaning).objects.update(delningsniva="parterna")
    assert utmaning.rubrik in logga_in(stad).get(URL).content.decode()
    assert utmaning.rubrik not in logga_in(lasare).get(URL).content.decode()


def test_functions_and_never_names_of_others(logga_in, stad, polis):
    text = logga_in(stad).get(URL).content.decode()
    assert "Kommunpolis" in text
    assert polis.email not in text


def test_drafts_are_hidden_from_readers(agare, norrby, logga_in, lasare):
    with agare():
        avtal = factories_plan.make_fardigt_avtal(norrby)
        factories_plan.make_plan(avtal)
        factories.make_lagesbild(norrby, year=2093)
    text = logga_in(lasare).get(URL).content.decode()
    assert "2093" not in text
    assert "Ingen åtgärdsplan" in text
    assert str(avtal) not in text


def test_odd_names_are_escaped(agare, norrby, logga_in, stad):
    with agare():
        factories.make_plats(norrby, namn="<script>”Å & ö</script>")
    text = logga_in(stad).get(URL).content.decode()
    assert "<script>”Å" not in text
    assert "&lt;script&gt;”Å &amp; ö" in text


def test_city_table_has_words_and_a_finding(logga_in, lasare):
    text = logga_in(lasare).get("/staden/").content.decode()
    assert "lägen avviker" in text
    assert "Bedöms inte" in text


@pytest.mark.parametrize("query", ["?year=2025", "?year=1066", "?year=abc", "?year="])
def test_any_year_in_the_address_gives_a_page(query, logga_in, lasare):
    assert logga_in(lasare).get(f"/staden/{query}").status_code == 200


def test_the_finding_names_the_area_where_most_deviate():
    class Samomrade:
        kortnamn = "Platser"

    rad = Omradeslage(Samomrade(), "nej", 0, 3, "samre")  # type: ignore[arg-type]
    lugn = Omradeslage(Samomrade(), "ja", 3, 3, "battre")  # type: ignore[arg-type]
    assert stadens_fynd({1: [rad], 2: [rad]}) == "2 av 2 lägen avviker, 2 av dem i Platser"
    assert stadens_fynd({1: [lugn]}).startswith("Inget av 1")
    assert stadens_fynd({}) == "Målen går inte att bedöma än"


def test_a_district_without_agreement_is_not_judged(agare, norrby, logga_in, stad):
    assert Part.objects.count() == 2
    assert "Målen går inte att bedöma än" in logga_in(stad).get(URL).content.decode()
