"""What is marked "own party" appears nowhere outside it: every address, mail, log, job and raw row."""

import re

import pytest
from django.core import mail
from django.db import connection, transaction
from django.test import Client

from lagesbild.models import Underlag
from samverkan import mejl
from samverkan.models import Avisering, Delningsniva, Kommentar
from tests import factories
from tests.matris import ADRESSER, ROLLER
from tests.test_access_matrix import _url, manniskor, objekt

__all__ = ["manniskor", "objekt"]
MARKE = "Zebrafinkskvitter"
UTANFOR = [roll for roll in ROLLER if roll not in ("stad", "styr_stad")]


@pytest.fixture
def markt(objekt, agare, stad):
    """The city's underlag with a marked observation, talk about it, and a notice of the talk."""
    with agare():
        underlag = Underlag.objects.select_related("part").get(pk=objekt["underlag"])
        falt = {"plats_text": MARKE, "nar_text": MARKE, "delningsniva": Delningsniva.EGEN}
        rad = factories.make_observation(underlag, text=MARKE, **falt)
        egen = {"text": MARKE, "delningsniva": "egen"}
        sagt = factories.make_kommentar(stad, "iakttagelse", rad, **egen)
        factories.make_kommentar(stad, "underlag", underlag, **egen)
    return objekt | {"hemlig": rad.pk, "hemligt_sagt": sagt.pk}


def _lamna(agare, objekt):
    with agare():
        factories.make_observation(Underlag.objects.get(pk=objekt["underlag"]))
        Underlag.objects.filter(pk=objekt["underlag"]).update(
            status="inlamnat", inlamnat_at="2027-01-01T00:00Z"
        )


def _adresser(objekt):
    """Every address of the matrix as it stands there, and those that name the marked row."""
    for namn, (_, *val) in ADRESSER.items():
        yield _url(namn, val, objekt)
    for pk in (objekt["hemlig"],):
        yield from (
            f"/iakttagelser/{pk}/", f"/iakttagelser/{pk}/andra/", f"/iakttagelser/{pk}/ta-bort/",
            f"/samtal/iakttagelse/{pk}/", f"/samtal/underlag/{objekt['underlag']}/",
            f"/kommentarer/{objekt['hemligt_sagt']}/los/",
            f"/lagesbilder/{objekt['oppen']}/", f"/lagesbilder/{objekt['oppen']}/innehall.json",
            f"/lagesbilder/{objekt['oppen']}/sammanforing/",
            f"/lagesbilder/{objekt['oppen']}/sammanforing/nytt/",
        )  # fmt: skip


def _innehall(svar):
    return b"".join(svar.streaming_content) if svar.streaming else svar.content


@pytest.mark.parametrize("inlamnat", [False, True])
@pytest.mark.parametrize("roll", UTANFOR)
def test_no_address_shows_it_outside_the_party(roll, inlamnat, markt, agare, manniskor):
    if inlamnat:
        _lamna(agare, markt)
    client = Client()
    if roll != "anonym":
        client.force_login(manniskor[roll])
    for adress in _adresser(markt):
        for metod in ("get", "post"):
            with transaction.atomic():
                svar = getattr(client, metod)(adress)
                assert MARKE.encode() not in _innehall(svar), f"{metod} {adress}"
                transaction.set_rollback(True)


def test_the_own_party_sees_it_so_the_search_is_a_search(markt, manniskor):
    client = Client()
    client.force_login(manniskor["stad"])
    sedda = [a for a in _adresser(markt) if MARKE.encode() in _innehall(client.get(a))]
    assert {re.sub(r"\d+", "N", adress) for adress in sedda} >= {
        "/underlag/N/", "/iakttagelser/N/", "/samtal/", "/samtal/iakttagelse/N/",
    }  # fmt: skip


@pytest.mark.parametrize("inlamnat", [False, True])
@pytest.mark.parametrize("roll", [roll for roll in UTANFOR if roll != "anonym"])
def test_no_row_of_any_table_holds_it_for_the_web_role(
    roll, inlamnat, markt, agare, manniskor, som
):
    if inlamnat:
        _lamna(agare, markt)
    with som(manniskor[roll]), connection.cursor() as cursor:
        cursor.execute(
            "select table_name from information_schema.tables where table_schema='public'"
        )
        tabeller = [namn for (namn,) in cursor.fetchall()]
        assert len(tabeller) > 40
        for tabell in tabeller:
            cursor.execute(
                f'select count(*) from "{tabell}" t where t::text like %s', [f"%{MARKE}%"]
            )
            assert cursor.fetchone() == (0,), tabell


def test_neither_notice_nor_mail_nor_log_carries_it(markt, manniskor, som):
    """The talk is about the marked row, and somebody of the party is named in it."""
    stad, styr = manniskor["stad"], manniskor["styr_stad"]
    client = Client()
    client.force_login(stad)
    data = {"text": MARKE, "delningsniva": "egen", "omnamnda": [styr.pk]}
    assert client.post(f"/samtal/iakttagelse/{markt['hemlig']}/", data).status_code == 302
    assert mejl.mejla(styr.pk)
    (brev,) = mail.outbox
    assert MARKE not in brev.subject + brev.body
    with som(styr):
        assert MARKE not in str(list(Avisering.objects.values()))
        assert Kommentar.objects.filter(text=MARKE).count() == 3
    for roll in ("polis", "central", "granne"):
        with som(manniskor[roll]), connection.cursor() as cursor:
            cursor.execute("select count(*) from samverkan_logentry where akt = 'kommentera'")
            assert cursor.fetchone() == (0,)
