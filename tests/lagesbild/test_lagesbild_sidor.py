"""Pages of the lägesbild, its analysis and places: every role, empty, odd text, two tabs."""

import pytest

from lagesbild.models import Lagesbild, Plats, Platsbeslut, UtpekadPlats
from samverkan.models import LogEntry, Overenskommelse, Stadsdelsomrade
from tests import factories, factories_bild

UDDA = "<script>alert('å')</script> ”citat” & 😀 \u202e \u200b"


@pytest.fixture
def bild(agare, norrby):
    with agare():
        return factories_bild.make_sammanforing(norrby)


@pytest.fixture
def fast(agare, norrby, stad):
    with agare():
        return factories_bild.make_faststalld(norrby, stad, year=2028)


SIDOR = ["", "sammanforing/", "analys/", "platser/", "utmaningar/"]


@pytest.mark.parametrize("vem", ["stad", "polis", "styr_stad", "central"])
def test_those_who_follow_read_every_page_also_when_empty(vem, agare, norrby, logga_in, request):
    with agare():
        tom = factories.make_lagesbild(norrby)
    client = logga_in(request.getfixturevalue(vem))
    for slut in SIDOR:
        assert client.get(f"/lagesbilder/{tom.pk}/{slut}").status_code == 200, slut


@pytest.mark.parametrize("vem", ["lasare", "granne"])
def test_a_reader_sees_the_decided_and_only_what_is_public(
    vem, fast, bild, agare, logga_in, request
):
    with agare():
        Plats.objects.update(delningsniva="parterna")
    client = logga_in(request.getfixturevalue(vem))
    for slut in ("", "platser/"):
        assert client.get(f"/lagesbilder/{bild.pk}/{slut}").status_code == 404
        text = client.get(f"/lagesbilder/{fast.pk}/{slut}").content.decode()
        assert "Torget" not in text and "Otryggt." not in text
        assert "S-01" not in text and "Allvarligare." not in text
    for slut in ("sammanforing/", "analys/", "innehall.json"):
        assert client.get(f"/lagesbilder/{fast.pk}/{slut}").status_code == 403


def test_odd_characters_are_shown_as_written(bild, agare, stad, logga_in):
    with agare():
        bild.omradesanalyser.update(text=UDDA)
        Lagesbild.objects.filter(pk=bild.pk).update(sammanfattning=UDDA)
    for slut in ("", "analys/"):
        text = logga_in(stad).get(f"/lagesbilder/{bild.pk}/{slut}").content.decode()
        assert "<script>alert(" not in text and "😀" in text


def _analys(bild, agare):
    with agare():
        return bild.omradesanalyser.first()


def test_two_tabs_on_the_same_analysis_get_both_texts(bild, agare, stad, polis, logga_in, som):
    adress = f"/omradesanalyser/{_analys(bild, agare).pk}/"
    forst = {"text": "Stadens ord.", "trend": "samre", "version": 1}
    assert logga_in(stad).post(adress, forst).status_code == 302
    sent = forst | {"text": "Polisens ord."}
    svar = logga_in(polis).post(adress, sent)
    assert svar.status_code == 409
    assert "Stadens ord." in svar.content.decode() and "Polisens ord." in svar.content.decode()
    assert logga_in(stad).post(adress, forst | {"version": 2}).status_code == 302
    with som(stad):
        assert LogEntry.objects.filter(akt="andra_analys").count() == 1


def test_a_rejected_stale_form_stays_stale(bild, agare, stad, polis, logga_in):
    """What is sent back for mending still names the version it was written from."""
    adress = f"/omradesanalyser/{_analys(bild, agare).pk}/"
    logga_in(polis).post(adress, {"text": "Polisens ord.", "trend": "samre", "version": 1})
    svar = logga_in(stad).post(adress, {"text": "Stadens", "trend": "hitta-på", "version": 1})
    assert svar.status_code == 422
    assert 'name="version" value="1"' in svar.content.decode()


def test_a_draft_of_an_old_text_stays_old(bild, agare, stad, polis, logga_in):
    adress = f"/omradesanalyser/{_analys(bild, agare).pk}/"
    utkast = {"formular": adress, "text": "Halvt.", "trend": "okant", "version": "1"}
    logga_in(stad).post("/utkast/", utkast)
    logga_in(polis).post(adress, {"text": "Polisens ord.", "trend": "samre", "version": 1})
    sida = logga_in(stad).get(adress).content.decode()
    assert "Halvt." in sida and 'name="version" value="1"' in sida


def _plats(**andra):
    falt = {"namn": "Bron", "slag": ["otrygg"], "delningsniva": "parterna",
            "datum": "2026-03-01", "skal": "Båda ser den."}  # fmt: skip
    return falt | andra


@pytest.mark.parametrize(
    ("andra", "sagt"),
    [
        ({"beskrivning": "Samtal med 19121212-1212."}, "personnummer"),
        ({"skal": "Samtal med 19121212-1212."}, "personnummer"),
        ({"latitud": "59,3"}, "Ange både latitud och longitud"),
        ({"latitud": "5936", "longitud": "17,8"}, "ligger utanför Sverige"),
        ({"datum": "2099-01-01"}, "Datumet ligger i framtiden"),
        ({"slag": []}, "Slag"),
        ({"delningsniva": "egen"}, "egen"),
        ({"namn": " "}, "Namn"),
    ],
)
def test_a_bad_place_is_told_and_not_saved(andra, sagt, stad, logga_in, som):
    svar = logga_in(stad).post("/stadsdelsomraden/norrby/platser/ny/", _plats(**andra))
    assert svar.status_code == 422 and sagt in svar.content.decode()
    with som(stad):
        assert not Plats.objects.exists() and not Platsbeslut.objects.exists()


def test_places_are_pointed_out_changed_and_taken_out_again(
    bild, agare, norrby, soderby, stad, logga_in, som
):
    with agare():
        torget = factories.make_plats(norrby)
        annans = factories.make_plats(soderby, namn="Annan")
    client, adress = logga_in(stad), f"/lagesbilder/{bild.pk}/platser/utpeka/"
    assert client.post(adress, {"plats": annans.pk, "motiv": "M"}).status_code == 422
    assert client.post(adress, {"plats": torget.pk, "motiv": "Otryggt."}).status_code == 302
    assert client.post(adress, {"plats": torget.pk, "motiv": "Igen."}).status_code == 422
    with som(stad):
        rad = UtpekadPlats.objects.get()
    assert client.post(f"/utpekade/{rad.pk}/", {"motiv": "Mer.", "version": 1}).status_code == 302
    assert client.post(f"/utpekade/{rad.pk}/", {"motiv": "Nej.", "version": 1}).status_code == 409
    assert client.post(f"/utpekade/{rad.pk}/ta-bort/").status_code == 302
    assert client.post(f"/utpekade/{rad.pk}/ta-bort/").status_code == 404
    with som(stad):
        fore = LogEntry.objects.get(akt="ta_bort_utpekad_plats").fore
        assert fore == {"plats": "Torget", "motiv": "Mer."}


def test_reading_the_other_partys_material_is_logged(bild, agare, polis, logga_in, som):
    with agare():
        ena = factories_bild.Part.objects.order_by("ordning")[0]
        rad = factories_bild.delade(bild, ena)[0]
    client = logga_in(polis)
    for adress in (
        f"/underlag/{rad.underlag_id}/", f"/iakttagelser/{rad.pk}/",
        f"/lagesbilder/{bild.pk}/sammanforing/", f"/lagesbilder/{bild.pk}/innehall.json",
    ):  # fmt: skip
        assert client.get(adress).status_code == 200
    with som(polis):
        akter = LogEntry.objects.filter(by=polis).values_list("akt", flat=True)
        assert sorted(akter) == [
            "exportera_lagesbild", "las_iakttagelse", "las_sammanforing", "las_underlag",
        ]  # fmt: skip


NY = "/stadsdelsomraden/norrby/lagesbild/ny/"


@pytest.mark.parametrize(
    ("year", "andra", "sagt"),
    [
        (2019, {}, "Ingen gällande samverkansöverenskommelse omfattar 2019"),
        (2030, {"giltig_till": "2029-12-31"}, "upphörde som stadsdelsområde"),
        (2030, {"giltig_fran": "2031-01-01"}, "finns som stadsdelsområde först"),
        (1999, {}, "2000"),
        ("²", {}, "År"),
    ],
)
def test_a_year_that_cannot_be_is_told_and_nothing_saved(
    year, andra, sagt, agare, stad, logga_in, som
):
    with agare():
        if andra:
            Stadsdelsomrade.objects.filter(slug="norrby").update(**andra)
        else:
            Overenskommelse.objects.gallande().update(giltig_fran="2024-01-01")
            Stadsdelsomrade.objects.filter(slug="norrby").update(giltig_fran="1990-01-01")
    svar = logga_in(stad).post(NY, {"year": year, "dnr": "D 7"})
    assert svar.status_code == 422 and sagt in svar.content.decode()
    assert "D 7" in svar.content.decode()
    with som(stad):
        assert not Lagesbild.objects.exists() and not LogEntry.objects.filter(by=stad).exists()


def test_a_second_for_the_same_year_is_told(stad, logga_in, som):
    client = logga_in(stad)
    assert client.post(NY, {"year": 2027}).status_code == 302
    svar = client.post(NY, {"year": 2027})
    assert (
        svar.status_code == 422 and "Det finns redan en lägesbild för 2027" in svar.content.decode()
    )
    with som(stad):
        assert Lagesbild.objects.count() == 1
