"""Mitt arbete and Staden: each role's first answer, and a constant number of queries."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from atgardsplan.models import Atgard
from lagesbild.models import Lagesbild
from samverkan.models import LogEntry, Part, Stadsdelsomrade, Uppdrag, User
from tests import factories, factories_plan
from uppfoljning.models import Avstamning

IDAG = timezone.localdate()


def start(client):
    svar = client.get("/")
    assert svar.status_code == 200
    return svar


def test_anonymous_goes_to_log_in(client, db):
    assert client.get("/").url.startswith("/logga-in/")


def test_first_step_is_to_begin_the_underlag(agare, norrby, logga_in, stad):
    with agare():
        factories.make_lagesbild(norrby, underlag_senast=IDAG + timedelta(9))
    svar = start(logga_in(stad))
    assert svar.context["nasta"]["vad"] == "Börja på ert underlag"
    assert svar.content.decode().count('class="knapp"') == 1


def test_late_stands_first_in_words(agare, norrby, plan, logga_in, stad):
    with agare():
        factories.make_lagesbild(norrby, year=2090, underlag_senast=IDAG - timedelta(9))
        plan.atgarder.filter(nummer=1).update(slut=IDAG - timedelta(3))
    svar = start(logga_in(stad))
    assert [u["knapp"] for u in svar.context["vantar"]] == ["Börja på ert underlag", "Stäm av"]
    assert "Försenat" in svar.content.decode()
    assert svar.context["antal_text"] == "2 saker, 2 försenade"


def test_done_is_not_asked_for(agare, plan, logga_in, stad):
    with agare():
        for atgard in plan.atgarder.all():
            Avstamning.objects.create(
                atgard=atgard, year=IDAG.year, tertial=(IDAG.month - 1) // 4 + 1, lage="i_fas",
                gjort="Klart.", av=stad,
            )  # fmt: skip
    svar = start(logga_in(stad))
    assert svar.context["vantar"] == []
    assert "Inget väntar på dig" in svar.content.decode()


def test_styrgrupp_is_asked_for_its_decision(agare, norrby, logga_in, styr_stad, stad):
    with agare():
        factories.make_lagesbild(norrby, status="godkannande")
    assert start(logga_in(styr_stad)).context["nasta"]["vad"] == "Fastställ lägesbilden"
    assert start(logga_in(stad)).context["nasta"]["vad"] == "Godkänn lägesbilden"


def test_styrgrupp_signs_once(agare, norrby, logga_in, styr_stad):
    with agare():
        avtal = factories_plan.make_fardigt_avtal(norrby, status="foreslagen")
    assert start(logga_in(styr_stad)).context["nasta"]["knapp"] == "Läs och underteckna"
    with agare():
        factories_plan.make_undertecknad(avtal, Part.objects.order_by("ordning")[0], styr_stad)
    assert start(logga_in(styr_stad)).context["vantar"] == []


def test_another_party_or_district_is_asked_for_nothing(agare, norrby, logga_in, granne):
    with agare():
        factories.make_lagesbild(norrby)
    assert start(logga_in(granne)).context["vantar"] == []


def test_central_sees_how_far_each_district_is(agare, norrby, logga_in, central):
    with agare():
        factories.make_lagesbild(norrby, underlag_senast=IDAG - timedelta(4))
    text = start(logga_in(central)).content.decode()
    assert "1 av 2 stadsdelsområden ligger efter i hjulet" in text
    assert "4 dagar sen" in text


def test_reader_sees_decided_only(agare, norrby, soderby, logga_in, lasare):
    with agare():
        factories_plan.make_faststalld(norrby)
        factories.make_lagesbild(soderby)
    svar = start(logga_in(lasare))
    assert [bild.stadsdelsomrade for bild in svar.context["beslutade"]] == [norrby]


def test_forvaltare_sees_assignments_that_end(agare, logga_in, forvaltare, stad):
    with agare():
        Uppdrag.objects.filter(user=stad).update(giltig_till=IDAG + timedelta(3))
    text = start(logga_in(forvaltare)).content.decode()
    assert "Öppna förvaltningen" in text
    assert "slutar snart" in text


def test_own_underlag_of_the_other_party_never_shows(agare, norrby, logga_in, stad):
    with agare():
        bild = factories.make_lagesbild(norrby)
        factories.make_underlag(bild, Part.objects.order_by("ordning")[1])
    assert start(logga_in(stad)).context["lage"].text == "0 av 2 klara"


def _har_hant(omrade, av, antal, nar=None):
    for nr in range(antal):
        LogEntry.objects.create(
            at=nar or timezone.now(), by=av, akt="skapa", objekttyp="plats", objekt=f"Plats {nr}",
            stadsdelsomrade=omrade, delningsniva="publik",
        )  # fmt: skip


@pytest.mark.parametrize(
    ("antal", "fynd"),
    [
        (0, "Inget nytt sedan du var här senast"),
        (1, "1 sak har hänt sedan du var här senast"),
        (3, "3 saker har hänt sedan du var här senast"),
        (9, "Mer än 8 saker har hänt sedan du var här senast"),
    ],
)
def test_what_has_happened_in_my_districts_since_i_was_here(
    agare, norrby, logga_in, stad, polis, antal, fynd
):
    with agare():
        annat = Stadsdelsomrade.objects.exclude(pk=norrby.pk).first()
        _har_hant(norrby, polis, 2, timezone.now() - timedelta(3))
        User.objects.filter(pk=stad.pk).update(forra_besoket=timezone.now() - timedelta(1))
        _har_hant(norrby, polis, antal, timezone.now() - timedelta(hours=1))
        _har_hant(norrby, stad, 1)
        _har_hant(annat, polis, 1)
    svar = start(logga_in(stad))
    assert svar.context["hant_fynd"] == fynd
    assert len(svar.context["hant"]) == min(antal or 2, 8)
    assert fynd in svar.content.decode()


def _fyll(omrade, year, antal):
    bild = factories_plan.make_faststalld(omrade, year=year)
    oppen = factories.make_lagesbild(omrade, year=year + 1, underlag_senast=IDAG)
    avtal = factories_plan.make_fardigt_avtal(
        omrade, lagesbild=bild, status="gallande",
        giltig_fran=date(year, 1, 1), giltig_till=date(year, 12, 31),
    )  # fmt: skip
    plan = factories_plan.make_plan(avtal, year=year, status="beslutad")
    for _ in range(antal):
        factories_plan.make_atgard(
            plan, start=date(year, 1, 1), slut=date(year, 12, 1), status=Atgard.Status.PAGAR
        )
        factories.make_plats(omrade, namn=f"Plats {omrade.platser.count()}")
    return oppen, plan


SIDOR = ["/", "/staden/", "/stadsdelsomraden/norrby/", "/mal-och-indikatorer/?omrade=norrby"]


def _is_transaktion(sql):
    return sql.startswith(("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE"))


def _fragor(client, urler):
    antal = {}
    for url in urler:
        with CaptureQueriesContext(
            connection,
        ) as fangst:
            assert client.get(url).status_code == 200
        antal[url] = sum(not _is_transaktion(q["sql"]) for q in fangst)
    return antal


@pytest.mark.parametrize("vem", ["stad", "styr_polis", "central", "lasare"])
def test_queries_do_not_grow_with_the_data(
    vem, agare, norrby, soderby, andel, matt, logga_in, request
):
    client = logga_in(request.getfixturevalue(vem))
    matt(andel, norrby, IDAG.year, 30)
    with agare():
        _, plan = _fyll(norrby, IDAG.year, 2)
    urler = [
        *SIDOR,
        reverse("uppfoljning:indikator", args=[andel.pk]) + "?omrade=norrby",
        reverse("uppfoljning:plan_uppfoljning", args=[plan.pk]),
        reverse("uppfoljning:avstamningar", args=[plan.atgarder.first().pk]),
    ]
    client.get("/")
    fore = _fragor(client, urler)
    with agare():
        _fyll(soderby, IDAG.year, 4)
        for nr in range(3):
            nytt = Stadsdelsomrade.objects.create(
                slug=f"y{nr}", namn=f"Y{nr}", giltig_fran="2020-01-01"
            )
            _fyll(nytt, IDAG.year, 1)
        for _ in range(3):
            factories_plan.make_atgard(
                plan, start=date(IDAG.year, 1, 1), slut=date(IDAG.year, 12, 1), status="pagar"
            )
            factories.make_plats(norrby, namn=f"Ny plats {norrby.platser.count()}")
    for year in range(IDAG.year - 6, IDAG.year):
        matt(andel, norrby, year, 31)
        matt(andel, soderby, year, 32)
    efter = _fragor(client, urler)
    assert efter == fore
    assert max(efter.values()) <= 25, efter
    assert Lagesbild.objects.exists()
