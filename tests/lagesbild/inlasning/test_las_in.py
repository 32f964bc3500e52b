"""An import is saved whole or not at all, and the same file twice changes nothing."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lagesbild.inlasning import las
from lagesbild.models import Inlasning, Matvarde, Underlag
from lagesbild.workflow.inlasning import las_in
from lagesbild.workflow.inlasning_granser import las_granser
from samverkan.fel import Hinder
from samverkan.models import Part, Stadsdelsomrade, User
from tests.factories import make_lagesbild, make_underlag
from tests.lagesbild.inlasning.test_lasare import BRA, _handelse, _omrade

Agare = Callable[[], AbstractContextManager[None]]
Som = Callable[[User], AbstractContextManager[None]]


@pytest.fixture
def underlag(agare: Agare, norrby: Stadsdelsomrade, stad: User) -> object:
    with agare():
        part = Part.objects.order_by("ordning").first()
        assert part
        return make_underlag(make_lagesbild(norrby), part)


def test_same_file_twice_gives_no_new_rows(underlag: object, stad: User, som: Som) -> None:
    with som(stad):
        forsta = las_in(underlag, las(BRA.encode()), "a.txt", by=stad)
        andra = las_in(underlag, las(BRA.encode()), "a.txt", by=stad)
        assert (forsta.antal_nya, andra.antal_nya, andra.antal_lika) == (2, 0, 2)
        assert Matvarde.objects.filter(stadsdelsomrade__slug="norrby").count() == 2


def test_a_corrected_file_changes_only_its_rows(underlag: object, stad: User, som: Som) -> None:
    with som(stad):
        las_in(underlag, las(BRA.encode()), "a.txt", by=stad)
        rattad = las_in(underlag, las(BRA.replace("1\u00a0234", "1300").encode()), "b.txt", by=stad)
        assert (rattad.antal_nya, rattad.antal_andrade, rattad.antal_lika) == (0, 1, 1)


def _databasfil(rader: int, till: int) -> bytes:
    huvud = "Region;Brott;År;Period;Antal;/100 000 inv"
    text = [
        f"Ort {n % 50};Brott {n // 5000};År;{1920 + n // 50};{n + till};;" for n in range(rader)
    ]
    return "\n".join([huvud, *text]).encode()


@pytest.mark.parametrize("rader", [50, 5000])
def test_as_many_questions_however_large_the_file(
    underlag: Underlag, stad: User, som: Som, rader: int
) -> None:
    """At most 15, BEGIN and COPY included: of new rows, of equal and of changed ones."""
    antal = []
    with som(stad):
        for till in (0, 0, 1):
            tolkning = las(_databasfil(rader, till))
            with CaptureQueriesContext(connection) as fragor:
                inlasning = las_in(underlag, tolkning, "a.txt", by=stad)
            antal.append((len(fragor), inlasning.antal_nya, inlasning.antal_andrade))
    assert [rad[1:] for rad in antal] == [(rader, 0), (0, 0), (0, rader)]
    assert max(rad[0] for rad in antal) <= 15, antal


def test_one_bad_row_saves_nothing(underlag: object, stad: User, som: Som) -> None:
    dalig = las((BRA + "Norrby;Rån;2025;Aug;många;0;\r\n").encode())
    with som(stad):
        with pytest.raises(Hinder, match="Rad 6"):
            las_in(underlag, dalig, "a.txt", by=stad)
        assert not Inlasning.objects.filter(underlag=underlag).exists()


def test_an_edited_event_keeps_its_number(underlag: object, stad: User, som: Som) -> None:
    with som(stad):
        las_in(underlag, las(_handelse()), "a.json", by=stad)
        igen = las_in(underlag, las(_handelse(summary="Ny text.")), "b.json", by=stad)
        assert (igen.antal_nya, igen.antal_andrade) == (0, 1)


def test_a_personnummer_in_a_file_stops_it(underlag: object, stad: User, som: Som) -> None:
    tolkning = las(_handelse(summary="Anmält av 19811218-9876."))
    with som(stad), pytest.raises(Hinder, match="personnummer"):
        las_in(underlag, tolkning, "a.json", by=stad)


def test_boundaries_of_an_unknown_district_change_nothing(agare: Agare, db: None) -> None:
    kant = [[18.0, 59.3], [18.01, 59.3], [18.01, 59.31], [18.0, 59.3]]
    with agare():
        with pytest.raises(Hinder, match="Västerby"):
            las_granser(las(_omrade(kant, namn="Västerby")), by=None)
        assert las_granser(las(_omrade(kant)), by=None).nya == 1
        assert Stadsdelsomrade.objects.get(slug="norrby").grans["type"] == "Polygon"
