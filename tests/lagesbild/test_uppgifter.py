"""Personal data in an underlag and in the joint picture: stops, warns, is replaced, or kept with a reason."""

import pytest

from lagesbild.models import Observation, Underlag
from samverkan.models import LogEntry, Part
from tests import factories, factories_bild

NUMMER, TELEFON = "811228-9874", "070-123 45 67"


@pytest.fixture
def underlag(agare, norrby):
    with agare():
        ett = factories.make_underlag(
            factories.make_lagesbild(norrby), Part.objects.first(), sammanfattning="Lugnt."
        )
        factories.make_observation(ett, text=f"Grannen nås på {TELEFON} dygnet runt.")
        return ett


def _lamna(client, underlag, **data):
    return client.post(f"/underlag/{underlag.pk}/akt/lamna_in/", data, follow=True)


def _status(underlag, som, user):
    with som(user):
        return Underlag.objects.get(pk=underlag.pk).status


def test_the_place_is_marked_and_one_click_replaces_it(underlag, stad, logga_in, som):
    client = logga_in(stad)
    sida = client.get(f"/underlag/{underlag.pk}/")
    assert f"<mark>{TELEFON}</mark>" in sida.content.decode()
    (ett,) = sida.context["varningar"]
    adress = f"/underlag/{underlag.pk}/byt-ut/"
    assert client.post(adress, {"stalle": ett.nyckel}).status_code == 302
    with som(stad):
        rad = Observation.objects.get(underlag=underlag)
        assert rad.text == "Grannen nås på (telefonnummer borttaget) dygnet runt."
        assert (rad.version, rad.updated_by) == (2, stad)
        assert LogEntry.objects.get(akt="ersatt_uppgift").efter == {"vad": "telefon"}
    igen = client.post(adress, {"stalle": ett.nyckel}, follow=True).content.decode()
    assert "Texten har ändrats" in igen
    _lamna(client, underlag)
    assert _status(underlag, som, stad) == "inlamnat"


def test_a_warning_is_overridden_only_with_a_reason_that_is_logged(
    underlag, stad, polis, logga_in, som
):
    client = logga_in(stad)
    for data in ({}, {"motiv": "  "}):
        assert "kan vara personuppgifter" in _lamna(client, underlag, **data).content.decode()
        assert _status(underlag, som, stad) == "utkast"
    _lamna(client, underlag, motiv="Det är stadens växel.")
    assert _status(underlag, som, stad) == "inlamnat"
    with som(polis):
        rad = LogEntry.objects.get(akt="behalla_uppgifter")
    assert (rad.by, rad.efter) == (stad, {"skäl": "Det är stadens växel.", "ställen": 1})


def test_a_personnummer_stops_whatever_reason_is_given(underlag, stad, agare, logga_in, som):
    with agare():
        Observation.objects.filter(underlag=underlag).update(text=f"Han är {NUMMER}.")
    svar = _lamna(logga_in(stad), underlag, motiv="Det behövs.").content.decode()
    assert "personnummer" in svar and _status(underlag, som, stad) == "utkast"


def test_what_stays_with_the_party_is_not_asked_about(underlag, stad, agare, logga_in, som):
    with agare():
        factories.make_observation(underlag)
        Observation.objects.filter(underlag=underlag, text__contains=TELEFON).update(
            delningsniva="egen"
        )
    _lamna(logga_in(stad), underlag)
    assert _status(underlag, som, stad) == "inlamnat"


@pytest.mark.parametrize("vem", ["polis", "styr_stad", "granne"])
def test_nobody_else_replaces(vem, underlag, stad, logga_in, request, som):
    (ett,) = logga_in(stad).get(f"/underlag/{underlag.pk}/").context["varningar"]
    client = logga_in(request.getfixturevalue(vem))
    svar = client.post(f"/underlag/{underlag.pk}/byt-ut/", {"stalle": ett.nyckel})
    assert svar.status_code in (403, 404)
    with som(stad):
        assert TELEFON in Observation.objects.get(underlag=underlag).text


def test_the_joint_texts_warn_before_the_approval(agare, norrby, stad, logga_in, som):
    with agare():
        bild = factories_bild.make_fardig(norrby, stad, status="sammanforing")
        bild.sammanfattning = "Läget är lugnt, säger Anna Berg."
        bild.save()
    client = logga_in(stad)
    adress = f"/lagesbilder/{bild.pk}/akt/skicka_for_godkannande/"
    assert "<mark>Anna Berg</mark>" in client.get(f"/lagesbilder/{bild.pk}/").content.decode()
    assert "Ett ställe i texten" in client.post(adress, follow=True).content.decode()
    client.post(adress, {"motiv": "Hon är talesperson för föreningen."})
    with som(stad):
        bild.refresh_from_db()
        assert bild.status == "godkannande"
        assert LogEntry.objects.get(akt="behalla_uppgifter").efter["ställen"] == 1
