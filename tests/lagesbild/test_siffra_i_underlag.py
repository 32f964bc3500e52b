"""A figure cited in a party's own texts: seen, written and locked as the underlag is."""

from datetime import date

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lagesbild.innehall import summa
from lagesbild.models import Matvarde, Siffra, Underlag
from lagesbild.selectors.siffra import valbara
from lagesbild.workflow.omprovning import ta_med_fran_forra
from lagesbild.workflow.utgava import ny_utgava
from samverkan.models import Indikator, LogEntry, Part
from tests import factories, factories_bild
from tests.lagesbild.test_siffra import andra, serie

__all__ = ["serie"]
VARNING = "S1: siffran har ändrats från 412 till 420 sedan texten skrevs."


@pytest.fixture
def eget(agare, norrby):
    """The first party's open underlag, whose own assessment cites a figure."""
    with agare():
        bild = factories.make_lagesbild(norrby)
        ena = Part.objects.order_by("ordning")[0]
        underlag = factories.make_underlag(bild, ena, sammanfattning="Rånen är 412 [S1].")
        factories.make_observation(underlag)
    return underlag


def valj(client, underlag, serie, norrby):
    url = reverse("lagesbild:siffra_ny_underlag", args=[underlag.pk])
    return client.post(url, {"siffra": f"s{serie.pk}:{norrby.pk}:2026"})


def sidan(client, underlag):
    return client.get(underlag.get_absolute_url()).content.decode()


def lamna_in(agare, underlag):
    with agare():
        Underlag.objects.filter(pk=underlag.pk).update(
            status="inlamnat", inlamnat_at="2027-01-01T00:00Z"
        )


def ny_rad(underlag, serie, nummer=1, **andra):
    falt = {"serie": serie, "period_start": "2026-01-01", "varde_da": "412"} | andra
    with transaction.atomic():
        return Siffra.objects.create(
            lagesbild=underlag.lagesbild, underlag=underlag, nummer=nummer, **falt
        )


def _sql(fraga, *varden):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(fraga, varden)
        return cursor.rowcount


def test_the_figure_is_chosen_from_the_edit_page_and_the_mark_links_to_it(
    eget, serie, norrby, logga_in, stad
):
    client = logga_in(stad)
    redigera = reverse("lagesbild:underlag_redigera", args=[eget.pk])
    ny = reverse("lagesbild:siffra_ny_underlag", args=[eget.pk])
    assert f'href="{ny}"' in client.get(redigera).content.decode()
    svar = valj(client, eget, serie, norrby)
    assert (svar.status_code, svar.url) == (302, redigera)
    assert "[S1]</strong> Rån, Norrby" in client.get(redigera).content.decode()
    text = sidan(client, eget)
    assert '<a href="#s1">S1</a>' in text and 'id="s1"' in text
    assert "har ändrats" not in text


def test_a_changed_figure_flags_the_text_until_a_person_has_read_it_again(
    eget, serie, norrby, agare, logga_in, stad
):
    client = logga_in(stad)
    valj(client, eget, serie, norrby)
    andra(agare, serie, norrby, 420)
    assert VARNING in sidan(client, eget)
    redigera = reverse("lagesbild:underlag_redigera", args=[eget.pk])
    assert VARNING in client.get(redigera).content.decode()
    with agare():
        assert Underlag.objects.get(pk=eget.pk).sammanfattning == "Rånen är 412 [S1]."
        rad = Siffra.objects.get()
    svar = client.post(reverse("lagesbild:siffra_godta", args=[rad.pk]))
    assert svar.url == f"{eget.get_absolute_url()}#s1"
    assert "har ändrats" not in sidan(client, eget)
    andra(agare, serie, norrby, 3)
    text = sidan(client, eget)
    assert "S1: siffran är skyddad sedan texten skrevs" in text and "till 3" not in text


@pytest.mark.parametrize(
    "falt", ["sammanfattning", "omradesbeskrivning", "trygghet", "kommande", "metod"]
)
@pytest.mark.parametrize("marke", ["[S1]", "[S2, S1]"])
def test_it_is_not_taken_away_while_a_text_cites_it(
    falt, marke, eget, serie, norrby, agare, logga_in, stad
):
    client = logga_in(stad)
    valj(client, eget, serie, norrby)
    with agare():
        bort = reverse("lagesbild:siffra_ta_bort", args=[Siffra.objects.get().pk])
        Underlag.objects.filter(pk=eget.pk).update(**{"sammanfattning": "", falt: f"412 {marke}."})
    assert "Ta bort hänvisningen först" in client.post(bort, follow=True).content.decode()
    with agare():
        Underlag.objects.filter(pk=eget.pk).update(**{falt: "Många."})
    assert client.post(bort).url == eget.get_absolute_url()
    with agare():
        assert not Siffra.objects.exists()


def test_the_districts_series_and_every_active_indicator_can_be_chosen(eget, serie, agare, norrby):
    with agare():
        avtal = eget.lagesbild.overenskommelse
        alla = Indikator.objects.filter(malsattning__samverkansomrade__overenskommelse=avtal)
        for rad in (alla.first(), alla.last()):
            Matvarde.objects.create(
                indikator=rad, stadsdelsomrade=norrby, period_start=date(2026, 1, 1), varde=30
            )
        assert alla.first().malsattning.samverkansomrade != alla.last().malsattning.samverkansomrade
        assert {val.sak for val in valbara(eget)} == {serie, alla.first(), alla.last()}


@pytest.mark.parametrize("vem", ["polis", "central", "lasare", "granne"])
def test_nobody_else_sees_anything_before_the_hand_in(
    vem, eget, serie, agare, logga_in, som, request
):
    user = request.getfixturevalue(vem)
    with agare():
        rad = ny_rad(eget, serie)
    client = logga_in(user)
    assert client.get(eget.get_absolute_url()).status_code == 404
    ny = reverse("lagesbild:siffra_ny_underlag", args=[eget.pk])
    assert client.get(ny).status_code == client.post(ny).status_code == 404
    for namn in ("siffra_godta", "siffra_ta_bort"):
        assert client.post(reverse(f"lagesbild:{namn}", args=[rad.pk])).status_code == 404
    with som(user):
        assert not Siffra.objects.visible_to(user).exists()
        assert _sql("select from lagesbild_siffra") == 0
        assert _sql("update lagesbild_siffra set varde_da = '1'") == 0
        assert _sql("delete from lagesbild_siffra") == 0
        with pytest.raises(ProgrammingError, match="row-level security"):
            ny_rad(eget, serie, 2)


def test_what_is_done_in_an_open_underlag_stays_with_its_party_in_the_log(
    eget, serie, norrby, agare, logga_in, som, stad, styr_stad, polis
):
    client = logga_in(stad)
    valj(client, eget, serie, norrby)
    andra(agare, serie, norrby, 420)
    with agare():
        rad = Siffra.objects.get()
        Underlag.objects.filter(pk=eget.pk).update(sammanfattning="Många.")
    client.post(reverse("lagesbild:siffra_godta", args=[rad.pk]))
    client.post(reverse("lagesbild:siffra_ta_bort", args=[rad.pk]))
    akter = {"lagg_till_siffra", "godta_siffra", "ta_bort_siffra"}
    with som(styr_stad):
        rader = LogEntry.objects.visible_to(styr_stad).filter(akt__in=akter)
        assert {(r.akt, r.delningsniva, r.part_id) for r in rader} == {
            (akt, "egen", eget.part_id) for akt in akter
        }
    with som(polis):
        assert _sql("select from samverkan_logentry where akt = any(%s)", sorted(akter)) == 0


def test_the_warning_stands_for_both_when_it_is_handed_in_and_nothing_is_changed(
    eget, serie, norrby, agare, logga_in, som, stad, polis, central
):
    client = logga_in(stad)
    valj(client, eget, serie, norrby)
    lamna_in(agare, eget)
    andra(agare, serie, norrby, 420)
    with agare():
        rad = Siffra.objects.get()
    for vem in (stad, polis, central):
        text = sidan(logga_in(vem), eget)
        assert VARNING in text and '<a href="#s1">S1</a>' in text
        assert "Texten stämmer med" not in text and "Lägg till en siffra" not in text
        assert reverse("lagesbild:siffra_ta_bort", args=[rad.pk]) not in text
    for vem in (stad, polis):
        client = logga_in(vem)
        assert valj(client, eget, serie, norrby).status_code == 403
        for namn in ("siffra_godta", "siffra_ta_bort"):
            assert client.post(reverse(f"lagesbild:{namn}", args=[rad.pk])).status_code == 403


@pytest.mark.parametrize(
    "fraga",
    [
        "update lagesbild_siffra set varde_da = '1'",
        "update lagesbild_siffra set underlag_id = null, analys_id = %s",
        "delete from lagesbild_siffra",
    ],
)
def test_the_database_locks_it_with_the_underlag(fraga, eget, serie, agare, som, stad, polis):
    with agare():
        ny_rad(eget, serie)
        factories.make_analyser(eget.lagesbild)
        analys = eget.lagesbild.omradesanalyser.first().pk
    varden = [analys] if "%s" in fraga else []
    lamna_in(agare, eget)
    with som(stad):
        with pytest.raises(ProgrammingError, match="inlämnat underlag ändras inte"):
            _sql(fraga, *varden)
        with pytest.raises(ProgrammingError, match="inlämnat underlag ändras inte"):
            ny_rad(eget, serie, 2)
    with som(polis):
        assert _sql("select from lagesbild_siffra") == 1
        assert _sql(fraga, *varden) == 0


def test_the_series_of_numbers_are_independent(eget, serie, norrby, agare, logga_in, stad, polis):
    with agare():
        bild = eget.lagesbild
        factories.make_analyser(bild)
        andras = factories.make_underlag(bild, Part.objects.order_by("ordning")[1])
        falt = {"serie": serie, "period_start": "2026-01-01", "varde_da": "412"}
        bild.siffror.create(analys=bild.omradesanalyser.first(), nummer=1, **falt)
    for vem, underlag in ((stad, eget), (stad, eget), (polis, andras)):
        valj(logga_in(vem), underlag, serie, norrby)
    with agare():
        for rader, nummer in ((eget.siffror, [1, 2]), (andras.siffror, [1])):
            assert list(rader.values_list("nummer", flat=True)) == nummer
        assert bild.siffror.gemensamma().count() == 1
        fel = ({"nummer": 1}, {"nummer": 9, "analys": bild.omradesanalyser.first()})
        for andra_falt in fel:
            with pytest.raises(IntegrityError):
                ny_rad(eget, serie, **andra_falt)
        with pytest.raises(IntegrityError), transaction.atomic():
            bild.siffror.create(nummer=9, **falt)


def test_the_joint_content_and_page_are_as_before(serie, norrby, agare, logga_in, som, stad):
    with agare():
        bild = factories_bild.make_sammanforing(norrby)
        fore = summa(bild)
        for underlag in bild.underlag.all():
            ny_rad(underlag, serie)
        assert summa(bild) == fore
    analys = reverse("lagesbild:analys", args=[bild.pk])
    assert 'id="s1"' not in logga_in(stad).get(analys).content.decode()


def test_the_document_says_what_each_partys_printed_texts_cite(
    serie, norrby, agare, logga_in, polis
):
    with agare():
        bild = factories_bild.make_sammanforing(norrby)
        ena, andras = bild.underlag.order_by("part__ordning")
        Underlag.objects.filter(pk=ena.pk).update(sammanfattning="Rånen är 412 [S1].")
        ny_rad(ena, serie, stadsdelsomrade=norrby)
        ny_rad(ena, serie, 2, stadsdelsomrade=norrby, varde_da="411")
        ny_rad(andras, serie, stadsdelsomrade=norrby, varde_da="410")
    andra(agare, serie, norrby, 420)
    url = reverse("uppfoljning:lagesbild_dokument", args=[bild.pk])
    text = logga_in(polis).get(url).content.decode()
    assert "S1: Rån, Norrby, 2026: 412 antal" in text and VARNING in text
    assert "411" not in text and "410" not in text


def test_a_new_edition_has_both_kinds(serie, norrby, agare, som, stad):
    with agare():
        bild = factories_bild.make_faststalld(norrby, stad)
        ny_rad(bild.underlag.first(), serie)
        falt = {"serie": serie, "period_start": "2026-01-01", "varde_da": "412"}
        bild.siffror.create(analys=bild.omradesanalyser.first(), nummer=1, **falt)
    with som(stad):
        ny = ny_utgava(bild, "Nya uppgifter.", by=stad)
    with agare():
        gemensam, eget = ny.siffror.get(underlag=None), ny.siffror.get(analys=None)
        assert gemensam.analys.lagesbild == eget.underlag.lagesbild == ny
        assert (eget.nummer, eget.varde_da, bild.siffror.count()) == (1, "412", 2)


def test_a_description_carried_over_brings_what_it_cites(eget, serie, norrby, agare, som, stad):
    with agare():
        Underlag.objects.filter(pk=eget.pk).update(omradesbeskrivning="Rånen var 412 [S2].")
        ny_rad(eget, serie)
        ny_rad(eget, serie, 2)
        nasta = factories.make_lagesbild(norrby, year=2028)
        nytt = factories.make_underlag(nasta, eget.part)
    lamna_in(agare, eget)
    with som(stad):
        ta_med_fran_forra(nytt)
        (rad,) = nytt.siffror.all()
        assert (rad.nummer, rad.varde_da, rad.lagesbild) == (2, "412", nasta)
        assert eget.siffror.count() == 2


def test_the_page_asks_as_often_for_many_as_for_one(eget, serie, agare, logga_in, stad):
    client, antal = logga_in(stad), []
    for nummer in range(1, 7):
        with agare():
            ny_rad(eget, serie, nummer)
        sidan(client, eget)
        with CaptureQueriesContext(connection) as fangst:
            sidan(client, eget)
        antal.append(len(fangst))
    assert len(set(antal)) == 1, antal
