"""The place and its parties are called what the data call them."""

import pytest

from samverkan import parterna
from samverkan.models import Part

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def glomda():
    parterna.glom()
    yield
    parterna.glom()


def _heter(agare, kortnamn):
    with agare():
        Part.objects.filter(tecken="stad").update(kortnamn=kortnamn)


@pytest.mark.parametrize(
    ("kortnamn", "ord_"),
    [
        ("Staden", {"den": "staden", "dess": "stadens", "hela": "hela staden"}),
        ("kommunen", {"den": "kommunen", "dess": "kommunens", "hela": "hela kommunen"}),
    ],
)
def test_the_words_come_from_the_first_party(agare, kortnamn, ord_):
    _heter(agare, kortnamn)
    assert parterna.ort() == ord_
    assert parterna.hela_orten() == f"Hela {ord_['den']}"
    assert parterna.partnamn("stad") == ord_["den"].capitalize()


def test_without_parties_there_are_neutral_words(monkeypatch):
    with monkeypatch.context() as lapp:
        lapp.setattr(parterna, "_kortnamn", lambda period: {})
        assert parterna.hela_orten() == "Hela kommunen"


def test_menu_and_pages_follow(agare, logga_in, stad):
    _heter(agare, "Bygden")
    klient = logga_in(stad)
    for adress in ("/", "/staden/", "/mal-och-indikatorer/", "/hjalp/"):
        text = klient.get(adress).content.decode()
        assert "Bygden" in text
        assert "Staden" not in text and "Hela staden" not in text
    assert "Läget i bygden" in klient.get("/staden/").content.decode()


def test_the_names_are_read_once_for_many_pages(django_assert_num_queries):
    with django_assert_num_queries(1):
        assert [parterna.partnamn("polis") for _ in range(5)] == ["Polisen"] * 5
