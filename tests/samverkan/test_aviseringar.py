"""Notices: who is told of what, in the app and by mail; a dead mail server loses nothing."""

import smtplib

import pytest
from django.core import mail
from procrastinate.contrib.django.models import ProcrastinateJob

from samverkan import mejl
from samverkan.aviseringar import SLAG, avisera
from samverkan.models import Avisering, LogEntry, User
from samverkan.tasks import mejla_dagens, mejla_kvar

HEMLIGT = "Iakttagelse S-07"


@pytest.fixture
def vantar(stad, polis, som):
    """Two things wait for the officer."""
    with som(stad):
        avisera("omnamnd", [polis, stad], HEMLIGT, "/samtal/iakttagelse/7/", av=stad)
        avisera("inlamnat", [polis], "Norrby 2027", "/underlag/7/", av=stad)


def _jobb():
    rader = ProcrastinateJob.objects.filter(task_name="samverkan.mejla")
    return [rad.args["user_id"] for rad in rader]


def test_the_acting_one_is_not_told(vantar, stad, polis, som):
    with som(stad):
        assert not Avisering.objects.visible_to(stad).exists()
    with som(polis):
        assert Avisering.objects.visible_to(polis).olasta().count() == 2


def test_the_head_counts_and_reading_takes_away(vantar, polis, stad, logga_in, som):
    client = logga_in(polis)
    assert "nya aviseringar" in client.get("/hjalp/").content.decode()
    sida = client.get("/aviseringar/").content.decode()
    assert HEMLIGT in sida and SLAG["inlamnat"] in sida and "saker väntar på dig" in sida
    with som(polis):
        en = Avisering.objects.get(slag="inlamnat")
    svar = client.post("/aviseringar/lasta/", {"avisering": en.pk})
    assert svar.url == "/underlag/7/"
    assert "sak väntar på dig" in client.get("/aviseringar/").content.decode()
    client.post("/aviseringar/lasta/")
    assert "Inget väntar på dig" in client.get("/aviseringar/").content.decode()


def test_anothers_notice_is_neither_seen_nor_read(vantar, polis, granne, stad, logga_in, som):
    with som(polis):
        en = Avisering.objects.first()
    for vem in (granne, stad):
        client = logga_in(vem)
        assert HEMLIGT not in client.get("/aviseringar/").content.decode()
        client.post("/aviseringar/lasta/", {"avisering": en.pk})
    with som(granne):
        assert not Avisering.objects.exists()
    with som(polis):
        assert Avisering.objects.visible_to(polis).olasta().count() == 2


def test_one_mail_waits_however_much_happens(vantar, polis):
    assert _jobb() == [polis.pk]


def test_the_mail_says_that_something_waits_and_nothing_more(vantar, polis, settings):
    settings.ADRESS = "https://lagesbild.example/"
    assert mejl.mejla(polis.pk)
    (brev,) = mail.outbox
    assert brev.to == [polis.email]
    assert "2 saker väntar på dig" in brev.body and settings.ADRESS in brev.body
    for ord_ in (HEMLIGT, "Norrby", "S-07", "/samtal/", "/underlag/", *SLAG.values()):
        assert ord_ not in brev.body + brev.subject
    assert not mejl.mejla(polis.pk)
    assert len(mail.outbox) == 1


def test_what_was_read_meanwhile_is_not_mailed(vantar, polis, logga_in):
    logga_in(polis).post("/aviseringar/lasta/")
    assert not mejl.mejla(polis.pk)
    assert mail.outbox == []


def test_a_dead_mail_server_loses_nothing(vantar, polis, monkeypatch, som):
    def _nere(*_args, **_val):
        raise smtplib.SMTPServerDisconnected

    with monkeypatch.context() as m:
        m.setattr(mejl, "send_mail", _nere)
        with pytest.raises(smtplib.SMTPServerDisconnected):
            mejl.mejla(polis.pk)
    with som(polis):
        assert Avisering.objects.visible_to(polis).omejlade().count() == 2
    assert mejl.mejla(polis.pk)
    assert len(mail.outbox) == 1


def test_the_hourly_round_takes_up_what_is_left(vantar, polis):
    assert mejl.vantande(User.Mejl.DIREKT) == [polis.pk]
    mejla_kvar(0)
    assert _jobb() == [polis.pk]


@pytest.mark.parametrize(("val", "brev"), [("dagligen", 1), ("aldrig", 0)])
def test_the_person_chooses(val, brev, stad, polis, som, logga_in):
    svar = logga_in(polis).post("/konto/", {"avisering": val})
    assert svar.status_code == 302
    polis.refresh_from_db()
    with som(stad):
        avisera("inlamnat", [polis], "Norrby", "/x/", av=stad)
    assert _jobb() == []
    mejla_dagens(0)
    assert len(_jobb()) == brev
    assert mejl.mejla(polis.pk) == bool(brev)
    with som(polis):
        assert LogEntry.objects.filter(akt="valj_mejl").count() == 1


def test_a_choice_that_does_not_exist_is_told(polis, logga_in):
    svar = logga_in(polis).post("/konto/", {"avisering": "ibland"})
    assert svar.status_code == 422
    polis.refresh_from_db()
    assert polis.avisering == "direkt"


def test_a_key_tells_once(stad, polis, som):
    with som(stad):
        for _ in range(2):
            avisera("godkannande_foll", [polis], "Norrby", "/x/", av=stad, nyckel="foll-1")
    with som(polis):
        assert Avisering.objects.count() == 1
