"""Row protection: the database itself keeps a party's own material from the other."""

import pytest
from django.db import ProgrammingError, connection, transaction

from lagesbild.models import Datakalla, Handelse, Inlasning, Matvarde, Observation, Underlag
from samverkan.log import log
from samverkan.models import LogEntry, Part, Utkast
from samverkan.radskydd import sammanhang, satt_sammanhang
from tests.factories import make_lagesbild, make_observation, make_underlag

MODELLER = [Underlag, Observation, Datakalla, Matvarde, Handelse, LogEntry, Utkast]


def _en_parts(lagesbild, part):
    underlag = make_underlag(lagesbild, part)
    make_observation(underlag, text="Delas vid inlämning.")
    make_observation(underlag, text="Stannar hos parten.", delningsniva="egen")
    Datakalla.objects.create(underlag=underlag, namn="Trygghetsvandring", slag="dialog")
    return underlag


@pytest.fixture
def material(agare, norrby, stad, central):
    """Both parties' open underlag in Norrby, one event, one draft and one row of the log."""
    with agare():
        lagesbild = make_lagesbild(norrby)
        ena, andra = (_en_parts(lagesbild, part) for part in Part.objects.order_by("ordning"))
        inlasning = Inlasning.objects.create(slag="prov", filnamn="f", sha256="0", datakalla="k")
        Handelse.objects.create(
            inlasning=inlasning,
            datakalla="k",
            externt_id="1",
            typ="t",
            rubrik="r",
            precision="omrade",
            stadsdelsomrade=norrby,
            delningsniva="parterna",
        )
        Utkast.objects.create(user=stad, nyckel="/x/", falt={})
        log(central, "prova", norrby)
    return ena, andra


def _antal(modell):
    """Raw count, past every Python filter."""
    with connection.cursor() as cursor:
        cursor.execute(f"select count(*) from {modell._meta.db_table}")
        return cursor.fetchone()[0]


def _sql(fraga, *varden):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(fraga, varden)
        return cursor.rowcount


def _lamna(agare, underlag):
    with agare():
        _sql(
            "update lagesbild_underlag set status='inlamnat', inlamnat_at=now() where id=%s",
            underlag.pk,
        )


def test_the_tests_run_as_the_web_role(db):
    with connection.cursor() as cursor:
        cursor.execute(
            "select current_user, rolsuper, rolbypassrls from pg_roles where rolname=current_user"
        )
        assert cursor.fetchone() == ("lagesbild_web", False, False)


@pytest.mark.parametrize("modell", MODELLER)
def test_nothing_set_means_no_rows(modell, material):
    assert _antal(modell) == 0


def test_own_party_sees_its_own_only(material, stad, som):
    ena, _ = material
    with som(stad):
        assert list(Underlag.objects.values_list("pk", flat=True)) == [ena.pk]
        assert _antal(Observation) == 2
        assert _antal(Datakalla) == 1


def test_handed_in_is_read_but_never_what_is_marked_own(material, polis, stad, agare, som):
    ena, andra = material
    _lamna(agare, ena)
    with som(polis):
        assert _antal(Underlag) == 2
        texter = Observation.objects.filter(underlag=ena).values_list("text", flat=True)
        assert list(texter) == ["Delas vid inlämning."]
        assert _antal(Datakalla) == 2
    with som(stad):
        assert not Underlag.objects.filter(pk=andra.pk).exists()


@pytest.mark.parametrize("vem", ["granne", "granne_polis", "lasare", "forvaltare"])
def test_other_district_and_readers_see_none_even_handed_in(vem, material, agare, som, request):
    ena, andra = material
    _lamna(agare, ena)
    _lamna(agare, andra)
    with som(request.getfixturevalue(vem)):
        assert [_antal(m) for m in (Underlag, Observation, Datakalla, Handelse)] == [0, 0, 0, 0]


def test_central_follows_handed_in_only(material, central, agare, som):
    ena, _ = material
    with som(central):
        assert _antal(Underlag) == 0
    _lamna(agare, ena)
    with som(central):
        assert list(Underlag.objects.values_list("pk", flat=True)) == [ena.pk]
        assert _antal(Observation) == 1


def test_the_database_refuses_new_rows_for_the_other_party(material, polis, som):
    ena, andra = material
    with som(polis):
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            make_observation(ena, lopnummer=9)
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            Datakalla.objects.create(underlag=ena, namn="x", slag="annan")
        with pytest.raises(ProgrammingError, match="row-level security"):
            _sql(
                "insert into lagesbild_underlag (lagesbild_id, stadsdelsomrade_id, part_id, status,"
                " dnr, sammanfattning, metod, version, created_at, updated_at) select lagesbild_id,"
                " stadsdelsomrade_id, part_id + 100, 'utkast', '', '', '', 1, now(), now()"
                " from lagesbild_underlag where id=%s",
                andra.pk,
            )


def test_the_database_changes_and_removes_no_row_of_the_other_party(material, polis, agare, som):
    ena, _ = material
    _lamna(agare, ena)
    with som(polis):
        assert _sql("update lagesbild_underlag set dnr='x' where id=%s", ena.pk) == 0
        assert _sql("update lagesbild_observation set text='x' where underlag_id=%s", ena.pk) == 0
        assert _sql("delete from lagesbild_observation where underlag_id=%s", ena.pk) == 0
        assert _sql("delete from lagesbild_datakalla where underlag_id=%s", ena.pk) == 0


def test_own_rows_cannot_be_given_away(material, polis, som):
    ena, andra = material
    with som(polis), pytest.raises(ProgrammingError, match="row-level security"):
        _sql(
            "update lagesbild_observation set underlag_id=%s where underlag_id=%s", ena.pk, andra.pk
        )


def test_the_log_is_never_changed_nor_removed(material, central, som):
    with som(central):
        assert _antal(LogEntry) >= 1
        for fraga in (
            "update samverkan_logentry set akt='x'",
            "delete from samverkan_logentry",
            "truncate samverkan_logentry",
        ):
            with pytest.raises(ProgrammingError, match="permission denied"):
                _sql(fraga)


def test_nobody_writes_the_log_in_anothers_name(material, central, stad, norrby, som):
    with (
        som(stad),
        pytest.raises(ProgrammingError, match="row-level security"),
        transaction.atomic(),
    ):
        log(central, "prova", norrby)


def test_drafts_are_ones_own(material, stad, polis, som):
    with som(polis):
        assert _antal(Utkast) == 0
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            Utkast.objects.create(user=stad, nyckel="/y/")
    with som(stad):
        assert _antal(Utkast) == 1


@pytest.mark.parametrize(
    "fraga",
    [
        "alter table lagesbild_underlag disable row level security",
        "drop policy lasa on lagesbild_underlag",
        "create table ny (x int)",
    ],
)
def test_the_web_role_cannot_lift_the_protection(fraga, db):
    with pytest.raises(ProgrammingError):
        _sql(fraga)


def _reach(cursor):
    cursor.execute("select current_setting('app.user_id', true)")
    return cursor.fetchone()[0] or ""


def test_reach_ends_with_its_transaction(stad):
    """On a connection of its own, since the test itself already stands in a transaction."""
    egen = connection.copy()
    try:
        with egen.cursor() as cursor:
            cursor.execute("begin")
            cursor.execute("select set_config('app.user_id', %s, true)", [str(stad.pk)])
            assert _reach(cursor) == str(stad.pk)
            cursor.execute("commit")
            assert _reach(cursor) == ""
    finally:
        egen.close()


def test_reach_is_set_for_the_transaction_only(stad):
    """The context is given with `is_local`, so that a pooled connection carries nothing on."""
    fragor = []
    with connection.execute_wrapper(
        lambda kor, sql, *resten: fragor.append(sql) or kor(sql, *resten)
    ):
        satt_sammanhang(stad)
    (satt,) = [sql for sql in fragor if "set_config" in sql]
    assert satt.count("set_config") == satt.count("true)") == 4


def test_a_job_has_its_users_reach(material, polis):
    with sammanhang(polis):
        assert _antal(Underlag) == 1
