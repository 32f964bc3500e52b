"""The overall agreement: its transitions × roles, and the districts' answers."""

from datetime import date

import pytest

from samverkan.models import Malsattning, Overenskommelse, Part, Remissvar, Samverkansomrade
from samverkan.workflow_remiss import OVERENSKOMMELSE_OVERGANGAR

ALLA = ["stad", "polis", "styr_stad", "styr_polis", "central", "lasare", "forvaltare", "granne"]
RADER = OVERENSKOMMELSE_OVERGANGAR.overgangar


@pytest.fixture
def avtal(agare):
    """A proposal for the time after the one in force, with an area and a goal."""
    with agare():
        Overenskommelse.objects.gallande().update(giltig_till=date(2027, 12, 31))
        nytt = Overenskommelse.objects.create(
            namn="Nästa", dnr="KS 2027/1", giltig_fran=date(2028, 1, 1)
        )
        omrade = Samverkansomrade.objects.create(
            overenskommelse=nytt, nummer=1, namn="Platser", kortnamn="Platser"
        )
        Malsattning.objects.create(samverkansomrade=omrade, nummer=1, text="Tryggare.")
    return nytt


def _satt(agare, avtal, status):
    with agare():
        Overenskommelse.objects.filter(pk=avtal.pk).update(status=status)
    avtal.refresh_from_db()


def _akt(client, avtal, akt):
    return client.post(f"/overenskommelser/{avtal.pk}/akt/{akt}/").status_code


@pytest.mark.parametrize("vem", ALLA)
@pytest.mark.parametrize("rad", RADER, ids=lambda rad: rad.akt)
def test_each_transition_and_role(rad, vem, avtal, agare, logga_in, request):
    fore = next(iter(rad.fran))
    _satt(agare, avtal, fore)
    kod = _akt(logga_in(request.getfixturevalue(vem)), avtal, rad.akt)
    avtal.refresh_from_db()
    if vem == "central":
        assert (kod, avtal.status) == (302, rad.till)
    else:
        assert kod in (403, 404) and avtal.status == fore


@pytest.mark.parametrize("status", Overenskommelse.Status.values)
@pytest.mark.parametrize("rad", RADER, ids=lambda rad: rad.akt)
def test_a_transition_from_another_state_changes_nothing(
    rad, status, avtal, agare, central, logga_in
):
    if status in rad.fran:
        pytest.skip("the allowed way is tested above")
    _satt(agare, avtal, status)
    assert _akt(logga_in(central), avtal, rad.akt) == 302
    avtal.refresh_from_db()
    assert avtal.status == status


def test_no_remiss_without_goals(avtal, agare, central, logga_in):
    with agare():
        Malsattning.objects.filter(samverkansomrade__overenskommelse=avtal).delete()
    _akt(logga_in(central), avtal, "skicka_remiss")
    avtal.refresh_from_db()
    assert avtal.status == "utkast"


def test_two_agreements_are_not_in_force_at_once(avtal, agare, central, logga_in):
    with agare():
        Overenskommelse.objects.gallande().update(giltig_till=None)
    _satt(agare, avtal, "beslutad")
    _akt(logga_in(central), avtal, "satt_i_kraft")
    avtal.refresh_from_db()
    assert avtal.status == "beslutad"


def test_an_unknown_act_is_refused(avtal, central, logga_in):
    assert _akt(logga_in(central), avtal, "hitta-pa") == 403


@pytest.fixture
def svar(avtal, agare, norrby):
    _satt(agare, avtal, "remiss")
    with agare():
        part = Part.objects.order_by("ordning")[0]
        return Remissvar.objects.create(overenskommelse=avtal, stadsdelsomrade=norrby, part=part)


def test_begin_gives_the_same_answer_the_second_time(avtal, agare, stad, logga_in):
    _satt(agare, avtal, "remiss")
    client, adress = logga_in(stad), f"/overenskommelser/{avtal.pk}/remissvar/norrby/"
    assert client.post(adress).url == client.post(adress).url
    assert Remissvar.objects.get().part == Part.objects.order_by("ordning")[0]
    assert client.get(adress).status_code == 405


@pytest.mark.parametrize("vem", ["styr_stad", "central", "lasare", "granne"])
def test_only_those_who_work_in_the_district_begin(vem, avtal, agare, logga_in, request):
    _satt(agare, avtal, "remiss")
    client = logga_in(request.getfixturevalue(vem))
    assert client.post(f"/overenskommelser/{avtal.pk}/remissvar/norrby/").status_code == 403


@pytest.mark.parametrize(
    ("vem", "fore", "efter"),
    [
        ("stad", 200, 200),
        ("styr_stad", 200, 200),
        ("polis", 404, 200),
        ("central", 404, 200),
        ("granne", 404, 404),
        ("lasare", 404, 404),
    ],
)
def test_who_reads_an_answer_before_and_after(vem, fore, efter, svar, stad, logga_in, request):
    client, adress = logga_in(request.getfixturevalue(vem)), f"/remissvar/{svar.pk}/"
    assert client.get(adress).status_code == fore
    logga_in(stad).post(f"{adress}lamna/")
    assert client.get(adress).status_code == efter


def test_write_hand_in_and_no_more(svar, stad, polis, logga_in):
    client, adress = logga_in(stad), f"/remissvar/{svar.pk}/"
    assert client.post(adress, {"text": "Vi tillstyrker.", "version": 1}).status_code == 302
    assert logga_in(polis).post(f"{adress}lamna/").status_code == 404
    assert client.post(f"{adress}lamna/").status_code == 302
    svar.refresh_from_db()
    assert (svar.status, svar.lamnat_av, svar.text) == ("lamnat", stad, "Vi tillstyrker.")
    assert client.post(adress, {"text": "Ändrat.", "version": 2}).status_code == 403
    assert client.post(f"{adress}lamna/").status_code == 403
