"""Locks and fences in the database: raw SQL as the web role, past all our code."""

import pytest
from django.db import ProgrammingError, connection, transaction

from lagesbild.models import Handelse, Inlasning, Matvarde, Statistikserie
from samverkan.models import Part
from tests import factories_bild


def _sql(fraga, *varden):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(fraga, varden)
        return cursor.rowcount


def _tabell(namn):
    return f"lagesbild_{namn}"


INNEHALL = [
    "lagesbild", "omradesanalys", "lagespunkt", "utpekadplats", "platsanalys", "valdanalys",
    "harkomst",
    "undanlaggning", "underlag", "observation", "datakalla", "reservation", "sarskiljning",
    "siffra",
]  # fmt: skip


@pytest.fixture
def fast(agare, norrby, stad):
    with agare():
        bild = factories_bild.make_faststalld(norrby, stad)
        ena, andra = (factories_bild.delade(bild, p)[1] for p in Part.objects.order_by("ordning"))
        _sql(
            "insert into lagesbild_sarskiljning (lagesbild_id, ena_id, andra_id, av_id, at)"
            " values (%s, %s, %s, %s, now())", bild.pk, *sorted((ena.pk, andra.pk)), stad.pk,
        )  # fmt: skip
        serie = Statistikserie.objects.create(kod="ran", namn="Rån", enhet="antal")
        falt = {"serie": serie, "period_start": "2026-01-01", "varde_da": "412"}
        bild.siffror.create(analys=bild.omradesanalyser.first(), nummer=1, **falt)
        return bild


@pytest.mark.parametrize("namn", INNEHALL)
@pytest.mark.parametrize("vem", ["stad", "polis"])
def test_a_decided_picture_is_not_changed_nor_removed(namn, vem, fast, som, request):
    """Refused, or no row reached: what is one party's can only be changed by themselves."""
    falt = {"sarskiljning": "at = now()", "harkomst": "lagespunkt_id = lagespunkt_id"}
    andra = falt.get(namn, "id = id")
    with som(request.getfixturevalue(vem)):
        for fraga in (f"update {_tabell(namn)} set {andra}", f"delete from {_tabell(namn)}"):
            try:
                rorda = _sql(fraga)
            except ProgrammingError as fel:
                assert "ändras inte" in str(fel)
            else:
                assert rorda == 0 and namn in ("reservation", "platsanalys")


def test_nothing_is_added_to_a_decided_picture(fast, stad, som):
    with som(stad):
        for fraga in (
            "insert into lagesbild_platsanalys (lagesbild_id, stadsdelsomrade_id, part_id,"
            " delningsniva, metod, parametrar, datamangd, fingeravtryck, resultat, slutsats,"
            " created_at) select id, stadsdelsomrade_id, (select min(id) from samverkan_part),"
            " 'parterna', 'm', '{}', 'd', '', '{}', '', now() from lagesbild_lagesbild"
            " where id = %s",
            "insert into lagesbild_godkannande (lagesbild_id, part_id, user_id, at, sha256)"
            f" select %s, part_id, {stad.pk}, now(), repeat('a', 64) from lagesbild_underlag"
            " order by part_id limit 1",
        ):
            with pytest.raises(ProgrammingError, match="ändras inte|row-level security"):
                _sql(fraga, fast.pk)


def test_rows_are_not_moved_into_a_decided_picture(fast, agare, norrby, stad, som):
    with agare():
        ny = factories_bild.make_sammanforing(norrby, year=2030)
    with som(stad), pytest.raises(ProgrammingError, match="ändras inte"):
        _sql(
            "update lagesbild_omradesanalys set lagesbild_id=%s where lagesbild_id=%s",
            fast.pk, ny.pk,
        )  # fmt: skip


def test_a_new_picture_is_not_born_decided(norrby, agare, stad, som):
    with agare():
        factories_bild.factories.make_lagesbild(norrby)
    with som(stad), pytest.raises(ProgrammingError, match="börjar med parternas underlag"):
        _sql(
            "insert into lagesbild_lagesbild (stadsdelsomrade_id, overenskommelse_id, year, utgava,"
            " status, dnr, sammanfattning, paragraf, faststalld_sha256, faststalld_at, version,"
            " created_at, updated_at) select stadsdelsomrade_id, overenskommelse_id, 2040, 1,"
            " 'faststalld', '', '', '', repeat('a', 64), now(), 1, now(), now()"
            " from lagesbild_lagesbild"
        )


@pytest.mark.parametrize(
    "fraga",
    [
        "update lagesbild_observation set delningsniva='egen'",
        "delete from lagesbild_observation where delningsniva='egen'",
        "update lagesbild_datakalla set namn='x'",
        "update lagesbild_underlag set status='utkast'",
    ],
)
def test_what_is_handed_in_is_not_changed_by_its_own_party(fraga, agare, norrby, stad, som):
    with agare():
        factories_bild.make_sammanforing(norrby)
    with som(stad), pytest.raises(ProgrammingError, match="ändras inte"):
        _sql(fraga)


@pytest.fixture
def siffror(agare, norrby):
    """The police's import into an open underlag, with figures and an event of its own."""
    with agare():
        bild = factories_bild.factories.make_lagesbild(norrby)
        polisen = Part.objects.order_by("ordning")[1]
        underlag = factories_bild.factories.make_underlag(bild, polisen)
        inlasning = Inlasning.objects.create(
            slag="p", filnamn="hemlig.csv", sha256="0", datakalla="k", underlag=underlag,
            part=polisen,
        )  # fmt: skip
        serie = Statistikserie.objects.create(kod="s", namn="S", enhet="st", datakalla="k")
        egna = {"stadsdelsomrade": norrby, "part": polisen, "delningsniva": "egen"}
        egna["inlasning"] = inlasning
        Matvarde.objects.create(serie=serie, period_start="2026-01-01", varde=1, **egna)
        Handelse.objects.create(
            datakalla="k", externt_id="1", typ="t", rubrik="r", precision="omrade", **egna
        )
    return serie


@pytest.mark.parametrize("tabell", ["inlasning", "matvarde", "handelse"])
def test_the_other_partys_import_is_neither_seen_changed_nor_removed(
    tabell, siffror, stad, polis, som
):
    with som(stad):
        assert _sql(f"select from {_tabell(tabell)}") == 0
        assert _sql(f"delete from {_tabell(tabell)}") == 0
        assert (
            _sql(
                f"update {_tabell(tabell)} set datakalla='x'"
                if tabell != "matvarde"
                else "update lagesbild_matvarde set varde=2"
            )
            == 0
        )
    with som(polis):
        assert _sql(f"select from {_tabell(tabell)}") == 1


def test_figures_are_not_written_in_the_other_partys_name(siffror, stad, lasare, som):
    ny = (
        "insert into lagesbild_matvarde (serie_id, part_id, delningsniva, varde, periodtyp,"
        " period_start, grupp, jamforelse, preliminar, saknas, kommentar) values"
        " (%s, %s, 'publik', 1, 'year', '2025-01-01', 'alla', 'x', false, '', '')"
    )
    ena, andra = Part.objects.order_by("ordning")
    with som(stad):
        with pytest.raises(ProgrammingError, match="row-level security"):
            _sql(ny, siffror.pk, andra.pk)
        assert _sql(ny, siffror.pk, ena.pk) == 1
    with som(lasare), pytest.raises(ProgrammingError, match="row-level security"):
        _sql(ny.replace("2025", "2024"), siffror.pk, None)


def test_a_file_with_every_districts_figures_is_read_in(siffror, soderby, stad, som):
    with som(stad):
        rad = Matvarde.objects.create(
            serie=siffror, stadsdelsomrade=soderby, period_start="2026-01-01", varde=3,
            part=Part.objects.order_by("ordning")[0],
        )  # fmt: skip
        assert rad.pk
