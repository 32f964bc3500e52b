"""Whose a file's events become: the district by coordinate, and who may see them."""

import itertools
from collections.abc import Callable
from contextlib import AbstractContextManager

import numpy as np
import pytest
from django.db import connection
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import Point, box, mapping

from lagesbild.geografi.inom import omrade_for
from lagesbild.inlasning import las
from lagesbild.models import Handelse, Underlag
from lagesbild.workflow.inlasning import las_in
from samverkan.models import Part, Stadsdelsomrade, User
from tests.factories import make_lagesbild, make_underlag

Agare = Callable[[], AbstractContextManager[None]]
Som = Callable[[User], AbstractContextManager[None]]
INNE, UTE = (59.355, 17.905), (59.355, 18.305)


def _fil(inne: int, ute: int) -> bytes:
    rader = [(*INNE, n) for n in range(inne)] + [(*UTE, n) for n in range(ute)]
    text = [
        f"2026-03-{n % 28 + 1:02d} 21:30;{lat + n / 9000:.6f};{lon + n / 9000:.6f};Rån"
        for lat, lon, n in rader
    ]
    return "\n".join(["Datum;Latitud;Longitud;Brottstyp", *text]).encode()


@pytest.fixture
def parternas(agare: Agare, norrby: Stadsdelsomrade) -> dict[str, Underlag]:
    with agare():
        norrby.grans = mapping(box(17.9, 59.35, 17.92, 59.36))
        norrby.save()
        bild = make_lagesbild(norrby)
        return {part.kod: make_underlag(bild, part) for part in Part.objects.all()}


@given(
    st.lists(
        st.tuples(st.integers(-2, 12), st.integers(-2, 12)), min_size=1, max_size=40
    )
)  # fmt: skip
def test_the_area_of_a_point_is_the_one_that_covers_it(punkter: list[tuple[int, int]]) -> None:
    """Against shapely one point at a time; on a common border the lowest key."""
    granser = {3: box(0, 0, 5, 10), 7: box(5, 0, 10, 10)}
    x, y = np.array(punkter, dtype=float).T
    svar = [
        next((nyckel for nyckel in (3, 7) if granser[nyckel].covers(Point(p))), 0) for p in punkter
    ]
    assert omrade_for(x, y, granser).tolist() == svar


def test_a_missing_coordinate_is_in_no_area() -> None:
    inget = np.array([np.nan, 1.0])
    assert omrade_for(inget, inget, {1: box(0, 0, 2, 2)}).tolist() == [0, 1]


def test_a_partys_events_are_its_own_and_within_its_district(
    parternas: dict[str, Underlag], stad: User, polis: User, som: Som, norrby: Stadsdelsomrade
) -> None:
    tolkning = las(_fil(12, 3))
    with som(stad):
        inlast = las_in(parternas["kommun"], tolkning, "a.csv", by=stad)
        assert (inlast.antal_nya, Handelse.objects.count()) == (12, 12)
        assert {rad.stadsdelsomrade_id for rad in Handelse.objects.all()} == {norrby.pk}
        assert set(Handelse.objects.values_list("delningsniva", flat=True)) == {"egen"}
    assert "3 händelser ligger utanför stadsdelsområdet och läses inte in." in tolkning.varningar
    with som(polis), connection.cursor() as cursor:
        cursor.execute("select count(*) from lagesbild_handelse")
        assert cursor.fetchone() == (0,)


def test_both_parties_may_keep_the_same_file_to_themselves(
    parternas: dict[str, Underlag], stad: User, polis: User, som: Som
) -> None:
    for kod, vem in (("kommun", stad), ("ordning", polis)):
        for nya in (12, 0):
            with som(vem):
                assert las_in(parternas[kod], las(_fil(12, 0)), "a.csv", by=vem).antal_nya == nya


@pytest.mark.parametrize(("delning", "antal", "ser"), [("parterna", 12, 12), ("publik", 15, 15)])
def test_shared_events_are_seen_by_the_other_party(
    delning: str, antal: int, ser: int, parternas: dict[str, Underlag],
    stad: User, polis: User, som: Som,
) -> None:  # fmt: skip
    with som(stad):
        las_in(parternas["kommun"], las(_fil(12, 3)), "a.csv", by=stad, delning=delning)
        assert Handelse.objects.count() == antal
    with som(polis):
        assert Handelse.objects.visible_to(polis).count() == ser


def test_without_a_boundary_all_count_to_the_district_and_it_is_said(
    agare: Agare, parternas: dict[str, Underlag], stad: User, som: Som, norrby: Stadsdelsomrade
) -> None:
    with agare():
        Stadsdelsomrade.objects.update(grans=None)
    tolkning = las(_fil(12, 3))
    with som(stad):
        assert las_in(parternas["kommun"], tolkning, "a.csv", by=stad).antal_nya == 15
    assert any("gräns är inte inläst" in rad for rad in tolkning.varningar)


def test_the_preview_asks_who_may_see_and_keeps_to_the_answer(
    parternas: dict[str, Underlag], stad: User, logga_in: Callable[[User], Client], som: Som
) -> None:
    from tests.lagesbild.inlasning.test_guide import Guide

    guide = Guide(logga_in(stad), parternas["kommun"]).valj(_fil(12, 3), "brott.csv")
    assert "Vem får se händelserna?" in guide.sida and "3 händelser ligger utanför" in guide.sida
    assert guide.bekrafta(delning="parterna").status == "klart"
    with som(stad):
        nivaer = Handelse.objects.values_list("delningsniva", flat=True)
        assert list(itertools.chain(nivaer)) == ["parterna"] * 12


def test_a_file_all_outside_can_still_be_read_in_for_everybody(
    parternas: dict[str, Underlag], stad: User, logga_in: Callable[[User], Client], som: Som
) -> None:
    from tests.lagesbild.inlasning.test_guide import Guide

    guide = Guide(logga_in(stad), parternas["kommun"]).valj(_fil(0, 12), "brott.csv")
    assert "Läs in allt" in guide.sida
    guide.bekrafta(delning="publik")
    with som(stad):
        assert Handelse.objects.count() == 12
