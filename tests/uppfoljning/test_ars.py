"""The yearly report's way: opened, contributed to, frozen, ordered as PDF, delivered."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse

from samverkan.fel import Hinder
from samverkan.models import Jobb, LogEntry, User
from tests.factories import MANNISKOR
from tests.uppfoljning.aret import YEAR, make_aret
from uppfoljning.models import Arssammanstallning, Bidrag, Delgivning
from uppfoljning.workflow.ars import flytta_ars, flytta_bidrag, ta_emot
from uppfoljning.workflow.rapportpdf import bestall_pdf, skriv_pdf

PERSONNUMMER = "19811218-9876"


class Ko:
    """Stands in for the queue: remembers what was ordered."""

    def __init__(self) -> None:
        self.bestallt: list[int] = []

    def defer(self, jobb_id: int) -> None:
        self.bestallt.append(jobb_id)


@pytest.fixture
def rad(agare: Any, norrby: Any, soderby: Any, stad: User) -> Iterator[Arssammanstallning]:
    with agare():
        ett = make_aret(norrby, soderby, stad)
    yield ett


def test_opening_a_year_gives_each_district_a_contribution(logga_in: Any, central: User) -> None:
    svar = logga_in(central).post(
        reverse("uppfoljning:arssammanstallning_ny"), {"year": 2026, "bidrag_senast": "2027-01-31"}
    )
    ny = Arssammanstallning.objects.get(year=2026)
    assert svar.status_code == 302
    assert ny.bidrag.count() == 2


def test_a_year_is_opened_once(logga_in: Any, central: User, rad: Arssammanstallning) -> None:
    client = logga_in(central)
    url = reverse("uppfoljning:arssammanstallning_ny")
    sida = client.post(url, {"year": YEAR, "bidrag_senast": ""}, follow=True)
    assert f"Det finns redan en årssammanställning för {YEAR}." in sida.content.decode()
    assert Arssammanstallning.objects.filter(year=YEAR).count() == 1


@pytest.mark.parametrize("vem", MANNISKOR)
def test_only_the_central_group_decides(vem: str, rad: Any, som: Any) -> None:
    user = User.objects.get(email=MANNISKOR[vem])
    with som(user):
        if vem == "central":
            assert flytta_ars(rad, "faststall", by=user).status == "faststalld"
        else:
            with pytest.raises(PermissionDenied):
                flytta_ars(rad, "faststall", by=user)


def test_a_decided_report_is_frozen_and_sent_to_all(rad: Any, som: Any, central: User) -> None:
    with som(central):
        klar = flytta_ars(rad, "faststall", by=central)
        assert klar.innehall["sammanfattning"] == rad.sammanfattning
        assert len(klar.sha256) == 64
        assert Delgivning.objects.filter(arssammanstallning=rad).count() == 2
        assert LogEntry.objects.filter(akt="faststall", objekt_id=rad.pk).count() == 1
        with pytest.raises(Hinder):
            flytta_ars(klar, "faststall", by=central)


@pytest.mark.parametrize(
    ("text", "skal"),
    [("", "Skriv sammanfattningen av året först."), (f"Han, {PERSONNUMMER}.", "personnummer")],
)
def test_what_stops_a_decision(
    text: str, skal: str, rad: Any, agare: Any, som: Any, central: User
) -> None:
    with agare():
        Arssammanstallning.objects.filter(pk=rad.pk).update(sammanfattning=text)
    with som(central), pytest.raises(Hinder, match=skal):
        flytta_ars(rad, "faststall", by=central)


def test_a_contribution_is_handed_in_and_taken_back(
    rad: Any, som: Any, stad: User, agare: Any, norrby: Any
) -> None:
    with agare():
        Bidrag.objects.filter(stadsdelsomrade=norrby).update(status="utkast", lamnat_at=None)
    with som(stad):
        bidrag = Bidrag.objects.get(stadsdelsomrade=norrby)
        bidrag = flytta_bidrag(bidrag, "lamna", by=stad)
        assert (bidrag.status, bidrag.lamnat_av) == ("lamnat", stad)
        bidrag = flytta_bidrag(bidrag, "ta_tillbaka", by=stad)
        assert (bidrag.status, bidrag.lamnat_at) == ("utkast", None)


def test_after_the_decision_a_contribution_stays(
    rad: Any, som: Any, stad: User, agare: Any
) -> None:
    with agare():
        flytta_ars(rad, "faststall", by=User.objects.get(email=MANNISKOR["central"]))
    with som(stad), pytest.raises(Hinder, match="fastställd"):
        flytta_bidrag(Bidrag.objects.get(status="lamnat"), "ta_tillbaka", by=stad)


def test_an_empty_contribution_or_one_with_a_personnummer_stays(
    rad: Any, som: Any, granne: User, agare: Any, soderby: Any
) -> None:
    for text, skal in (("", "Skriv årets"), (f"Se {PERSONNUMMER}", "personnummer")):
        with agare():
            Bidrag.objects.filter(stadsdelsomrade=soderby).update(resultat=text)
        with som(granne), pytest.raises(Hinder, match=skal):
            flytta_bidrag(Bidrag.objects.get(stadsdelsomrade=soderby), "lamna", by=granne)


def test_a_stale_save_of_the_citys_words_shows_both(rad: Any, logga_in: Any, central: User) -> None:
    client: Client = logga_in(central)
    url = reverse("uppfoljning:arssammanstallning_redigera", args=[rad.pk])
    forsta = {
        "version": rad.version,
        "sammanfattning": "Den enas text.",
        "dnr": "",
        "nasta_year": "",
    }
    assert client.post(url, forsta).status_code == 302
    andra = client.post(url, forsta | {"sammanfattning": "Den andras text."})
    assert andra.status_code == 409
    assert "Den enas text." in andra.content.decode()
    assert "Den andras text." in andra.content.decode()
    rad.refresh_from_db()
    assert rad.sammanfattning == "Den enas text."


def test_a_double_order_is_written_once(rad: Any, som: Any, central: User) -> None:
    ko = Ko()
    with som(central):
        forsta, andra = (bestall_pdf(rad, by=central, task=ko) for _ in range(2))
    assert forsta == andra
    assert ko.bestallt == [forsta.pk]


@pytest.mark.parametrize("vem", ["stad", "polis", "styr_stad", "lasare", "forvaltare"])
def test_others_cannot_order(vem: str, rad: Any, som: Any) -> None:
    user = User.objects.get(email=MANNISKOR[vem])
    with som(user), pytest.raises(PermissionDenied):
        bestall_pdf(rad, by=user, task=Ko())


def test_a_district_confirms_once(rad: Any, som: Any, stad: User, granne: User, agare: Any) -> None:
    with agare():
        flytta_ars(rad, "faststall", by=User.objects.get(email=MANNISKOR["central"]))
        norrbys = Delgivning.objects.get(stadsdelsomrade__slug="norrby")
    with som(granne), pytest.raises(PermissionDenied):
        ta_emot(norrbys, by=granne)
    with som(stad):
        nar = ta_emot(norrbys, by=stad).mottagen_at
        assert ta_emot(norrbys, by=stad).mottagen_at == nar
        assert LogEntry.objects.filter(akt="ta_emot_arssammanstallning").count() == 1


def test_the_job_keeps_the_file_and_readers_get_it(
    rad: Any, som: Any, central: User, logga_in: Any, lasare: User
) -> None:
    with som(central):
        flytta_ars(rad, "faststall", by=central)
        jobb = bestall_pdf(rad, by=central, task=Ko())
    steg: list[tuple[int, str]] = []
    assert skriv_pdf(jobb, lambda andel, text: steg.append((andel, text))) == rad.get_absolute_url()
    assert [andel for andel, _ in steg] == sorted(andel for andel, _ in steg)
    assert (46, "Sätter sida 5.") in steg
    svar = logga_in(lasare).get(reverse("uppfoljning:pdf", args=[rad.pk]))
    assert svar["Content-Type"] == "application/pdf"
    assert svar.content.startswith(b"%PDF-")
    assert Jobb.objects.get(pk=jobb.pk).rubrik == f"Årssammanställning {YEAR} som PDF"


@pytest.mark.parametrize("vem", ["central", "lasare", "stad", "polis"])
def test_the_decided_report_as_a_page(
    vem: str, rad: Any, som: Any, central: User, logga_in: Any
) -> None:
    with som(central):
        flytta_ars(rad, "faststall", by=central)
    sida = logga_in(User.objects.get(email=MANNISKOR[vem])).get(rad.get_absolute_url())
    text = sida.content.decode()
    assert "Året blev lugnare." in text
    assert "Söderby: stadsdelsområdets eget bidrag är inte lämnat." in text
    assert "Bara mellan parterna" not in text


@pytest.mark.parametrize(
    "sql",
    [
        "update uppfoljning_arssammanstallning set sammanfattning = 'annat' where id = %s",
        "update uppfoljning_arssammanstallning set status = 'insamling' where id = %s",
        "update uppfoljning_arssammanstallning set innehall = '{}' where id = %s",
        "delete from uppfoljning_arssammanstallning where id = %s",
    ],
)
def test_the_web_role_cannot_change_a_decided_report_by_any_way(
    sql: str, rad: Any, som: Any, central: User
) -> None:
    with som(central):
        flytta_ars(rad, "faststall", by=central)
        with (
            pytest.raises(DatabaseError, match="ändras inte"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(sql, [rad.pk])
        Arssammanstallning.objects.filter(pk=rad.pk).update(pdf=b"%PDF-", pdf_sha256="a" * 64)
