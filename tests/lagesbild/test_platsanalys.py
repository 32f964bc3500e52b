"""A geographic analysis: ordered, made, made again, shared, and what nobody else may see of it."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lagesbild.analysurval import Urval
from lagesbild.models import Handelse, Matvarde, Plats, Platsanalys, Platsbeslut, Statistikserie
from lagesbild.selectors.platsdata import handelser, underlag
from lagesbild.tasks import gor_platsanalys
from samverkan.models import Jobb, LogEntry, Part
from tests import factories
from tests.factories_plats import KALLA, SIST, make_handelser, make_platsanalys, urval

NY = "/stadsdelsomraden/norrby/platsanalyser/ny/"
FALT = {"kallor": [KALLA], "fran": "2025-11-01", "till": "2026-10-31", "bredd": "250",
        "jamfor": "on", "upprepning": "on"}  # fmt: skip


@pytest.fixture
def ena(norrby):
    return Part.objects.order_by("ordning")[0]


@pytest.fixture
def analys(agare, norrby, stad, ena):
    with agare():
        make_handelser(norrby)
        return make_platsanalys(norrby, stad, ena)


def test_ordered_by_the_form_and_made_by_the_job(agare, norrby, stad, logga_in, som):
    with agare():
        make_handelser(norrby)
    client = logga_in(stad)
    assert KALLA in client.get(NY).content.decode()
    svar = client.post(NY, FALT)
    with som(stad):
        jobb = Jobb.objects.get(slag="platsanalys")
    assert svar.status_code == 302 and svar["Location"] == jobb.get_absolute_url()
    gor_platsanalys(jobb_id=jobb.pk)
    with som(stad):
        jobb.refresh_from_db()
        analys = Platsanalys.objects.get()
        assert LogEntry.objects.filter(akt="gor_platsanalys", by=stad).count() == 1
    assert (jobb.status, jobb.resultat_url) == ("klart", analys.get_absolute_url())
    assert analys.delningsniva == "egen" and analys.part.uppdrag.filter(user=stad).exists()
    text = client.get(jobb.resultat_url).content.decode()
    assert "1 plats sticker säkert ut" in text and "80 händelser" in text
    assert "Uppgifterna är desamma" in text and "variansen med n i nämnaren" in text


def test_the_usual_is_already_chosen(agare, norrby, stad, logga_in):
    """The form can be sent as it stands: every source, and the year that ends with the newest event."""
    with agare():
        make_handelser(norrby)
    text = logga_in(stad).get(NY).content.decode()
    assert 'value="2025-11-01"' in text and 'value="2026-10-31"' in text
    assert re.search(rf'value="{KALLA}"[^>]*checked', text)


@pytest.mark.parametrize(("andra", "sagt"), [
    ({"kallor": []}, "Källor"), ({"kallor": ["Annan"]}, "Annan"), ({"fran": "2026-12-01"}, "minst 7 dagar"),
    ({"till": "hej"}, "Till och med"), ({"bredd": "1"}, "bredd"),
])  # fmt: skip
def test_a_bad_choice_is_told(andra, sagt, agare, norrby, stad, logga_in):
    with agare():
        make_handelser(norrby)
    svar = logga_in(stad).post(NY, FALT | andra)
    assert svar.status_code == 422 and sagt in svar.content.decode()
    with agare():
        assert not Jobb.objects.exists()


def test_without_events_the_page_says_what_to_do(stad, logga_in):
    assert "Läs in en fil med händelser" in logga_in(stad).get(NY).content.decode()


def test_the_same_data_gives_the_same_result(agare, analys, norrby, stad, ena):
    with agare():
        igen = make_platsanalys(norrby, stad, ena)
    assert igen.resultat == Platsanalys(resultat=analys.resultat).resultat
    assert igen.fingeravtryck == analys.fingeravtryck


def test_the_page_says_when_the_data_has_changed(agare, analys, stad, logga_in):
    client = logga_in(stad)
    assert "har ändrats" not in client.get(analys.get_absolute_url()).content.decode()
    with agare():
        Handelse.objects.order_by("pk").first().delete()
    text = client.get(analys.get_absolute_url()).content.decode()
    assert "Uppgifterna har ändrats sedan analysen gjordes" in text
    assert f"{NY}?som={analys.pk}" in text
    assert client.get(f"{NY}?som={analys.pk}").status_code == 200


@pytest.mark.parametrize("som_", ["abc", "²", "9" * 30, "0", ""])
def test_an_odd_earlier_analysis_is_passed_over(som_, agare, norrby, stad, logga_in):
    with agare():
        make_handelser(norrby)
    assert logga_in(stad).get(f"{NY}?som={som_}").status_code == 200


# ---------- who sees what ----------


@pytest.mark.parametrize("vem", ["polis", "styr_polis", "central", "granne", "lasare"])
def test_an_own_analysis_is_not_there_for_others(vem, request, analys, logga_in, som):
    user = request.getfixturevalue(vem)
    assert logga_in(user).get(analys.get_absolute_url()).status_code == 404
    with som(user), connection.cursor() as cursor:
        cursor.execute("select count(*) from lagesbild_platsanalys")
        assert cursor.fetchone() == (0,)
        cursor.execute("update lagesbild_platsanalys set delningsniva = 'publik'")
        assert cursor.rowcount == 0
    if vem != "lasare":
        text = logga_in(user).get("/stadsdelsomraden/norrby/platser/").content.decode()
        assert "80 händelser" not in text


def test_shared_it_is_both_parties(analys, stad, polis, granne, logga_in, som):
    url = reverse("lagesbild:platsanalys_dela", args=[analys.pk])
    assert logga_in(polis).post(url).status_code == 404
    assert logga_in(stad).post(url).status_code == 302
    assert logga_in(stad).post(url).status_code == 403
    assert (
        "Båda parter ser analysen"
        in logga_in(polis).get(analys.get_absolute_url()).content.decode()
    )
    assert logga_in(granne).get(analys.get_absolute_url()).status_code == 404
    with som(polis), connection.cursor() as cursor:
        cursor.execute("delete from lagesbild_platsanalys")
        assert cursor.rowcount == 0


def test_own_events_are_counted_only_when_asked_for_and_never_the_others(
    agare, norrby, stad, polis
):
    ena, andra = Part.objects.order_by("ordning")
    with agare():
        make_handelser(norrby, 10)
        make_handelser(norrby, 11, part=ena, delningsniva="egen")
        make_handelser(norrby, 12, part=andra, delningsniva="egen")
        yta = underlag(stad, norrby, ena.pk, urval())[0].buffer(500)
        dagar = (urval().fran, urval().till)

        def antal(user, part, **val):
            return len(handelser(user, norrby, part.pk, urval(**val), yta, dagar))

        assert (antal(stad, ena), antal(stad, ena, med_egna=True)) == (10, 21)
        assert (antal(polis, andra), antal(polis, andra, med_egna=True)) == (10, 22)


def test_with_own_events_only_the_own_party_can_tell_whether_they_changed(
    agare, norrby, stad, polis, ena, logga_in
):
    with agare():
        make_handelser(norrby)
        make_handelser(norrby, 30, part=ena, delningsniva="egen")
        val = urval(med_egna=True)
        analys = make_platsanalys(norrby, stad, ena, val=val, delningsniva="parterna")
    assert (
        "bara den andra parten får se"
        in logga_in(polis).get(analys.get_absolute_url()).content.decode()
    )
    assert (
        "Uppgifterna är desamma" in logga_in(stad).get(analys.get_absolute_url()).content.decode()
    )


def test_small_counts_are_not_told(agare, norrby, stad, ena, logga_in):
    """Cells are told in classes; a place's few events before are too few to tell."""
    with agare():
        make_handelser(norrby)
        make_handelser(norrby, 3, intraffade_at=SIST - timedelta(days=500))
        analys = make_platsanalys(norrby, stad, ena)
    assert any(0 < cell["antal"] < 5 for cell in analys.resultat["celler"])
    text = logga_in(stad).get(analys.get_absolute_url()).content.decode()
    assert "färre än 5" in text
    rutor = re.findall(r"<title>[^<]*slumpen ger\. ([^<]*)</title>", text)
    assert rutor and set(rutor) <= {
        "färre än 5.", "5–9.", "10–19.", "20–49.", "50 eller fler.",
    }  # fmt: skip
    assert all(p["antal_fore"] < 5 for p in analys.resultat["platser"])


# ---------- guards ----------


def _sagt(agare, norrby, stad, ena, logga_in):
    with agare():
        analys = make_platsanalys(norrby, stad, ena)
    return logga_in(stad).get(analys.get_absolute_url()).content.decode()


def test_guards_speak(agare, norrby, stad, ena, logga_in):
    with agare():
        make_handelser(norrby, 20)
    text = _sagt(agare, norrby, stad, ena, logga_in)
    assert "Bara 20 händelser har en plats" in text and "Inga platser föreslås" in text
    assert "Stadsdelsområdets gräns är inte inläst" in text
    with agare():
        Handelse.objects.update(latitud=58.95, longitud=15.02)
        make_handelser(norrby, 40, latitud=58.951, longitud=15.021)
        make_handelser(norrby, 9, latitud=None, longitud=None, precision="omrade")
        serie = Statistikserie.objects.create(
            kod="f", namn="Folkmängd 31 december", enhet="st", datakalla="k"
        )
        Matvarde.objects.create(
            serie=serie, stadsdelsomrade=norrby, period_start=SIST.date(), varde=9
        )
    text = _sagt(agare, norrby, stad, ena, logga_in)
    assert "mittpunkter för områden" in text and "saknar koordinat" in text
    assert "ligger på en och samma punkt" in text


# ---------- proposals ----------


@pytest.fixture
def delad(agare, analys):
    with agare():
        Platsanalys.objects.update(delningsniva="parterna")
    return analys


def test_a_proposal_becomes_a_place_when_both_agree(agare, delad, stad, polis, logga_in):
    url = reverse("lagesbild:platsforslag", args=[delad.pk, 1])
    text = logga_in(polis).get(url).content.decode()
    namn = re.search(r'name="namn" value="([^"]+)"', text)[1]
    rader = re.search(r'name="geometri"[^>]*>([^<]+)<', text)[1]
    falt = {"namn": namn, "slag": ["drogscen", "otrygg"], "geometri": rader, "delningsniva": "parterna",
            "datum": "2026-11-01", "skal": "Många händelser."}  # fmt: skip
    assert logga_in(polis).post(url, falt).status_code == 302
    assert logga_in(stad).post(url, falt).status_code == 403
    with agare():
        beslut = Platsbeslut.objects.get()
        assert not Plats.objects.exists()
    bifall = reverse("lagesbild:platsbeslut_bifall", args=[beslut.pk])
    assert logga_in(stad).post(bifall, {"version": 1}).status_code == 302
    with agare():
        plats = Plats.objects.get()
    assert plats.slag == ["drogscen", "otrygg"] and plats.latitud and plats.geometri
    assert (
        "Beslutat av båda parter" in logga_in(stad).get(delad.get_absolute_url()).content.decode()
    )


def test_a_proposal_is_dismissed_with_a_reason(agare, delad, stad, polis, logga_in):
    url = reverse("lagesbild:platsforslag_avfarda", args=[delad.pk, 1])
    logga_in(stad).post(url, {"skal": ""})
    with agare():
        assert not Platsbeslut.objects.exists()
    logga_in(stad).post(url, {"skal": "Det är polisstationen."})
    assert logga_in(stad).post(url, {"skal": "Igen."}).status_code == 403
    text = logga_in(polis).get("/stadsdelsomraden/norrby/platser/").content.decode()
    assert "Det är polisstationen." in text


def test_an_own_analysis_has_nothing_to_decide_yet(analys, stad, logga_in):
    url = reverse("lagesbild:platsforslag", args=[analys.pk, 1])
    text = logga_in(stad).get(url).content.decode()
    assert "Bara er part ser analysen" in text and "Föreslå platsen" not in text
    assert logga_in(stad).post(url, {}).status_code == 403
    assert (
        logga_in(stad).get(reverse("lagesbild:platsforslag", args=[analys.pk, 9])).status_code
        == 404
    )


def test_observations_inside_are_those_that_the_reader_may_see(
    agare, delad, norrby, stad, polis, logga_in
):
    """Both parties' handed-in ones; what a party keeps to itself only that party."""
    with agare():
        bild = factories.make_lagesbild(norrby, year=2027, status="sammanforing")
        for part, ord_ in zip(
            Part.objects.order_by("ordning"), ("Stadens", "Polisens"), strict=True
        ):
            mitt = {"latitud": norrby.latitud or 58.95, "longitud": norrby.longitud or 15.02}
            ett = factories.make_underlag(bild, part, status="inlamnat", inlamnat_at=SIST)
            factories.make_observation(ett, text=f"{ord_} delade.", **mitt)
            factories.make_observation(ett, text=f"{ord_} egna.", delningsniva="egen", **mitt)
            factories.make_observation(
                ett, text=f"{ord_} långt bort.", latitud=58.99, longitud=15.1
            )
    url = reverse("lagesbild:platsforslag", args=[delad.pk, 1])
    for vem, egna, andras in ((stad, "Stadens", "Polisens"), (polis, "Polisens", "Stadens")):
        text = logga_in(vem).get(url).content.decode()
        assert "Stadens delade." in text and "Polisens delade." in text
        assert f"{egna} egna." in text and f"{andras} egna." not in text
        assert "långt bort" not in text


# ---------- pages ----------


def test_the_map_shows_layers_and_never_events_as_points(agare, norrby, stad, lasare, logga_in):
    with agare():
        make_handelser(norrby)
        factories.make_plats(norrby, latitud=58.95, longitud=15.02)
    adress = "/stadsdelsomraden/norrby/karta/"
    text = logga_in(stad).get(adress, {"valt": "ja", "handelser": "on"}).content.decode()
    assert "aldrig en och en" in text and "k-punkt" not in text and "Torget" not in text
    assert "Torget" in logga_in(stad).get(adress).content.decode()
    text = (
        logga_in(lasare)
        .get(adress, {"valt": "ja", "handelser": "on", "platser": "on"})
        .content.decode()
    )
    assert "Torget" not in text and "eller fler händelser" not in text


def test_queries_are_few_and_do_not_grow(agare, delad, norrby, stad, logga_in):
    client, antal = logga_in(stad), []
    sidor = [
        delad.get_absolute_url(), reverse("lagesbild:platsforslag", args=[delad.pk, 1]), NY,
        "/stadsdelsomraden/norrby/platser/", "/stadsdelsomraden/norrby/karta/",
    ]  # fmt: skip
    for varv in range(3):
        for sida in sidor:
            with CaptureQueriesContext(connection) as fragor:
                assert client.get(sida).status_code == 200
            antal.append(len(fragor))
        with agare():
            make_handelser(norrby, 15 + varv)
            for nr in range(4):
                plats = factories.make_plats(norrby, namn=f"P{nr}-{varv}")
                beslut = Platsbeslut.objects.create(
                    stadsdelsomrade=norrby, handling="stangd", datum=SIST.date(), skal="S"
                )
                beslut.platser.set([plats])
    assert antal[5:10] == antal[10:] and max(antal) <= 25, antal


def test_the_choice_reads_back():
    val = urval(typer=("Narkotika",), med_egna=True)
    assert Urval.ur_json(val.som_json()) == val
    assert val.fore == (val.fran - timedelta(365), val.fran - timedelta(1))
