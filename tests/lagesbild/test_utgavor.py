"""A decided lägesbild gets a new edition: a whole copy, open to change, while the decided one holds."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import ProgrammingError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lagesbild.innehall import innehall, summa
from lagesbild.models import (
    Datakalla,
    Harkomst,
    Lagesbild,
    Lagespunkt,
    Observation,
    Reservation,
    Statistikserie,
    Underlag,
    Utmaning,
)
from lagesbild.selectors.utgavor import aktuella
from lagesbild.workflow.lagesbild import faststall, flytta_lagesbild, godkann
from lagesbild.workflow.utgava import ny_utgava
from samverkan.fel import Hinder
from samverkan.kanonisk import kontrollsumma
from samverkan.models import Avisering, LogEntry, Malsattning
from tests import factories, factories_bild

SKAL = "Torget har byggts om."
SKILJER = ("utgava", "andringsskal")


@pytest.fixture
def fast(agare, norrby, stad):
    with agare():
        bild = factories_bild.make_faststalld(norrby, stad)
        bild.omradesanalyser.update(text="Se [1].")
        bild.utmaningsforslag.create(
            samverkansomrade=bild.overenskommelse.samverkansomraden.first(), rang=1, rubrik="Torget"
        )
        return bild


def _utan(allt):
    return {namn: varde for namn, varde in allt.items() if namn not in SKILJER}


def test_the_copy_has_every_byte_of_the_content(fast, agare, som, stad):
    with agare():
        fore = innehall(fast)
    with som(stad):
        ny = ny_utgava(fast, SKAL, by=stad)
    with agare():
        efter = innehall(ny)
        assert (ny.utgava, ny.status, ny.year) == (2, "sammanforing", fast.year)
        assert not (ny.faststalld_at or ny.faststalld_sha256 or ny.faststallt_innehall)
        assert _utan(efter) == _utan(fore)
        assert efter["andringsskal"] == SKAL
        assert "andringsskal" not in fore
        assert innehall(fast) == fore


def test_the_figures_that_the_texts_cite_come_along(fast, agare, som, stad):
    with agare():
        serie = Statistikserie.objects.create(kod="ran", namn="Rån", enhet="antal")
        analys = fast.omradesanalyser.order_by("samverkansomrade__nummer").last()
        falt = {"serie": serie, "period_start": "2026-01-01", "varde_da": "412"}
        gammal = fast.siffror.create(analys=analys, nummer=1, **falt)
    with som(stad):
        (rad,) = ny_utgava(fast, SKAL, by=stad).siffror.select_related("analys")
    assert rad.analys.samverkansomrade_id == analys.samverkansomrade_id
    assert rad.analys.lagesbild_id == rad.lagesbild_id != fast.pk
    assert (rad.nummer, rad.varde_da) == (1, "412") and rad.pk != gammal.pk


def test_what_is_one_partys_own_is_copied_and_stays_its_own(fast, agare, som, stad, polis):
    with som(stad):
        ny = ny_utgava(fast, SKAL, by=stad)
        rader = Observation.objects.filter(underlag__lagesbild=ny, delningsniva="egen")
        assert {rad.underlag.part.kod for rad in rader} == {"kommun"}
    with agare():
        assert rader.all().count() == 2
        assert Datakalla.objects.filter(underlag__lagesbild=ny).count() == 2
        kallor = Observation.objects.filter(underlag__lagesbild=ny).exclude(datakalla=None)
        assert all(rad.datakalla.underlag_id == rad.underlag_id for rad in kallor)
        assert Reservation.objects.filter(lagespunkt__lagesbild=ny).count() == 1


def test_the_numbers_of_rows_are_new_and_lead_nowhere_back(fast, agare, som, polis):
    with som(polis):
        ny = ny_utgava(fast, SKAL, by=polis)
    with agare():
        for rad in Harkomst.objects.filter(lagespunkt__lagesbild=ny):
            assert rad.observation.underlag.lagesbild_id == ny.pk
        egna = set(Lagespunkt.objects.filter(lagesbild=ny).values_list("pk", flat=True))
        assert egna.isdisjoint(fast.lagespunkter.values_list("pk", flat=True))
        factories.make_lagespunkt(ny)  # the next number of the table is free


@pytest.mark.parametrize("vem", ["styr_stad", "styr_polis", "central", "granne", "lasare"])
def test_only_the_two_parties_who_work_make_one(vem, fast, som, request, logga_in):
    user = request.getfixturevalue(vem)
    with som(user), pytest.raises(PermissionDenied):
        ny_utgava(fast, SKAL, by=user)
    assert logga_in(user).get(f"/lagesbilder/{fast.pk}/ny-utgava/").status_code == 403


def test_an_open_one_a_blank_reason_and_a_second_at_once_are_refused(fast, agare, som, stad, polis):
    with som(stad):
        for skal in ("", "  \n"):
            with pytest.raises(Hinder, match="varför"):
                ny_utgava(fast, skal, by=stad)
        with pytest.raises(Hinder, match="personnummer"):
            ny_utgava(fast, "Gäller 19811228-9874.", by=stad)
        ny = ny_utgava(fast, SKAL, by=stad)
        with pytest.raises(PermissionDenied):
            ny_utgava(ny, SKAL, by=stad)
    with som(polis), pytest.raises(Hinder, match="finns redan"):
        ny_utgava(fast, SKAL, by=polis)
    with agare():
        assert Lagesbild.objects.count() == 2


@pytest.mark.parametrize(
    "sql",
    [
        "update lagesbild_lagesbild set utgava = 7, andringsskal = 'x' where status <> 'faststalld'",
        "update lagesbild_lagesbild set year = 2040 where status <> 'faststalld'",
        "insert into lagesbild_lagesbild (stadsdelsomrade_id, overenskommelse_id, year, utgava,"
        " andringsskal, status, dnr, sammanfattning, sammanfattning_niva, paragraf,"
        " faststalld_sha256, version, created_at, updated_at) select stadsdelsomrade_id,"
        " overenskommelse_id, year, 9, 'x', 'underlag', '', '', 'parterna', '', '', 1, now(), now()"
        " from lagesbild_lagesbild limit 1",
        "update lagesbild_lagesbild set sammanfattning = 'x' where status = 'faststalld'",
        "delete from lagesbild_lagespunkt where lagesbild_id in"
        " (select id from lagesbild_lagesbild where status = 'faststalld')",
    ],
)
def test_raw_sql_of_the_web_role_makes_no_edition_and_changes_no_decided_one(sql, fast, som, stad):
    with som(stad):
        ny_utgava(fast, SKAL, by=stad)
        with (
            pytest.raises(ProgrammingError, match="lägesbild"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(sql)


@pytest.mark.parametrize("vem", ["granne", "lasare", "central", "forvaltare"])
def test_the_databases_function_refuses_those_outside(vem, fast, som, request):
    with som(request.getfixturevalue(vem)), connection.cursor() as cursor:
        cursor.execute("select lagesbild_ny_utgava(%s, 'x')", [fast.pk])
        assert cursor.fetchone() == (None,)
    assert Lagesbild.objects.count() == 1


def test_it_is_logged_and_told(fast, som, stad, polis, styr_polis, agare):
    with som(stad):
        ny = ny_utgava(fast, SKAL, by=stad)
    with agare():
        rad = LogEntry.objects.get(akt="ny_utgava")
        assert rad.efter == {"utgava": 2, "skal": SKAL}
        assert str(ny) in rad.objekt
        sagda = Avisering.objects.filter(slag="ny_utgava").values_list("user", flat=True)
        assert {polis.pk, styr_polis.pk} <= set(sagda)
        assert stad.pk not in sagda


def test_both_approve_anew_and_both_editions_are_recognised(
    fast, agare, som, stad, polis, styr_stad, logga_in
):
    with som(stad):
        ny = ny_utgava(fast, SKAL, by=stad)
        Lagesbild.objects.filter(pk=ny.pk).update(sammanfattning="Läget är ett annat.")
        flytta_lagesbild(ny, "skicka_for_godkannande", by=stad)
        godkann(ny, summa(ny), by=stad)
    with som(styr_stad), pytest.raises(Hinder):
        faststall(ny, by=styr_stad)
    with som(polis):
        godkann(ny, summa(ny), by=polis)
    sida = logga_in(polis).get(f"/lagesbilder/{fast.pk}/").content.decode()
    assert "håller på att göras" in sida
    with som(styr_stad):
        faststall(ny, by=styr_stad)
        assert list(Lagesbild.objects.gallande()) == [ny]
    ny.refresh_from_db()
    klient = logga_in(polis)
    for bild, ord_ in ((fast, "ersatt av"), (ny, SKAL)):
        bild.refresh_from_db()
        svar = klient.post("/kontrollera/", {"summa": bild.faststalld_sha256}).content.decode()
        assert "fastställdes" in svar
        assert f"/lagesbilder/{bild.pk}/" in svar
        assert kontrollsumma(bild.faststallt_innehall) == bild.faststalld_sha256
        assert ord_ in klient.get(f"/lagesbilder/{bild.pk}/").content.decode()
    skillnad = klient.get(f"/lagesbilder/{ny.pk}/andringar/").content.decode()
    assert "Fastställd utgåva 1" in skillnad
    assert "<ins>ett annat</ins>" in skillnad
    dokument = klient.get(f"/lagesbilder/{ny.pk}/dokument/").content.decode()
    assert (
        f"Det här är utgåva 2. Den ersätter utgåva 1. Skälet till den nya utgåvan: {SKAL}"
        in dokument
    )
    assert SKAL not in klient.get(f"/lagesbilder/{ny.pk}/offentlig/").content.decode()


def test_what_was_chosen_from_the_first_edition_holds_for_the_year(
    fast, agare, som, stad, logga_in
):
    mal = Malsattning.objects.first()
    with agare():
        Utmaning.objects.create(
            lagesbild=fast, nummer=1, rubrik="Torgets kvällar", malsattning=mal,
            samverkansomrade=mal.samverkansomrade,
        )  # fmt: skip
        ny = factories_bild.make_fardig(fast.stadsdelsomrade, stad, utgava=2, andringsskal=SKAL)
        factories_bild.faststall(ny, stad)
    klient = logga_in(stad)
    sida = klient.get(f"/lagesbilder/{ny.pk}/utmaningar/").content.decode()
    assert "Torgets kvällar" in sida
    assert "Vald ur utgåva 1" in sida
    assert klient.get(f"/lagesbilder/{fast.pk}/utmaningar/ny/").status_code == 403
    assert klient.get(f"/lagesbilder/{ny.pk}/utmaningar/ny/").status_code == 200
    assert klient.get(f"/lagesbilder/{fast.pk}/lokal-overenskommelse/ny/").status_code == 403
    assert klient.get(f"/lagesbilder/{ny.pk}/lokal-overenskommelse/ny/").status_code == 200


LAGEN = st.lists(
    st.tuples(st.integers(2025, 2027), st.integers(1, 4), st.booleans()),
    max_size=8,
    unique_by=lambda t: t[:2],
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(LAGEN, st.randoms())
def test_the_current_one_is_the_newest_years_latest_decided_whatever_the_order(lagen, slump):
    bilder = [
        Lagesbild(
            pk=nr, stadsdelsomrade_id=1, year=y, utgava=u, status="faststalld" if f else "underlag"
        )
        for nr, (y, u, f) in enumerate(lagen)
    ]
    slump.shuffle(bilder)
    svar = aktuella(bilder).get(1)
    if not lagen:
        assert svar is None
        return
    sista = max(y for y, _, _ in lagen)
    arets = [(u, f) for y, u, f in lagen if y == sista]
    beslutade = [u for u, f in arets if f]
    vantad = (max(beslutade), True) if beslutade else (max(u for u, _ in arets), False)
    assert (svar.year, svar.utgava, not svar.is_oppen) == (sista, *vantad)


def test_underlag_of_the_copy_is_frozen(fast, som, stad):
    with som(stad):
        ny = ny_utgava(fast, SKAL, by=stad)
        egna = Underlag.objects.filter(lagesbild=ny, part__kod="kommun")
        with pytest.raises(ProgrammingError), transaction.atomic():
            egna.update(sammanfattning="Ny bild.")
