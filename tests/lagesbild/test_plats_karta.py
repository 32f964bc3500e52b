"""A place with its point and outline: as text, in the form, on maps, and never to others."""

import json

import pytest
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from lagesbild.forms.platser import LagesForm
from lagesbild.geografi.koordinater import Koordinatfel, Lage, lage, las_par
from lagesbild.geografi.ytterlinje import geojson, hornen, skriv, tolka
from lagesbild.kartbild import platskarta
from lagesbild.models import Plats, Platsbeslut, UtpekadPlats
from samverkan.kartor.projektion import SWEREF99_18_00, SWEREF99_TM, WGS84, projicera_punkt
from samverkan.kartor.svg_karta import rita_karta
from tests import factories
from tests.factories_bild import make_fardig

RUTA = "58,95 15,02\n58,95 15,022\n58,951 15,022\n58,951 15,02"
YTA = geojson(tolka(RUTA)[0])
GRANS = {
    "type": "Polygon",
    "coordinates": [[[15, 58.94], [15.04, 58.94], [15.04, 58.96], [15, 58.96], [15, 58.94]]],
}
LAGEN = st.builds(Lage, st.floats(55, 69).map(lambda x: round(x, 6)),
                  st.floats(11, 24).map(lambda x: round(x, 6)))  # fmt: skip


# ---------- coordinates as text ----------


@given(LAGEN)
def test_a_written_position_reads_back(en):
    assert las_par(str(en)) == en


@given(st.lists(LAGEN, min_size=3, max_size=12, unique=True))
def test_a_written_outline_reads_back(lagen):
    horn, _ = tolka("\n".join(map(str, lagen)))
    assert [en.lage for en in horn] == lagen
    assert hornen(geojson(horn)) == lagen
    assert skriv(geojson(horn)) == "\n".join(map(str, lagen))


@settings(max_examples=50)
@given(st.floats(58, 60.5), st.floats(17.6, 18.4), st.sampled_from([SWEREF99_TM, SWEREF99_18_00]))
def test_grids_are_told_by_size_and_converted(lat, lon, system):
    ost, nord = projicera_punkt(lon, lat, WGS84, system)
    funnen = lage(nord, ost)
    assert abs(funnen.lat - lat) < 2e-6 and abs(funnen.lon - lon) < 2e-6


@given(st.text(max_size=60))
def test_any_text_gives_corners_or_faults(text):
    horn, fel = tolka(text)
    assert fel or len(horn) >= 3


@pytest.mark.parametrize("text", [
    "59,3681 17,8428", "59.3681 17.8428", "59.3681, 17.8428", "59.3681,17.8428",
    "59,3681, 17,8428", "59,3681;17,8428", "59,3681\t17,8428", "N 59,3681° E 17,8428°",
])  # fmt: skip
def test_ways_to_write_a_pair(text):
    assert las_par(text) == Lage(59.3681, 17.8428)


@pytest.mark.parametrize(("text", "sagt"), [
    ("17,8428 59,3681", "bytt plats"), ("145000 6588000", "bytt plats"),
    ("59,3681", "nord och öst"), ("torget", "nord och öst"), ("12 12", "utanför Sverige"),
    ("1e999 17", "nord och öst"), ("nan nan", "nord och öst"),
])  # fmt: skip
def test_what_is_no_pair(text, sagt):
    with pytest.raises(Koordinatfel, match=sagt):
        las_par(text)


@pytest.mark.parametrize(("text", "sagt"), [
    ("59 17,8\n59,1 17,8", "mellan 3 och 200 hörn. Det här är 2"),
    ("59 17\n\n17,8 59", "Rad 3: Koordinaterna har bytt plats"),
    ("59 17\nhej\n59,1 17\nhopp", "Rad 4: Skriv nord och öst"),
    ("59 17\n\n59,1 17,1\n59 17,1\n59,1 17", "mellan rad 1–3 korsar linjen mellan rad 4–5"),
    ("59 17\n59,1 17,1\n59 17,1\n59,1 17,1", "Rad 4 är samma punkt som rad 2"),
    ("59 17\n59,01 17\n59,02 17", "bildar ingen yta"),
])  # fmt: skip
def test_faults_name_the_row(text, sagt):
    assert sagt in " ".join(tolka(text)[1])


def test_the_first_corner_may_be_written_again_at_the_end():
    assert tolka(f"{RUTA}\n58,95 15,02") == (tolka(RUTA)[0], [])


# ---------- the form ----------


def falt(**andra):
    return {
        "namn": "Norra torget", "slag": ["otrygg"], "delningsniva": "parterna",
        "datum": "2026-03-01", "skal": "Båda ser den.",
    } | andra  # fmt: skip


def form(omrade, **andra):
    return LagesForm(falt(**andra), instance=Plats(stadsdelsomrade=omrade))


def test_an_outline_alone_gets_its_point(norrby):
    en = form(norrby, geometri=RUTA)
    assert en.is_valid(), en.errors
    assert 58.95 < en.cleaned_data["latitud"] < 58.951
    assert en.cleaned_data["geometri"] == YTA


def test_a_grid_position_is_converted(norrby):
    ost, nord = projicera_punkt(15.02, 58.95, WGS84, SWEREF99_TM)
    en = form(norrby, latitud=f"{nord:.2f}".replace(".", ","), longitud=f"{ost:.2f}")
    assert en.is_valid(), en.errors
    assert (en.cleaned_data["latitud"], en.cleaned_data["longitud"]) == pytest.approx(
        (58.95, 15.02)
    )


@pytest.mark.parametrize(("andra", "namn", "sagt"), [
    ({"latitud": "58,95"}, "longitud", "både latitud och longitud"),
    ({"longitud": "15,02"}, "latitud", "både latitud och longitud"),
    ({"latitud": "15,02", "longitud": "58,95"}, "latitud", "bytt plats"),
    ({"latitud": "59,9", "longitud": "15,02"}, "latitud", "utanför Norrby"),
    ({"latitud": "58,955", "longitud": "15,02", "geometri": RUTA}, "latitud", "utanför ytterlinjen"),
    ({"geometri": RUTA.replace("58,951 15,022", "58,99 15,022")}, "geometri", "Norrby: rad 3"),
    ({"geometri": "58,95 15,02"}, "geometri", "hörn"),
])  # fmt: skip
def test_faults_in_the_form(norrby, andra, namn, sagt):
    norrby.grans = GRANS
    en = form(norrby, **andra)
    assert not en.is_valid()
    assert sagt in " ".join(en.errors[namn])


def test_without_a_border_the_nearest_middle_decides(norrby):
    assert form(norrby, latitud="58,99", longitud="15,02").is_valid()
    assert not form(norrby, latitud="59,2", longitud="15,02").is_valid()


def test_an_outline_is_proposed_shown_and_kept(logga_in, agare, stad, polis, norrby):
    url = reverse("lagesbild:plats_ny", args=["norrby"])
    assert logga_in(stad).post(url, falt(geometri=RUTA)).status_code == 302
    with agare():
        beslut = Platsbeslut.objects.get()
    sida = logga_in(polis).get(reverse("lagesbild:platsbeslut_andra", args=[beslut.pk]))
    assert "58,951 15,022" in sida.content.decode()
    bifall = reverse("lagesbild:platsbeslut_bifall", args=[beslut.pk])
    assert logga_in(polis).post(bifall, {"version": 1}).status_code == 302
    with agare():
        assert Plats.objects.get(namn="Norra torget").geometri == YTA


def test_a_fault_keeps_what_was_written(logga_in, stad):
    url = reverse("lagesbild:plats_ny", args=["norrby"])
    svar = logga_in(stad).post(url, falt(geometri="58,95 15,02\nfel"))
    assert svar.status_code == 422
    text = svar.content.decode()
    assert "Rad 2: Skriv nord" in text and "58,95 15,02\nfel" in text


def test_a_stale_save_of_the_words_shows_both(logga_in, agare, stad, norrby):
    with agare():
        plats = factories.make_plats(norrby, beskrivning="Nya ord.", version=2)
    url = reverse("lagesbild:plats_redigera", args=[plats.pk])
    skickat = {"namn": "Torget", "delningsniva": "parterna", "beskrivning": "Mina ord."}
    svar = logga_in(stad).post(url, skickat | {"version": "1"})
    assert svar.status_code == 409
    assert "Mina ord." in svar.content.decode() and "Nya ord." in svar.content.decode()


# ---------- maps, and who sees what ----------


@pytest.fixture
def tva_platser(agare, norrby):
    with agare():
        norrby.grans = GRANS
        norrby.save()
        for namn, niva in (("Hemliga gården", "parterna"), ("Öppna torget", "publik")):
            factories.make_plats(
                norrby, namn=namn, delningsniva=niva, geometri=YTA, latitud=58.9505, longitud=15.021
            )


@pytest.mark.parametrize(
    ("vem", "antal"), [("stad", 2), ("polis", 2), ("central", 2), ("granne", 1), ("lasare", 1)]
)
def test_layers_hold_only_what_the_reader_may_see(request, logga_in, tva_platser, vem, antal):
    client = logga_in(request.getfixturevalue(vem))
    svar = client.get(reverse("lagesbild:kartdata", args=["norrby"]))
    objekt = svar.json()["features"]
    platser = [en for en in objekt if en["properties"]["slag"] == "plats"]
    assert len(platser) == antal
    assert ("Hemliga" in json.dumps(objekt, ensure_ascii=False)) == (antal == 2)
    assert [en["geometry"]["type"] for en in objekt[:1]] == ["Polygon"]


@pytest.mark.parametrize(
    ("vem", "antal"), [("stad", 2), ("central", 2), ("granne", 1), ("lasare", 1)]
)
def test_the_map_of_a_decided_lagesbild(
    request, logga_in, agare, stad, tva_platser, norrby, vem, antal
):
    with agare():
        bild = make_fardig(norrby, stad, status="faststalld", faststalld_at="2026-12-01T12:00Z",
                           faststalld_sha256="0" * 64, faststallt_innehall={})  # fmt: skip
        bild.utpekade_platser.all().delete()
        bild.valda_analyser.all().delete()  # whose map has places of its own
        for nr, plats in enumerate(
            Plats.objects.filter(geometri__isnull=False).order_by("namn"), 4
        ):
            UtpekadPlats.objects.create(lagesbild=bild, plats=plats, nummer=nr, motiv="Otryggt.")
    client = logga_in(request.getfixturevalue(vem))
    for namn in ("platser", "detalj"):
        text = client.get(reverse(f"lagesbild:{namn}", args=[bild.pk])).content.decode()
        assert text.count('class="k-yta"') == 2 * antal
        assert ("Hemliga" in text) == (antal == 2)
        assert 'class="k-nr">5</text>' in text or 'class="k-nr" ' in text


def test_the_page_of_a_place_draws_its_outline_near(logga_in, agare, stad, tva_platser):
    with agare():
        plats = Plats.objects.get(namn="Öppna torget")
    text = logga_in(stad).get(plats.get_absolute_url()).content.decode()
    assert text.count('class="k-yta"') == 2 and "Så här ligger Öppna torget" in text
    assert " m</text>" in text


def test_a_place_without_a_position_has_no_map(agare, norrby):
    with agare():
        assert platskarta(factories.make_plats(norrby), []) is None


def test_without_borders_the_place_is_drawn_among_names(agare, soderby):
    with agare():
        plats = factories.make_plats(soderby, latitud=58.911, longitud=15.042)
        karta = platskarta(plats, list(soderby.stadsdelar.all()))
    assert karta and "Hamnen" in rita_karta(karta)


def test_last_times_outline_lies_under_this_times(logga_in, agare, stad, tva_platser, norrby):
    andrad = geojson(tolka(RUTA.replace("15,022", "15,024"))[0])
    forra = {"platser": [{"namn": "Öppna torget", "geometri": andrad, "delningsniva": "publik"}]}
    with agare():
        factories.make_lagesbild(norrby, year=2026, status="faststalld",
                                 faststalld_at="2025-12-01T12:00Z",
                                 faststalld_sha256="0" * 64, faststallt_innehall=forra)  # fmt: skip
        bild = make_fardig(norrby, stad)
        oppna = Plats.objects.get(namn="Öppna torget")
        UtpekadPlats.objects.create(lagesbild=bild, plats=oppna, nummer=2, motiv="Otryggt.")
    text = logga_in(stad).get(reverse("lagesbild:platser", args=[bild.pk])).content.decode()
    assert text.count('class="k-forra"') == 2 and "Streckad linje" in text


def test_leaflet_only_where_a_place_is_drawn(logga_in, agare, stad, tva_platser):
    client = logga_in(stad)
    with agare():
        plats = Plats.objects.first()
    assert (
        "leaflet.js" in client.get(reverse("lagesbild:plats_ny", args=["norrby"])).content.decode()
    )
    assert "leaflet" not in client.get(plats.get_absolute_url()).content.decode()


def test_no_tiles_unless_set(logga_in, stad, settings):
    url = reverse("lagesbild:plats_ny", args=["norrby"])
    assert 'data-bakgrund=""' in logga_in(stad).get(url).content.decode()
    settings.KARTBAKGRUND = {"url": "https://karta.example/{z}/{x}/{y}.png", "kalla": "Karta"}
    assert "karta.example" in logga_in(stad).get(url).content.decode()
