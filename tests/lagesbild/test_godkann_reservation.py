"""A party approves with a reservation: it stands everywhere and voids nothing."""

import json

import pytest
from django.db import connection

from lagesbild.innehall import giltiga_parter, summa
from lagesbild.models import Godkannande
from lagesbild.workflow.lagesbild import faststall, godkann
from samverkan.fel import Hinder
from samverkan.models import Avisering, LogEntry
from tests import factories_bild

SAGT = "Vi ser torget som mer allvarligt än så."


@pytest.fixture
def bild(agare, norrby, stad):
    with agare():
        return factories_bild.make_fardig(norrby, stad)


def _adress(bild):
    return f"/lagesbilder/{bild.pk}/godkann/reservation/"


def test_it_voids_nobodys_approval_and_the_sum_is_the_same(bild, som, agare, stad, polis):
    with som(stad):
        fore = summa(bild)
        godkann(bild, fore, by=stad)
    with som(polis):
        godkann(bild, fore, by=polis, reservation=f" {SAGT} ")
        assert summa(bild) == fore
        assert len(giltiga_parter(bild, fore)) == 2
    with agare():
        assert Godkannande.objects.get(user=polis).reservation == SAGT
        assert LogEntry.objects.filter(akt="godkann", efter__reservation=SAGT).count() == 1
        assert Avisering.objects.filter(slag="godkand_reservation", user=stad).exists()


def test_it_stands_in_page_document_odt_and_file_and_its_words_not_in_the_public(
    bild, som, stad, polis, styr_stad, logga_in
):
    with som(stad):
        godkann(bild, summa(bild), by=stad)
    with som(polis):
        godkann(bild, summa(bild), by=polis, reservation=SAGT)
    for beslutad in (False, True):
        klient = logga_in(stad)
        sida = f"/lagesbilder/{bild.pk}/"
        assert SAGT in klient.get(sida).content.decode()
        dokument = klient.get(f"{sida}dokument/").content.decode()
        assert dokument.count(SAGT) == 2  # among the reservations, and at the approval
        assert "utan reservation" in dokument
        fil = json.loads(klient.get(f"{sida}godkannanden.json").content)
        assert [ett["reservation"] for ett in fil["godkannanden"]] == ["", SAGT]
        assert all(ett["galler"] and ett["sha256"] == fil["sha256"] for ett in fil["godkannanden"])
        offentlig = klient.get(f"{sida}offentlig/").content.decode()
        assert SAGT not in offentlig
        assert "med en reservation, som delas mellan parterna" in offentlig
        if not beslutad:
            with som(styr_stad):
                faststall(bild, by=styr_stad)


def test_an_approval_is_given_once_and_its_words_are_never_changed(bild, som, stad, polis):
    with som(polis):
        godkann(bild, summa(bild), by=polis)
        with pytest.raises(Hinder, match="ändras inte"):
            godkann(bild, summa(bild), by=polis, reservation=SAGT)
        with connection.cursor() as cursor:
            cursor.execute("update lagesbild_godkannande set reservation = 'Annat'")
            assert cursor.rowcount == 0
    with som(stad), connection.cursor() as cursor:
        cursor.execute("update lagesbild_godkannande set reservation = 'Annat'")
        assert cursor.rowcount == 0


def test_a_personnummer_stops_it_and_a_warning_needs_a_logged_reason(
    bild, som, stad, logga_in, agare
):
    klient = logga_in(stad)
    with som(stad):
        data = {"sha256": summa(bild), "reservation": "Det gäller 19811228-9874."}
    svar = klient.post(_adress(bild), data)
    assert svar.status_code == 422
    assert "personnummer" in svar.content.decode()
    data["reservation"] = "Ring 070-174 06 05 först."
    svar = klient.post(_adress(bild), data)
    assert svar.status_code == 422
    assert "Varför ska det stå kvar?" in svar.content.decode()
    with som(stad), pytest.raises(Hinder):
        godkann(bild, data["sha256"], by=stad, reservation=data["reservation"])
    assert not Godkannande.objects.exists()
    assert klient.post(_adress(bild), data | {"motiv": "Växelns nummer."}).status_code == 302
    with agare():
        assert LogEntry.objects.get(akt="behalla_uppgifter").efter["skäl"] == "Växelns nummer."


def test_a_sum_that_is_not_the_contents_and_an_empty_reservation_are_refused(bild, stad, logga_in):
    klient = logga_in(stad)
    for data in (
        {"sha256": "0" * 64, "reservation": SAGT},
        {"sha256": "0" * 64, "reservation": " "},
        {},
    ):
        svar = klient.post(_adress(bild), data)
        assert svar.status_code == 422
    assert not Godkannande.objects.exists()
    sida = klient.get(f"/lagesbilder/{bild.pk}/").content.decode()
    assert f"{_adress(bild)}?summa=" in sida
