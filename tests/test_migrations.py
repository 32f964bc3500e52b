"""The migrations hold all of the models, and a new database has its protection."""

import pytest
from django.core.management import call_command
from django.db import connection

SKYDDADE = {
    "samverkan_logentry": {"logg_lasa", "logg_skriva"},
    "samverkan_utkast": {"utkast_egna"},
    "lagesbild_innehallskopia": {"lasa", "lagga_till"},
    "uppfoljning_lagesbildsfil": {"lasa", "lagga_till"},
} | {
    f"lagesbild_{tabell}": {"lasa", "lagga_till", "andra", "ta_bort"}
    for tabell in (
        "underlag", "observation", "datakalla", "inlasning", "matvarde", "handelse",
        "godkannande", "reservation", "kolumnmall", "ersattning", "platsanalys", "platsbeslut",
        "platsbifall", "valdanalys",
    )
}  # fmt: skip


def _rader(fraga, *varden):
    with connection.cursor() as cursor:
        cursor.execute(fraga, varden)
        return cursor.fetchall()


def test_no_migration_is_missing(db):
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_protected_tables_have_their_policies(db):
    policyer = {}
    for tabell, namn in _rader("select tablename, policyname from pg_policies"):
        policyer.setdefault(tabell, set()).add(namn)
    assert {tabell: policyer.get(tabell) for tabell in SKYDDADE} == SKYDDADE


@pytest.mark.parametrize("tabell", sorted(SKYDDADE))
def test_row_security_is_on_and_the_web_role_owns_nothing(tabell, db):
    ((pa, agare),) = _rader(
        "select relrowsecurity, pg_get_userbyid(relowner) from pg_class where relname=%s", tabell
    )
    assert pa and agare != "lagesbild_web"


@pytest.mark.parametrize(
    ("tabell", "ratt", "far"),
    [
        ("samverkan_logentry", "insert", True),
        ("samverkan_logentry", "update", False),
        ("samverkan_logentry", "delete", False),
        ("samverkan_logentry", "truncate", False),
        ("lagesbild_underlag", "update", True),
        ("lagesbild_underlag", "truncate", False),
        ("django_migrations", "select", True),
        ("django_migrations", "insert", False),
    ],
)
def test_grants_of_the_web_role(tabell, ratt, far, db):
    assert _rader("select has_table_privilege('lagesbild_web', %s, %s)", tabell, ratt) == [(far,)]
