"""Talk: said, named, resolved; never seen by those who may not see what it concerns."""

import pytest
from django.db import ProgrammingError, connection, transaction
from django.utils import timezone

from lagesbild.models import Underlag
from samverkan.models import Avisering, Kommentar, LogEntry, Part
from tests import factories, factories_bild

MARKE = "OrdetSomBaraFinnsISamtalet"


@pytest.fixture
def underlag(agare, norrby):
    """Still the first party's own."""
    with agare():
        ett = factories.make_underlag(factories.make_lagesbild(norrby), Part.objects.first())
        factories.make_observation(ett)
        return ett


@pytest.fixture
def rad(underlag, agare):
    with agare():
        return underlag.observationer.get()


@pytest.fixture
def punkt(agare, norrby):
    with agare():
        bild = factories_bild.make_sammanforing(norrby, year=2029)
        return factories.make_lagespunkt(bild)


def _skriv(client, slag, pk, **andra):
    data = {"text": MARKE, "delningsniva": "parterna"} | andra
    return client.post(f"/samtal/{slag}/{pk}/", data)


def _lamna(agare, underlag):
    with agare():
        Underlag.objects.filter(pk=underlag.pk).update(
            status="inlamnat", inlamnat_at=timezone.now()
        )


def _ratt(fraga, *varden):
    with connection.cursor() as cursor:
        cursor.execute(fraga, varden)
        return cursor.fetchall() if cursor.description else cursor.rowcount


def test_said_about_a_statement_is_read_by_both_and_by_nobody_else(
    punkt, stad, polis, granne, lasare, forvaltare, logga_in
):
    assert _skriv(logga_in(stad), "lagespunkt", punkt.pk).status_code == 302
    for vem in (stad, polis):
        client = logga_in(vem)
        assert MARKE in client.get(f"/samtal/lagespunkt/{punkt.pk}/").content.decode()
        assert MARKE in client.get("/samtal/").content.decode()
    for vem in (granne, lasare, forvaltare):
        client = logga_in(vem)
        assert client.get(f"/samtal/lagespunkt/{punkt.pk}/").status_code == 404
        assert _skriv(client, "lagespunkt", punkt.pk).status_code == 404
        assert MARKE not in client.get("/samtal/").content.decode()


@pytest.mark.parametrize("slag", ["underlag", "iakttagelse"])
def test_talk_about_ones_own_material_stays_there_also_after_the_hand_in(
    slag, underlag, rad, stad, polis, styr_stad, central, logga_in, som, agare
):
    pk = underlag.pk if slag == "underlag" else rad.pk
    svar = _skriv(logga_in(stad), slag, pk)
    assert svar.status_code == 422  # the other party sees nothing of it yet
    assert _skriv(logga_in(stad), slag, pk, delningsniva="egen").status_code == 302
    assert MARKE in logga_in(styr_stad).get(f"/samtal/{slag}/{pk}/").content.decode()
    for inlamnat in (False, True):
        if inlamnat:
            _lamna(agare, underlag)
        for vem in (polis, central):
            sida = logga_in(vem).get(f"/samtal/{slag}/{pk}/")
            assert sida.status_code == (200 if inlamnat else 404)
            assert MARKE not in sida.content.decode()
            assert MARKE not in logga_in(vem).get("/samtal/").content.decode()
            with som(vem):
                assert _ratt("select count(*) from samverkan_kommentar") == [(0,)]


def test_after_the_hand_in_both_may_talk_and_a_return_hides_it_again(
    underlag, rad, stad, polis, logga_in, som, agare
):
    _lamna(agare, underlag)
    assert _skriv(logga_in(polis), "iakttagelse", rad.pk).status_code == 302
    assert MARKE in logga_in(stad).get("/samtal/").content.decode()
    with agare():
        Underlag.objects.filter(pk=underlag.pk).update(status="utkast")
    with som(polis):
        assert _ratt("select text from samverkan_kommentar where part_id <> %s", 0) == []
    with som(stad):
        assert len(_ratt("select text from samverkan_kommentar")) == 1
    assert MARKE not in logga_in(polis).get("/samtal/").content.decode()


def test_raw_sql_writes_for_nobody_else_and_changes_no_word(punkt, stad, polis, logga_in, som):
    _skriv(logga_in(stad), "lagespunkt", punkt.pk)
    ny = (
        "insert into samverkan_kommentar (slag, objekt_id, amne, avsnitt, stadsdelsomrade_id,"
        " part_id, delningsniva, text, av_id, at) select slag, objekt_id, amne, avsnitt,"
        " stadsdelsomrade_id, part_id, delningsniva, 'x', %s, now() from samverkan_kommentar"
    )
    with som(polis):
        for av in (stad.pk, polis.pk):  # in another's name; for the other party
            with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
                _ratt(ny, av)
        for fraga in (
            "update samverkan_kommentar set text = 'x'",
            "delete from samverkan_kommentar",
        ):
            with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
                _ratt(fraga)


def test_the_named_get_a_notice_without_content_and_only_they(
    punkt, stad, polis, styr_polis, logga_in, som
):
    _skriv(logga_in(stad), "lagespunkt", punkt.pk, omnamnda=[polis.pk])
    sida = logga_in(polis).get(f"/samtal/lagespunkt/{punkt.pk}/").content.decode()
    assert f"@{polis.namn}" in sida
    with som(polis):
        en = Avisering.objects.visible_to(polis).get()
        assert (en.slag, en.url) == ("omnamnd", f"/samtal/lagespunkt/{punkt.pk}/")
        assert MARKE not in f"{en.rubrik}{en.nyckel}{en.url}"
    with som(styr_polis):
        assert not Avisering.objects.exists()


def test_nobody_is_named_where_they_cannot_read(
    underlag, rad, punkt, stad, polis, granne, logga_in
):
    client = logga_in(stad)
    sida = client.get(f"/samtal/iakttagelse/{rad.pk}/").content.decode()
    assert polis.namn not in sida and f'value="{granne.pk}"' not in sida
    for slag, pk, vem in (("iakttagelse", rad.pk, polis), ("lagespunkt", punkt.pk, granne)):
        svar = _skriv(client, slag, pk, delningsniva="egen", omnamnda=[vem.pk])
        assert svar.status_code == 422
    svar = _skriv(client, "lagespunkt", punkt.pk, delningsniva="egen", omnamnda=[polis.pk])
    assert svar.status_code == 422 and "kan inte se en kommentar" in svar.content.decode()
    assert not Kommentar.objects.exists()


def test_resolved_leaves_the_list_and_can_be_opened_again(punkt, stad, polis, logga_in, som):
    _skriv(logga_in(stad), "lagespunkt", punkt.pk)
    with som(polis):
        pk = Kommentar.objects.get().pk
    client = logga_in(polis)
    for _ in range(2):
        assert client.post(f"/kommentarer/{pk}/los/").status_code == 302
    assert MARKE not in client.get("/samtal/").content.decode()
    assert "Löst" in client.get(f"/samtal/lagespunkt/{punkt.pk}/").content.decode()
    client.post(f"/kommentarer/{pk}/oppna/")
    assert MARKE in client.get("/samtal/").content.decode()
    with som(polis):
        akter = list(LogEntry.objects.order_by("pk").values_list("akt", flat=True))
    assert [akt for akt in akter if "komment" in akt] == [
        "kommentera", "los_kommentar", "oppna_kommentar",
    ]  # fmt: skip


def test_readers_without_a_party_read_and_do_not_write(punkt, stad, central, logga_in):
    _skriv(logga_in(stad), "lagespunkt", punkt.pk)
    sida = logga_in(central).get(f"/samtal/lagespunkt/{punkt.pk}/").content.decode()
    assert MARKE in sida and "Skicka kommentaren" not in sida
    assert _skriv(logga_in(central), "lagespunkt", punkt.pk).status_code == 403


@pytest.mark.parametrize(
    ("andra", "sagt"),
    [
        ({"text": ""}, "måste fyllas i"),
        ({"text": "Han heter 811228-9874."}, "personnummer"),
        ({"delningsniva": "publik"}, "Välj ett giltigt alternativ"),
        ({"avsnitt": "hittat-pa"}, "Välj ett giltigt alternativ"),
    ],
)
def test_bad_input_is_told_and_saves_nothing(andra, sagt, punkt, stad, logga_in):
    svar = _skriv(logga_in(stad), "lagespunkt", punkt.pk, **andra)
    assert svar.status_code == 422 and sagt in svar.content.decode()
    assert not Kommentar.objects.exists()


def test_a_section_is_named(underlag, stad, logga_in, som):
    client = logga_in(stad)
    sida = client.get(f"/samtal/underlag/{underlag.pk}/?avsnitt=kallor").content.decode()
    assert 'value="kallor" selected' in sida
    _skriv(client, "underlag", underlag.pk, delningsniva="egen", avsnitt="kallor")
    with som(stad):
        assert Kommentar.objects.get().avsnitt == "Källor"


@pytest.mark.parametrize("slag", ["hittat-pa", "iakttagelse"])
def test_what_does_not_exist_is_not_found(slag, stad, logga_in, db):
    assert logga_in(stad).get(f"/samtal/{slag}/999999/").status_code == 404
