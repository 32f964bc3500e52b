"""One click takes personal data out of the joint texts; a file with warnings is read in with a reason."""

import re

import pytest

from lagesbild import mellanlager
from lagesbild.inlasning import Fil, las
from lagesbild.models import Inlasning, Lagesbild, Reservation
from lagesbild.workflow.inlasning import las_in
from samverkan.fel import Hinder
from samverkan.models import Jobb, LogEntry, Part
from tests import factories, factories_bild
from tests.lagesbild.inlasning.test_lasare import _handelse

TELEFON = "070-123 45 67"


@pytest.fixture
def bild(agare, norrby, stad):
    with agare():
        bild = factories_bild.make_fardig(norrby, stad, status="sammanforing")
        bild.sammanfattning = f"Ring {TELEFON}. Hon är 19811228-9874."
        bild.save()
        Reservation.objects.update(text="Anna Berg ser det annorlunda.")
        return bild


def _sida(client, bild):
    return client.get(f"/lagesbilder/{bild.pk}/")


def _byt(client, bild, nyckel):
    return client.post(f"/lagesbilder/{bild.pk}/byt-ut/", {"stalle": nyckel}, follow=True)


def test_what_warns_and_what_stops_are_replaced_by_a_click(bild, stad, polis, logga_in, som):
    client = logga_in(stad)
    sida = _sida(client, bild)
    (stopp,) = sida.context["stopp"]
    varningar = {s.fynd.slag: s for s in sida.context["varningar"]}
    assert "kan inte skickas" in sida.content.decode()
    _byt(client, bild, varningar["telefon"].nyckel)
    assert "Texten har ändrats" in _byt(client, bild, stopp.nyckel).content.decode()  # it has moved
    (stopp,) = _sida(client, bild).context["stopp"]
    _byt(client, bild, stopp.nyckel)
    with som(polis):
        nu = Lagesbild.objects.get(pk=bild.pk)
        text = "Ring (telefonnummer borttaget). Hon är (personnummer borttaget)."
        assert (nu.sammanfattning, nu.version, nu.updated_by) == (text, 3, stad)
        slag = LogEntry.objects.filter(akt="ersatt_uppgift").order_by("pk")
        assert [rad.efter["vad"] for rad in slag] == ["telefon", "personnummer"]


def test_the_other_partys_reservation_is_theirs_to_change(bild, stad, polis, logga_in, som):
    def namnet(client):
        varningar = _sida(client, bild).context["varningar"]
        return next(s for s in varningar if s.fynd.slag == "namn")

    ett = namnet(logga_in(stad))
    assert not ett.far_byta
    assert f'value="{ett.nyckel}"' not in _sida(logga_in(stad), bild).content.decode()
    assert "den andra partens" in _byt(logga_in(stad), bild, ett.nyckel).content.decode()
    assert namnet(logga_in(polis)).far_byta
    _byt(logga_in(polis), bild, ett.nyckel)
    with som(stad):
        assert Reservation.objects.get().text == "en person ser det annorlunda."


@pytest.mark.parametrize("vem", ["styr_stad", "central", "granne", "lasare", "forvaltare"])
def test_nobody_else_replaces(vem, bild, stad, logga_in, request):
    nyckel = _sida(logga_in(stad), bild).context["stopp"][0].nyckel
    svar = _byt(logga_in(request.getfixturevalue(vem)), bild, nyckel)
    assert svar.status_code in (403, 404)
    assert "9874" in Lagesbild.objects.get(pk=bild.pk).sammanfattning


def test_nothing_is_replaced_when_the_merge_is_over(bild, stad, logga_in, agare):
    client = logga_in(stad)
    nyckel = _sida(client, bild).context["stopp"][0].nyckel
    with agare():
        Lagesbild.objects.filter(pk=bild.pk).update(status="godkannande")
    assert _byt(client, bild, nyckel).status_code == 403


def test_no_form_stands_inside_another(bild, stad, logga_in):
    html, djup = _sida(logga_in(stad), bild).content.decode(), 0
    for tagg in re.findall(r"<(/?)form\b", html):
        djup += -1 if tagg else 1
        assert djup in (0, 1)


@pytest.fixture
def underlag(agare, norrby):
    with agare():
        part = Part.objects.order_by("ordning").first()
        return factories.make_underlag(factories.make_lagesbild(norrby), part)


def test_a_file_that_warns_is_read_in_with_a_reason_that_is_logged(underlag, stad, polis, som):
    data = _handelse(summary=f"Ring {TELEFON} först.")
    with som(stad):
        for motiv in ("", "  "):
            with pytest.raises(Hinder, match="personuppgifter"):
                las_in(underlag, las(data), "a.json", by=stad, motiv=motiv)
        assert not Inlasning.objects.filter(underlag=underlag).exists()
        las_in(underlag, las(data), "a.json", by=stad, motiv="Växelns nummer.")
        rad = LogEntry.objects.get(akt="behalla_uppgifter")
        assert rad.efter == {"skäl": "Växelns nummer.", "ställen": 1, "fil": "a.json"}
    with som(polis):  # the file is still the party's own
        assert not LogEntry.objects.visible_to(polis).filter(akt="behalla_uppgifter").exists()


def test_the_preview_asks_for_the_reason(underlag, stad, logga_in, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    client = logga_in(stad)
    fil = Fil(_handelse(summary=f"Ring {TELEFON} först."), "a.json")
    mellanlager.lagg(stad, fil)
    adress = f"/underlag/{underlag.pk}/las-in/{fil.sha256}/"
    sida = client.get(adress).content.decode()
    assert "Varför ska filen läsas in ändå?" in sida
    svar = client.post(adress, {"motiv": " "})
    assert svar.status_code == 422
    assert "Skriv ett skäl" in svar.content.decode()
    assert not Jobb.objects.exists()
    assert client.post(adress, {"motiv": "Växeln."}).status_code == 302
    assert Jobb.objects.get().argument["motiv"] == "Växeln."
