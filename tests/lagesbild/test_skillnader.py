"""Where the pictures differ: every kind, by area and place, and against last time."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lagesbild.models import Observation, UtpekadPlats
from lagesbild.skillnader import HELA, jamfor_ar, skillnader
from samverkan.models import Part
from tests import factories, factories_bild

PARTER = ["stad", "polis"]


def kalla(part: str, **andra: Any) -> dict[str, Any]:
    falt = {
        "kod": f"{part[0].upper()}-01", "part": part, "allvar": 3, "trend": "samre", "plats": None,
        "var": "Torget", "stadsdel": "Norrby", "veckodagar": [], "timmar": [None, None],
    }  # fmt: skip
    return falt | andra


def punkt(nummer: int, *ur: dict[str, Any], **andra: Any) -> dict[str, Any]:
    falt = {
        "nummer": nummer, "omrade": 1, "text": "Klotter vid torget på kvällarna.", "endast": None,
        "plats": None, "allvar": 3, "allvar_motiv": "", "trend": "samre", "reservationer": [],
    }  # fmt: skip
    return falt | {"ur": list(ur)} | andra


def innehall(*punkter: dict[str, Any], year: int = 2027, **andra: Any) -> dict[str, Any]:
    return {"year": year, "lagespunkter": list(punkter), "platser": []} | andra


def _nummer(rader: Any) -> list[int]:
    return [rad.nummer for rad in rader]


def test_every_kind_of_difference_stands_in_its_own_list() -> None:
    svar = skillnader(
        innehall(
            punkt(1, kalla("stad"), endast="stad"),
            punkt(2, kalla("polis"), endast="polis"),
            punkt(3, kalla("stad"), kalla("polis")),
            punkt(4, kalla("stad", allvar=2), kalla("polis", allvar=4)),
            punkt(5, kalla("stad", trend="battre"), kalla("polis", trend="samre")),
            punkt(6, kalla("stad", allvar=2), kalla("stad", allvar=4), endast="stad"),
        ),
        PARTER,
    )
    assert _nummer(svar.endast["stad"]) == [1, 6]
    assert _nummer(svar.endast["polis"]) == [2]
    assert _nummer(svar.olika_allvar) == [4]
    assert _nummer(svar.olika_trend) == [5]
    assert svar.per_omrade() == {1: 5}


def test_differences_stand_by_area_and_place_the_whole_area_last() -> None:
    svar = skillnader(
        innehall(
            punkt(1, kalla("stad", var="Ön"), endast="stad", omrade=2),
            punkt(2, kalla("stad", var="", stadsdel=None), endast="stad"),
            punkt(3, kalla("stad", var="Backen"), endast="stad"),
            punkt(4, kalla("stad", var="Backen"), endast="stad", plats="Ankdammen"),
        ),
        PARTER,
    )
    assert [(r.omrade, r.plats) for r in svar.endast["stad"]] == [
        (1, "Ankdammen"), (1, "Backen"), (1, HELA), (2, "Ön"),
    ]  # fmt: skip
    assert svar.per_plats()["Backen"] == 1


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.tuples(st.sampled_from([*PARTER, None]), st.integers(1, 5), st.integers(1, 5)),
        max_size=8,
    )
)
def test_a_statement_is_one_sided_or_compared_and_never_both(rader: list[Any]) -> None:
    punkter = [
        punkt(nr, kalla("stad", allvar=a), kalla("polis", allvar=b), endast=endast)
        for nr, (endast, a, b) in enumerate(rader, 1)
    ]
    svar = skillnader(innehall(*punkter), PARTER)
    ensidiga = {r.nummer for par in svar.endast.values() for r in par}
    assert ensidiga == {nr for nr, (endast, _, _) in enumerate(rader, 1) if endast}
    assert set(_nummer(svar.olika_allvar)) == {
        nr for nr, (endast, a, b) in enumerate(rader, 1) if not endast and a != b
    }


def _aret(nu: dict[str, Any], da: dict[str, Any]) -> Any:
    return jamfor_ar(innehall(nu), innehall(da, year=2026))


@pytest.mark.parametrize(
    ("nu", "da", "hamnar"),
    [
        ({"allvar": 4}, {"allvar": 3}, "samre"),
        ({"allvar": 2, "trend": "samre"}, {"allvar": 3}, "battre"),
        ({"trend": "samre"}, {}, "samre"),
        ({"trend": "battre"}, {}, "battre"),
        ({"trend": "okant"}, {}, "lika"),
        ({"trend": "oforandrat"}, {"trend": "samre"}, "lika"),
    ],
)
def test_better_and_worse_go_by_severity_and_then_by_trend(nu, da, hamnar) -> None:
    aret = _aret(punkt(7, kalla("stad"), **nu), punkt(2, kalla("stad"), **da))
    (par,) = getattr(aret, hamnar)
    assert (par.nu[0].nummer, par.da[0].nummer) == (7, 2)
    assert not aret.nya and not aret.borta


def test_new_and_gone_when_nothing_is_the_same_thing() -> None:
    stold = punkt(1, kalla("stad", var="Hamnen"), text="Stölder ur båtar.", omrade=2)
    aret = jamfor_ar(
        innehall(stold, platser=[{"namn": "Hamnen"}]),
        innehall(punkt(1, kalla("stad")), year=2026, platser=[{"namn": "Torget"}]),
    )
    assert [p.nu[0].kod for p in aret.nya] == ["L-01"]
    assert [p.da[0].text for p in aret.borta] == ["Klotter vid torget på kvällarna."]
    assert (aret.nya_platser, aret.borta_platser, aret.year) == (("Hamnen",), ("Torget",), 2026)


@pytest.fixture
def bild(agare, norrby, stad):
    with agare():
        factories_bild.make_faststalld(norrby, stad, year=2026)
        nu = factories_bild.make_sammanforing(norrby)
        ena, andra = Part.objects.order_by("ordning")
        s1, s2 = factories_bild.delade(nu, ena)
        p1, _ = factories_bild.delade(nu, andra)
        Observation.objects.filter(pk=p1.pk).update(allvar=5, trend="samre")
        factories.make_lagespunkt(nu, s1, p1, allvar=5)
        factories.make_lagespunkt(nu, s2, endast_part=ena, text="Bara vi har sett det.")
        UtpekadPlats.objects.create(
            lagesbild=nu, plats=factories.make_plats(norrby, namn="Bron"), nummer=1, motiv="Mörkt."
        )
        return nu


def test_the_page_shows_all_of_it_to_both_parties(bild, stad, polis, logga_in) -> None:
    for user in (stad, polis):
        text = logga_in(user).get(f"/lagesbilder/{bild.pk}/skillnader/").content.decode()
        assert "Bara vi har sett det." in text and "5 mycket allvarligt" in text
        assert "1 iakttagelse återstår" in text.replace("\xa0", " ")
        assert "Nya utpekade platser: Bron." in text and "Inte längre utpekade: Torget." in text
        assert factories_bild.HEMLIGT not in text


def test_the_area_can_be_chosen(bild, stad, logga_in) -> None:
    client = logga_in(stad)
    tomt = client.get(f"/lagesbilder/{bild.pk}/skillnader/?omrade=2").content.decode()
    assert "Inga skillnader" in tomt and "Bara vi har sett det." not in tomt
    ett = client.get(f"/lagesbilder/{bild.pk}/skillnader/?omrade=1").content.decode()
    assert "Bara vi har sett det." in ett
    assert client.get(f"/lagesbilder/{bild.pk}/skillnader/?omrade=x").status_code == 200


def test_nothing_is_shown_before_the_other_has_handed_in(agare, norrby, polis, logga_in) -> None:
    with agare():
        ny = factories.make_lagesbild(norrby, year=2029)
        ena = Part.objects.order_by("ordning")[0]
        factories.make_observation(factories.make_underlag(ny, ena), text="Ännu bara vårt.")
    svar = logga_in(polis).get(f"/lagesbilder/{ny.pk}/skillnader/")
    assert svar.status_code == 200 and "Ännu bara vårt." not in svar.content.decode()


@pytest.mark.parametrize("vem", ["lasare", "granne"])
def test_a_reader_does_not_see_how_the_parties_differ(vem, agare, norrby, stad, logga_in, request):
    with agare():
        fast = factories_bild.make_faststalld(norrby, stad, year=2028)
    svar = logga_in(request.getfixturevalue(vem)).get(f"/lagesbilder/{fast.pk}/skillnader/")
    assert svar.status_code == 403


def test_few_queries_however_much_there_is(bild, agare, stad, logga_in) -> None:
    with agare():
        for nr in range(3, 30):
            factories.make_lagespunkt(bild, text=f"Klotter {nr}.", lopnummer=nr)
    klient = logga_in(stad)
    with CaptureQueriesContext(connection) as fragor:
        klient.get(f"/lagesbilder/{bild.pk}/skillnader/")
    assert sum(fraga["sql"].startswith("SELECT") for fraga in fragor) <= 25
