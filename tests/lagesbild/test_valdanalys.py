"""A shared platsanalys stands in the lägesbild: chosen by either party, frozen, never raw numbers."""

import json

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.urls import reverse

from lagesbild.dokument.dokument import dokument, las_kalla
from lagesbild.dokument.publikt import publikt
from lagesbild.innehall import innehall, summa
from lagesbild.models import Lagesbild, Platsanalys, ValdAnalys
from lagesbild.workflow.utgava import ny_utgava
from lagesbild.workflow.valdanalys import ta_bort_vald_analys, valj_analys
from samverkan.fel import Hinder
from samverkan.kanonisk import kontrollsumma
from samverkan.models import LogEntry, Part
from tests import factories_bild
from tests.factories_plats import make_handelser, make_platsanalys

TEXT = "Torget sticker ut på kvällarna."


@pytest.fixture
def bild(agare, norrby):
    with agare():
        return factories_bild.make_sammanforing(norrby)


@pytest.fixture
def analys(agare, norrby, stad):
    with agare():
        make_handelser(norrby)
        ena = Part.objects.order_by("ordning")[0]
        return make_platsanalys(norrby, stad, ena, delningsniva="parterna")


@pytest.fixture
def vald(bild, analys, som, polis):
    with som(polis):
        return valj_analys(bild, analys, TEXT, "parterna", by=polis)


@pytest.mark.parametrize("vem", ["stad", "polis"])
def test_either_party_takes_it_in_and_both_see_it(vem, request, bild, analys, logga_in, som):
    user = request.getfixturevalue(vem)
    url = reverse("lagesbild:valj_analys", args=[bild.pk])
    client = logga_in(user)
    assert analys.datamangd in client.get(url).content.decode()
    svar = client.post(url, {"analys": analys.pk, "slutsats": TEXT, "delningsniva": "parterna"})
    assert svar.status_code == 302
    for annan in ("stad", "polis"):
        sida = logga_in(request.getfixturevalue(annan)).get(svar["Location"]).content.decode()
        assert TEXT in sida and "Platser som analysen föreslår" in sida and analys.datamangd in sida
        assert all(v["text"] in sida for v in analys.resultat["vakter"])
    with som(user):
        assert LogEntry.objects.get(akt="valj_analys").by == user


def test_what_is_kept_has_no_raw_count_and_is_the_same_bytes_in_the_file(vald, som, stad, logga_in):
    """Cells in classes, proposals in words; the export gives the hash that is approved."""
    with som(stad):
        allt = innehall(vald.lagesbild)
        fore = summa(vald.lagesbild)
    (rad,) = allt["valda_analyser"]
    assert set(rad) == {"nummer", "slutsats", "delningsniva", "utdrag"}
    assert {cell[3] for cell in rad["utdrag"]["celler"]} <= {1, 5, 10, 20, 50}
    assert {cell[2] for cell in rad["utdrag"]["celler"]} <= {0, 1, 3, 4}
    assert "resultat" not in json.dumps(allt) and "matris" not in json.dumps(allt)
    fil = logga_in(stad).get(reverse("lagesbild:export", args=[vald.lagesbild_id])).content
    assert kontrollsumma(json.loads(fil)) == fore


def test_a_cell_is_told_by_the_class_of_its_count(vald):
    antal = {c["id"]: c["antal"] for c in vald.analys.resultat["celler"]}
    assert len(antal) == len(vald.utdrag["celler"]) > 3
    for q, r, _, nedre in vald.utdrag["celler"]:
        egen = antal[f"{vald.utdrag['bredd']}:{q}:{r}"]
        assert nedre == max((k for k in (5, 10, 20, 50) if k <= egen), default=1)


def test_a_content_without_one_is_what_it_was(bild, agare):
    """Nothing was added to what was approved before, so its hash is what it was."""
    with agare():
        assert innehall(bild)["platsanalyser"] == []
        assert set(innehall(bild)) == {
            "slag", "stadsdelsomrade", "overenskommelse", "year", "utgava", "dnr", "sammanfattning",
            "sammanfattning_niva", "underlag", "analyser", "utmaningsforslag", "lagespunkter",
            "undanlagda", "platser", "platsanalyser",
        }  # fmt: skip


def test_the_document_tells_and_draws_it(vald, som, stad):
    with som(stad):
        kalla = las_kalla(Lagesbild.objects.get(pk=vald.lagesbild_id), publik=False)
        kapitel = next(k for k in dokument(kalla).kapitel if k.id == "platser")
    text = repr(kapitel)
    assert TEXT in text and "Getis-Ord" in text and vald.utdrag["period"] in text
    assert kalla.analyskartor[1].celler and kalla.analyskartor[1].platser


@pytest.mark.parametrize(("niva", "syns"), [("parterna", False), ("publik", True)])
def test_only_a_public_one_is_in_the_public_version(niva, syns, bild, analys, som, stad):
    with som(stad):
        valj_analys(bild, analys, TEXT, niva, by=stad)
        rader = publikt(innehall(bild), "0" * 64).get("valda_analyser", [])
    assert [rad["slutsats"] for rad in rader] == [TEXT] * syns


def test_what_stands_does_not_follow_the_analysis(vald, agare, som, stad):
    with som(stad):
        fore = summa(vald.lagesbild)
    with agare():
        Platsanalys.objects.update(resultat={}, datamangd="Annat")
    with som(stad):
        assert summa(vald.lagesbild) == fore


def test_a_new_edition_brings_it_along(agare, norrby, stad, som):
    with agare():
        fast = factories_bild.make_faststalld(norrby, stad)
    with som(stad):
        (rad,) = ny_utgava(fast, "Ny kunskap.", by=stad).valda_analyser.all()
        assert (rad.slutsats, rad.utdrag) == ("Torget sticker ut.", factories_bild.UTDRAG)


# ---------- what stands in the way ----------


def test_an_own_analysis_is_neither_offered_nor_taken(
    bild, analys, agare, som, stad, polis, logga_in
):
    with agare():
        Platsanalys.objects.update(delningsniva="egen")
    url = reverse("lagesbild:valj_analys", args=[bild.pk])
    for vem in (stad, polis):
        assert "ingen delad platsanalys" in logga_in(vem).get(url).content.decode()
        data = {"analys": analys.pk, "slutsats": TEXT, "delningsniva": "publik"}
        assert logga_in(vem).post(url, data).status_code == 422
    with som(stad):
        egen = Platsanalys.objects.get(pk=analys.pk)
        with pytest.raises(Hinder, match="inte delad"), transaction.atomic():
            valj_analys(bild, egen, TEXT, "parterna", by=stad)


@pytest.mark.parametrize(
    ("andra", "sagt"),
    [({"slutsats": "Se 19121212-1212."}, "personnummer"), ({"delningsniva": "egen"}, "inte delad")],
)
def test_what_is_wrong_is_said(andra, sagt, bild, analys, som, stad):
    falt = {"slutsats": TEXT, "delningsniva": "parterna"} | andra
    with som(stad), pytest.raises(Hinder, match=sagt):
        valj_analys(bild, analys, falt["slutsats"], falt["delningsniva"], by=stad)


def test_twice_and_from_another_district(vald, agare, som, stad, soderby):
    with som(stad), pytest.raises(Hinder, match="finns redan"), transaction.atomic():
        valj_analys(vald.lagesbild, vald.analys, TEXT, "parterna", by=stad)
    with agare():
        Platsanalys.objects.update(stadsdelsomrade=soderby)
        vald.analys.refresh_from_db()
    with som(stad), pytest.raises(Hinder, match="annat stadsdelsområde"), transaction.atomic():
        valj_analys(vald.lagesbild, vald.analys, TEXT, "parterna", by=stad)


@pytest.mark.parametrize("vem", ["styr_stad", "central", "granne", "lasare", "forvaltare"])
def test_no_other_role_takes_it_in_or_out(vem, request, vald, som):
    user, nekas = request.getfixturevalue(vem), (PermissionDenied, Lagesbild.DoesNotExist)
    with som(user):
        with pytest.raises(nekas), transaction.atomic():
            valj_analys(vald.lagesbild, vald.analys, TEXT, "parterna", by=user)
        with pytest.raises(nekas), transaction.atomic():
            ta_bort_vald_analys(vald, by=user)


@pytest.mark.parametrize("vem", ["granne", "lasare", "forvaltare"])
def test_the_database_shows_it_to_the_two_parties_only(vem, request, vald, som):
    with som(request.getfixturevalue(vem)), connection.cursor() as cursor:
        cursor.execute("select count(*) from lagesbild_valdanalys")
        assert cursor.fetchone() == (0,)
        cursor.execute("update lagesbild_valdanalys set slutsats = 'x'")
        assert cursor.rowcount == 0


def test_nothing_is_taken_in_once_it_has_gone_on(vald, agare, som, stad):
    with agare():
        Lagesbild.objects.update(status="godkannande")
    with som(stad):
        with pytest.raises(PermissionDenied), transaction.atomic():
            valj_analys(vald.lagesbild, vald.analys, TEXT, "parterna", by=stad)
        with pytest.raises(PermissionDenied), transaction.atomic():
            ta_bort_vald_analys(vald, by=stad)


def test_a_stale_change_shows_both_texts(vald, logga_in, stad, polis):
    url = reverse("lagesbild:vald_analys_redigera", args=[vald.pk])
    for vem, text, kod in ((stad, "Stadens ord.", 302), (polis, "Polisens ord.", 409)):
        data = {"slutsats": text, "delningsniva": "parterna", "version": 1}
        svar = logga_in(vem).post(url, data)
        assert svar.status_code == kod
    text = svar.content.decode()
    assert "Stadens" in text and "Polisens" in text


def test_it_is_taken_out_and_the_analysis_stays(vald, logga_in, stad, som):
    url = reverse("lagesbild:vald_analys_ta_bort", args=[vald.pk])
    assert logga_in(stad).post(url).status_code == 302
    with som(stad):
        assert not ValdAnalys.objects.exists() and Platsanalys.objects.count() == 1
        assert LogEntry.objects.get(akt="ta_bort_vald_analys").fore["slutsats"] == TEXT
