"""Asks a PostgreSQL of one's own whether it will do, before anything is written in it."""

import os
import subprocess
import sys
from contextlib import suppress
from typing import Any

from drift.system import PYTHON, ROT, Stopp

with suppress(ImportError):  # only the environment's Python has it, and only there is main() run
    import psycopg

WEBB = "lagesbild_web"
FRAGA = f"""
select current_setting('server_version_num')::int >= 150000 as ny_nog,
       current_setting('server_version') as version,
       current_setting('server_encoding') as kodning,
       current_database() as databas, current_user as jag,
       has_schema_privilege(current_user, 'public', 'create') as far_skapa,
       exists (select from pg_available_extensions where name = 'btree_gist') as gist,
       exists (select from pg_roles where rolname = '{WEBB}') as webb_finns,
       (select rolcreaterole or rolsuper from pg_roles where rolname = current_user) as far_roller
"""


def kontrollera(url: str) -> None:
    """Stop with what is wrong and the line to run; our own Python has no driver, the venv's has."""
    miljo = os.environ | {"DATABASE_URL": url}
    svar = subprocess.run(
        [str(PYTHON), "-m", "drift.egen"],
        cwd=ROT, env=miljo, check=False, capture_output=True, text=True,
    )  # fmt: skip
    if svar.returncode:
        raise Stopp(f"Databasen i DATABASE_URL går inte att använda.\n{svar.stderr.strip()}")


def brister(lage: dict[str, Any]) -> list[str]:
    """What the server lacks, each with the line that mends it."""
    databas, jag = lage["databas"], lage["jag"]
    krav = [
        (lage["ny_nog"], f"PostgreSQL är {lage['version']}, men ska vara 15 eller nyare."),
        (
            lage["kodning"] == "UTF8",
            f"Databasen {databas} har kodningen {lage['kodning']}. Skapa den på nytt:\n\n"
            f"    createdb --encoding UTF8 --template template0 --owner {jag} {databas}",
        ),
        (
            lage["far_skapa"],
            f"Rollen {jag} får inte skapa tabeller. Kör som databasens administratör:\n\n"
            f'    alter database "{databas}" owner to "{jag}";',
        ),
        (
            lage["gist"],
            "Tillägget btree_gist saknas på servern. Kör där:\n\n"
            "    sudo apt-get install -y postgresql-contrib",
        ),
        (
            lage["webb_finns"] or lage["far_roller"],
            f"Rollen {jag} får inte skapa rollen {WEBB}. Kör som databasens administratör:\n\n"
            f'    create role {WEBB} nologin; grant {WEBB} to "{jag}";',
        ),
    ]
    return [text for uppfyllt, text in krav if not uppfyllt]


def _fraga(koppling: Any) -> list[str]:
    markor = koppling.execute(FRAGA)
    lage = dict(zip([kolumn.name for kolumn in markor.description], markor.fetchone(), strict=True))
    if fel := brister(lage):
        return fel
    if lage["webb_finns"] and not _medlem(koppling):
        return [
            f"Rollen {WEBB} finns men får inte användas. Kör som databasens administratör:\n\n"
            f'    grant {WEBB} to "{lage["jag"]}";'
        ]
    return []


def _medlem(koppling: Any) -> bool:
    """Whether we may become the web role; one that may hand it out gives it to itself."""
    for sats in (f"set role {WEBB}", f"grant {WEBB} to current_user", f"set role {WEBB}"):
        try:
            koppling.execute(sats)
        except psycopg.Error:
            continue
        if sats.startswith("set"):
            return True
    return False


def main() -> None:
    """Ask, and write the faults to stderr."""
    try:
        with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as koppling:
            fel = _fraga(koppling)
    except psycopg.Error as orsak:
        fel = [f"Den svarar inte: {orsak}"]
    sys.exit("\n\n".join(fel) or 0)


if __name__ == "__main__":
    main()
