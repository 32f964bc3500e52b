"""An indicator: what is shown, what is protected everywhere, and values entered by two at once."""

from datetime import date
from decimal import Decimal as D

import pytest
from django.urls import reverse
from django.utils import timezone

from atgardsplan.models import Malvarde
from lagesbild.models import Matvarde
from samverkan.models import LogEntry, Stadsdelsomrade
from uppfoljning.selectors.lage import las_varden

YEAR = timezone.localdate().year


def sida(client, indikator, omrade=""):
    url = reverse("uppfoljning:indikator", args=[indikator.pk])
    svar = client.get(f"{url}?omrade={omrade}")
    assert svar.status_code == 200
    return svar.content.decode().replace("\u00a0", " ")


def ange(indikator, omrade="norrby"):
    return reverse("uppfoljning:varde_ny", args=[indikator.pk, omrade])


@pytest.fixture
def fem_till(agare):
    with agare():
        return [
            Stadsdelsomrade.objects.create(slug=f"x{nr}", namn=f"X{nr}", giltig_fran="2020-01-01")
            for nr in range(5)
        ]


def test_value_with_its_warnings(andel, matt, norrby, logga_in, stad):
    matt(andel, norrby, YEAR - 1, D("36.2"), ki_lag=D(34), ki_hog=D(38), n=412)
    matt(andel, norrby, YEAR, D("35.5"), ki_lag=D(33), ki_hog=D(37), n=398, preliminar=True)
    text = sida(logga_in(stad), andel, "norrby")
    for bit in ("35,5 %", "33,0–37,0", "398", "reliminär", andel.definition, andel.datakalla):
        assert bit in text
    assert "ryms i osäkerheten" in text


def test_missing_value_says_why(andel, matt, norrby, logga_in, stad):
    matt(andel, norrby, YEAR, None, saknas="saknas")
    text = sida(logga_in(stad), andel, "norrby")
    assert "uppgift saknas" in text
    assert "inget värde att visa" in text


def test_without_values_the_page_says_what_to_do(andel, logga_in, lasare):
    assert "Inga värden än" in sida(logga_in(lasare), andel)


def test_police_driven_gets_a_warning_and_no_state(antal, agare, matt, norrby, logga_in, stad):
    with agare():
        type(antal).objects.filter(pk=antal.pk).update(polisdriven=True)
    matt(antal, norrby, YEAR, 40)
    text = sida(logga_in(stad), antal, "norrby")
    assert "tolkas med försiktighet" in text
    assert "Bedöms inte" in text
    assert "Avviker" not in text


@pytest.mark.parametrize("vem", ["stad", "granne", "central", "lasare"])
def test_protected_counts_appear_nowhere(
    vem, antal, matt, norrby, soderby, fem_till, logga_in, request
):
    """3 is small; 6071 is the next smallest and goes with it; the rest is shown."""
    matt(antal, norrby, YEAR, 3, n=3, kommentar="bara 3003 fall")
    matt(antal, soderby, YEAR, 6071)
    for nr, omrade in enumerate(fem_till):
        matt(antal, omrade, YEAR, 7100 + nr)
    matt(antal, norrby, YEAR - 1, 7101)
    matt(antal, soderby, YEAR - 1, 7102)
    client = logga_in(request.getfixturevalue(vem))
    for omrade in ("", "norrby", "soderby", "x1"):
        text = sida(client, antal, omrade)
        for hemligt in ("6071", "6 071", "3003", '"y":[3', ">3<", "3,0<"):
            assert hemligt not in text, (omrade, hemligt)
        assert "7 101" in text
    lista = client.get(reverse("uppfoljning:indikatorer") + "?omrade=norrby").content.decode()
    assert f"skyddat {YEAR}" in lista


def test_share_of_few_answers_is_protected(andel, matt, norrby, soderby, logga_in, stad):
    matt(andel, norrby, YEAR, D("71.4"), n=7)
    matt(andel, soderby, YEAR, D("33.3"), n=600)
    text = sida(logga_in(stad), andel, "norrby")
    assert "71,4" not in text
    assert "71.4" not in text
    assert "skyddat" in text


def test_baseline_that_was_small_gives_no_path(
    antal, matt, norrby, soderby, plan, agare, logga_in, stad
):
    matt(antal, norrby, YEAR - 1, 4)
    matt(antal, soderby, YEAR - 1, 900)
    matt(antal, norrby, YEAR, 50)
    matt(antal, soderby, YEAR, 60)
    with agare():
        Malvarde.objects.create(
            lokal_overenskommelse=plan.lokal_overenskommelse, malsattning=antal.malsattning,
            indikator=antal, baslinje=4, baslinje_year=YEAR - 1, malvarde=40, mal_year=YEAR + 1,
        )  # fmt: skip
    text = sida(logga_in(stad), antal, "norrby")
    assert "Utgångsläge" not in text
    assert "Banan mot målet" not in text
    assert "banan mot målet" not in text.split("Om indikatorn")[1]


def test_what_the_source_hides_takes_one_more_with_it(antal, matt, norrby, soderby, stad, som):
    matt(antal, norrby, YEAR, None, saknas="skyddat")
    matt(antal, soderby, YEAR, 12)
    with som(stad):
        varden = las_varden(stad, [antal])
    assert {omrade for _, omrade, _ in varden.skyddade} == {norrby.pk, soderby.pk}


def test_enter_and_correct(andel, logga_in, stad, som):
    client = logga_in(stad)
    assert client.post(ange(andel), {"year": YEAR, "varde": "31,4", "n": 412}).status_code == 302
    start = client.get(f"{ange(andel)}?year={YEAR}").context["form"].initial
    assert str(start["varde"]) == "31.4"
    nytt = {"year": YEAR, "varde": "32,5", "n": 412, "sedd": start["sedd"]}
    assert client.post(ange(andel), nytt).status_code == 302
    assert Matvarde.objects.get(indikator=andel).varde == D("32.5")


def test_stale_correction_does_not_overwrite(andel, matt, norrby, logga_in, stad, polis):
    matt(andel, norrby, YEAR, D("31.4"), n=400)
    sedd = logga_in(stad).get(f"{ange(andel)}?year={YEAR}").context["form"].initial["sedd"]
    data = {"year": YEAR, "n": 400, "sedd": sedd}
    assert logga_in(polis).post(ange(andel), data | {"varde": "33"}).status_code == 302
    svar = logga_in(stad).post(ange(andel), data | {"varde": "34"})
    assert svar.status_code == 409
    assert "står redan 33,0" in svar.content.decode()
    assert Matvarde.objects.get(indikator=andel).varde == 33
    igen = data | {"varde": "34", "sedd": svar.context["form"]["sedd"].value()}
    assert logga_in(stad).post(ange(andel), igen).status_code == 302
    assert Matvarde.objects.get(indikator=andel).varde == 34


def test_another_year_that_has_a_value_is_not_written_over(andel, matt, norrby, logga_in, stad):
    matt(andel, norrby, YEAR - 1, D("31.4"))
    svar = logga_in(stad).post(ange(andel), {"year": YEAR - 1, "varde": "10", "sedd": ""})
    assert svar.status_code == 409
    assert Matvarde.objects.get(indikator=andel).varde == D("31.4")


def test_double_click_saves_once(andel, logga_in, stad):
    data = {"year": YEAR, "varde": "31,4"}
    client = logga_in(stad)
    assert [client.post(ange(andel), data).status_code for _ in "ab"] == [302, 302]
    assert LogEntry.objects.filter(akt="ange_varde").count() == 1


def test_form_and_conflict_hide_a_protected_value(antal, matt, norrby, soderby, logga_in, central):
    matt(antal, norrby, YEAR, 4)
    matt(antal, soderby, YEAR, 8123)
    client = logga_in(central)
    text = client.get(f"{ange(antal, 'soderby')}?year={YEAR}").content.decode()
    svar = client.post(ange(antal, "soderby"), {"year": YEAR, "varde": "9000"})
    assert svar.status_code == 409
    for innehall in (text, svar.content.decode()):
        assert "8123" not in innehall.replace("\u00a0", "")
    assert "ett värde som är skyddat" in svar.content.decode()


@pytest.mark.parametrize(
    ("data", "ord_"),
    [
        ({}, "Ange ett värde"),
        ({"varde": "101"}, "större än 100"),
        ({"varde": "-1"}, "mindre än noll"),
        ({"varde": "tolv"}, "tal"),
        ({"varde": "3", "saknas": "saknas"}, "Båda kan inte gälla"),
        ({"varde": "3", "ki_lag": "5", "ki_hog": "2"}, "större än den nedre"),
        ({"varde": "3", "ki_lag": "2"}, "båda gränserna"),
        ({"varde": "3", "year": YEAR + 1}, "inte varit än"),
        ({"varde": "3", "kommentar": "Gäller 811228-9874"}, "personnummer"),
    ],
)
def test_bad_values_are_told_in_words(data, ord_, andel, logga_in, stad):
    svar = logga_in(stad).post(ange(andel), {"year": YEAR} | data)
    assert svar.status_code == 422
    assert ord_ in svar.content.decode()
    assert not Matvarde.objects.filter(indikator=andel).exists()


def test_log_of_a_value_is_for_the_parties(andel, logga_in, stad):
    logga_in(stad).post(ange(andel), {"year": YEAR, "varde": "31,4"})
    rad = LogEntry.objects.get(akt="ange_varde")
    assert rad.delningsniva == "parterna"
    assert rad.efter["varde"] == "31.4"
    assert Matvarde.objects.get(indikator=andel).period_start == date(YEAR, 1, 1)


def test_the_central_group_enters_the_whole_citys_value(andel, logga_in, central, stad):
    url = reverse("uppfoljning:varde_staden", args=[andel.pk])
    klient = logga_in(central)
    assert url in sida(klient, andel)
    assert klient.post(url, {"year": YEAR, "varde": "27,5", "n": 900}).status_code == 302
    rad = Matvarde.objects.get(indikator=andel)
    assert (rad.stadsdelsomrade, rad.jamforelse, rad.varde) == (None, "Hela staden", D("27.5"))
    assert "27,5 %" in sida(klient, andel)
    start = klient.get(f"{url}?year={YEAR}").context["form"].initial
    assert klient.post(url, {"year": YEAR, "varde": "28", "sedd": ""}).status_code == 409
    nytt = {"year": YEAR, "varde": "28", "sedd": start["sedd"]}
    assert klient.post(url, nytt).status_code == 302
    assert Matvarde.objects.get(indikator=andel).varde == 28
    assert url not in sida(logga_in(stad), andel)


def test_unknown_district_in_the_filter_shows_the_city(andel, logga_in, stad):
    assert "Hela kommunen" in sida(logga_in(stad), andel, "finns-inte")
