"""A save names its version: nobody's text is lost, and nothing is saved for nothing."""

import pytest

from lagesbild.models import Underlag
from samverkan.models import LogEntry, Part
from tests.factories import make_lagesbild, make_underlag


@pytest.fixture
def underlag(agare, norrby):
    with agare():
        part = Part.objects.order_by("ordning")[0]
        return make_underlag(make_lagesbild(norrby), part, sammanfattning="Från början.")


@pytest.fixture
def spara(underlag, stad, logga_in):
    client = logga_in(stad)

    def _spara(text, version, **andra):
        data = {"sammanfattning": text, "metod": "", "dnr": "", "version": version} | andra
        return client.post(f"/underlag/{underlag.pk}/bedomning/", data)

    return _spara


def _nu(underlag, som, user):
    with som(user):
        return Underlag.objects.get(pk=underlag.pk)


def test_save_raises_the_version_and_logs_before_and_after(underlag, spara, stad, som):
    assert spara("Nytt.", 1).status_code == 302
    nu = _nu(underlag, som, stad)
    assert (nu.sammanfattning, nu.version, nu.updated_by) == ("Nytt.", 2, stad)
    with som(stad):
        rad = LogEntry.objects.get(akt="andra_underlag")
    assert rad.fore["sammanfattning"] == "Från början."
    assert rad.efter["sammanfattning"] == "Nytt."


def test_stale_save_answers_409_with_both_texts(underlag, spara, stad, som):
    spara("Den förstas text.", 1)
    svar = spara("Den andras text.", 1)
    assert svar.status_code == 409
    text = svar.content.decode()
    assert "Den förstas text." in text and "Den andras text." in text
    assert _nu(underlag, som, stad).sammanfattning == "Den förstas text."


def test_a_stale_save_can_be_repeated_with_the_version_shown(underlag, spara, stad, som):
    spara("Den förstas text.", 1)
    assert spara("Bådas text.", spara("Den andras text.", 1).context["version"]).status_code == 302
    assert _nu(underlag, som, stad).sammanfattning == "Bådas text."


def test_unchanged_save_writes_nothing(underlag, spara, stad, som):
    fore = _nu(underlag, som, stad)
    assert spara("Från början.", 1).status_code == 302
    nu = _nu(underlag, som, stad)
    assert (nu.version, nu.updated_at) == (1, fore.updated_at)
    with som(stad):
        assert not LogEntry.objects.filter(akt="andra_underlag").exists()


@pytest.mark.parametrize("version", ["", "0", "7"])
def test_a_missing_or_unknown_version_is_a_conflict(version, underlag, spara, stad, som):
    assert spara("Utan version.", version).status_code == 409
    assert _nu(underlag, som, stad).sammanfattning == "Från början."


def test_the_conflict_shows_what_both_started_from_and_who_changed_what(underlag, spara, stad):
    spara("Från början. Tillagt av den första.", 1)
    svar = spara("Från början. Tillagt av den andra.", 1, metod="Egen metod.")
    falt = {post["namn"]: post for post in svar.context["konflikt"]["falt"]}
    assert falt["sammanfattning"]["bas"] == "Från början."
    text = svar.content.decode()
    assert "När du började stod det" in text
    assert "<mark>" in text and "den första" in text and "den andra" in text
    assert "bara du har ändrat här" in text  # the method, which is chosen for the person
    assert 'name="val_metod" value="min" required checked' in text
    assert 'name="val_sammanfattning" value="min" required>' in text


def test_the_base_is_that_of_the_version_named_also_after_several_saves(underlag, spara, stad):
    for version, text in enumerate(("Ett.", "Två.", "Tre."), 1):
        assert spara(text, version).status_code == 302
    for version, bas in ((1, "Från början."), (2, "Ett."), (3, "Två.")):
        (post,) = [
            post for post in spara("Mitt.", version).context["konflikt"]["falt"]
            if post["namn"] == "sammanfattning"
        ]  # fmt: skip
        assert (post["bas"], post["deras"]) == (bas, "Tre.")


def test_chosen_and_combined_is_saved(underlag, spara, stad, som):
    spara("Den förstas.", 1)
    svar = spara("Den andras.", 1)
    data = {"val_sammanfattning": "eget", "min_sammanfattning": "Den andras.",
            "deras_sammanfattning": "Den förstas."}  # fmt: skip
    assert spara("Den förstas. Den andras.", svar.context["version"], **data).status_code == 302
    assert _nu(underlag, som, stad).sammanfattning == "Den förstas. Den andras."
