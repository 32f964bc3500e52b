"""A figure cited in a joint text: kept as it stood, flagged when it changes, never changed silently."""

from datetime import date
from decimal import Decimal as D

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from lagesbild.hanvisning import bitar_med_siffror, siffermarken
from lagesbild.models import Matvarde, Omradesanalys, Siffra, Statistikserie
from samverkan.models import LogEntry
from tests import factories


@pytest.fixture
def serie(agare, norrby, soderby):
    with agare():
        serie = Statistikserie.objects.create(kod="ran", namn="Rån", enhet="antal")
        for omrade, antal in ((norrby, 412), (soderby, 300)):
            Matvarde.objects.create(
                serie=serie, stadsdelsomrade=omrade, period_start=date(2026, 1, 1), varde=D(antal)
            )
    return serie


@pytest.fixture
def analys(agare, norrby):
    with agare():
        bild = factories.make_lagesbild(norrby, status="sammanforing")
        factories.make_analyser(bild, "Rånen är 412 [S1].")
        return bild.omradesanalyser.order_by("samverkansomrade__nummer").first()


def valj(client, analys, serie, norrby, year=2026):
    url = reverse("lagesbild:siffra_ny", args=[analys.pk])
    return client.post(url, {"siffra": f"s{serie.pk}:{norrby.pk}:{year}"})


def sidan(client, analys):
    return client.get(reverse("lagesbild:analys", args=[analys.lagesbild_id])).content.decode()


def andra(agare, serie, norrby, varde):
    with agare():
        Matvarde.objects.filter(serie=serie, stadsdelsomrade=norrby).update(varde=D(varde))


def test_the_figure_is_chosen_and_the_mark_links_to_it(analys, serie, norrby, logga_in, stad):
    client = logga_in(stad)
    assert valj(client, analys, serie, norrby).status_code == 302
    text = sidan(client, analys)
    assert '<a href="#s1">S1</a>' in text and 'id="s1"' in text
    assert "har ändrats" not in text
    assert LogEntry.objects.filter(akt="lagg_till_siffra").exists()


def test_a_changed_figure_flags_the_text_and_leaves_it(
    analys, serie, norrby, agare, logga_in, stad, polis
):
    valj(logga_in(stad), analys, serie, norrby)
    andra(agare, serie, norrby, 420)
    for vem in (stad, polis):
        client = logga_in(vem)
        for url in ("lagesbild:analys", "lagesbild:analys_redigera"):
            pk = analys.lagesbild_id if url.endswith("analys") else analys.pk
            text = client.get(reverse(url, args=[pk])).content.decode()
            assert "S1: siffran har ändrats från 412 till 420 sedan texten skrevs." in text, url
    with agare():
        assert Omradesanalys.objects.get(pk=analys.pk).text == "Rånen är 412 [S1]."
        assert Siffra.objects.get().varde_da == "412"


def test_a_person_says_that_the_text_has_been_read_again(
    analys, serie, norrby, agare, logga_in, stad
):
    client = logga_in(stad)
    valj(client, analys, serie, norrby)
    andra(agare, serie, norrby, 420)
    svar = client.post(reverse("lagesbild:siffra_godta", args=[Siffra.objects.get().pk]))
    assert svar.status_code == 302
    assert "har ändrats" not in sidan(client, analys)
    rad = LogEntry.objects.get(akt="godta_siffra")
    assert (rad.fore, rad.efter) == ({"varde": "412"}, {"varde": "420"})


def test_a_figure_that_has_become_small_is_told_without_it(
    analys, serie, norrby, agare, logga_in, stad
):
    client = logga_in(stad)
    valj(client, analys, serie, norrby)
    andra(agare, serie, norrby, 3)
    text = sidan(client, analys)
    assert "S1: siffran är skyddad sedan texten skrevs" in text
    assert "till 3" not in text


def test_only_what_may_be_shown_can_be_chosen(analys, serie, norrby, agare, logga_in, stad):
    andra(agare, serie, norrby, 3)
    client = logga_in(stad)
    assert valj(client, analys, serie, norrby).status_code == 422
    url = reverse("lagesbild:siffra_ny", args=[analys.pk])
    assert "Välj en siffra" in client.post(url, {"siffra": ""}).content.decode()
    with agare():
        Matvarde.objects.all().delete()
    assert "Inga siffror att välja" in client.get(url).content.decode()


def test_what_is_not_public_can_not_be_chosen(analys, serie, norrby, agare, logga_in, stad):
    with agare():
        Matvarde.objects.filter(stadsdelsomrade=norrby).update(delningsniva="parterna")
    assert valj(logga_in(stad), analys, serie, norrby).status_code == 422


def test_a_cited_figure_is_not_taken_away(analys, serie, norrby, agare, logga_in, stad):
    client = logga_in(stad)
    valj(client, analys, serie, norrby)
    bort = reverse("lagesbild:siffra_ta_bort", args=[Siffra.objects.get().pk])
    assert "Ta bort hänvisningen först" in client.post(bort, follow=True).content.decode()
    with agare():
        Omradesanalys.objects.filter(pk=analys.pk).update(text="Rånen är många.")
    client.post(bort)
    assert not Siffra.objects.exists()


def test_numbers_go_on_and_are_not_used_again(analys, serie, norrby, logga_in, stad):
    client = logga_in(stad)
    for _ in range(2):
        valj(client, analys, serie, norrby)
    assert list(Siffra.objects.values_list("nummer", flat=True)) == [1, 2]


def test_a_decided_picture_takes_no_more(analys, serie, norrby, agare, logga_in, stad):
    valj(logga_in(stad), analys, serie, norrby)
    with agare():
        analys.lagesbild.status = "godkannande"
        analys.lagesbild.save()
        rad = Siffra.objects.get()
    client = logga_in(stad)
    assert valj(client, analys, serie, norrby).status_code == 403
    assert client.post(reverse("lagesbild:siffra_godta", args=[rad.pk])).status_code == 403


@given(st.text(alphabet="S123[], a.\n", max_size=40), st.sets(st.integers(1, 4)))
def test_cutting_a_text_at_its_marks_loses_nothing(text, finns):
    delar = bitar_med_siffror(text, finns, finns)
    assert "".join(d.text for d in delar).replace(" ", "") == text.replace(" ", "")
    pekar = {int(d.mal[1:]) for d in delar if d.is_siffra}
    assert pekar == siffermarken(text) & finns


def test_the_document_names_the_figure_as_the_text_was_written(
    analys, serie, norrby, agare, logga_in, stad
):
    client = logga_in(stad)
    valj(client, analys, serie, norrby)
    andra(agare, serie, norrby, 420)
    url = reverse("uppfoljning:lagesbild_dokument", args=[analys.lagesbild_id])
    text = client.get(url).content.decode()
    assert "S1: Rån, Norrby, 2026: 412 antal" in text
    andra(agare, serie, norrby, 3)
    text = client.get(url).content.decode()
    assert "S1: Rån, Norrby, 2026: skyddat antal" in text
