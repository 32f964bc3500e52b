"""One supervisor: database, web and worker, started together and stopped together."""

import os
import secrets
import socket
import subprocess
import time
import urllib.error
import urllib.request

from drift.databas import databas
from drift.signaler import folj_foralderns_slut, ostort
from drift.system import PYTHON, ROT, VENV, Stopp, kor

VAR = ROT / "var"


def hemlighet() -> str:
    """The secret key, made once and kept with the data."""
    fil = VAR / "hemlighet"
    VAR.mkdir(exist_ok=True)
    if not fil.exists():
        ny = fil.with_name("hemlighet.ny")
        ny.touch(mode=0o600)
        ny.write_text(secrets.token_urlsafe(50))
        ny.replace(fil)
    return fil.read_text()


def miljo(url: str, **andra: str) -> dict[str, str]:
    """The environment of everything that is started."""
    return {
        **os.environ,
        "DATABASE_URL": url,
        "SECRET_KEY": os.environ.get("SECRET_KEY") or hemlighet(),
        "LAGESBILD_DEMO": os.environ.get("LAGESBILD_DEMO", "1"),
        "PYTHONUNBUFFERED": "1",
        **andra,
    }


def ledig(port: int) -> None:
    """Stop at once when something else answers on the port."""
    with socket.socket() as sockel:
        sockel.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            sockel.bind(("127.0.0.1", port))
        except OSError as fel:
            raise Stopp(
                f"Port {port} är upptagen. Stoppa det som svarar där, eller välj en annan:\n\n"
                f"    make run PORT={port + 1}"
            ) from fel


def forbered(miljon: dict[str, str]) -> None:
    """Bring the database up to date; reference data and, the first time, the demo."""
    kor(PYTHON, "manage.py", "gor_redo", env=miljon)


class Vakt:
    """Watches the processes; one that dies takes the others with it, with a message."""

    def __init__(self, miljon: dict[str, str], port: int) -> None:
        self.port = port
        self.miljon = miljon
        self.processer: dict[str, subprocess.Popen[bytes]] = {}

    def starta(self) -> None:
        webb = [
            str(VENV / "bin" / "gunicorn"), "samverkan.wsgi:application",
            "--bind", f"127.0.0.1:{self.port}", "--workers", "2", "--threads", "4",
            "--worker-class", "gthread", "--timeout", "60", "--log-level", "warning",
        ]  # fmt: skip
        arbetare = [str(PYTHON), "manage.py", "procrastinate", "worker", "--concurrency", "1"]
        for namn, kommando in (("webben", webb), ("arbetaren", arbetare)):
            self.processer[namn] = subprocess.Popen(
                kommando,
                cwd=ROT,
                env=self.miljon,
                start_new_session=True,
                preexec_fn=folj_foralderns_slut,  # noqa: PLW1509 (no threads here)
            )

    def vanta_pa_svar(self) -> None:
        """Wait until the web answers, at most a minute."""
        for _ in range(240):
            self._kontrollera()
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{self.port}/halsa/", timeout=5)
                return
            except (urllib.error.URLError, OSError):
                time.sleep(0.25)
        raise Stopp("Webben svarar inte. Se felet ovanför.")

    def vaka(self) -> None:
        while True:
            self._kontrollera()
            time.sleep(0.5)

    def _kontrollera(self) -> None:
        for namn, process in self.processer.items():
            if process.poll() is not None:
                raise Stopp(f"Något gick fel: {namn} stannade. Se felet ovanför.")

    def stoppa(self) -> None:
        for process in self.processer.values():
            if process.poll() is None:
                process.terminate()
        for process in self.processer.values():
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()


def run() -> None:
    """Start everything, print where it answers, and stop it all at Ctrl-C."""
    port = vald_port()
    ledig(port)
    with databas() as url:
        vakt = Vakt(miljo(url, LAGESBILD_MANIFEST="1", LAGESBILD_POOL="1"), port)
        try:
            forbered(vakt.miljon)
            vakt.starta()
            vakt.vanta_pa_svar()
            _beratta(vakt)
            vakt.vaka()
        finally:
            with ostort():
                vakt.stoppa()


def vald_port() -> int:
    """The port of the environment, or 8000."""
    text = os.environ.get("PORT") or "8000"
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 65_535:
        raise Stopp(f"PORT är ”{text}”, men ska vara ett tal mellan 1 och 65535.")
    return int(text)


def _beratta(vakt: Vakt) -> None:
    if vakt.miljon["LAGESBILD_DEMO"] == "1":
        print(
            "\nDemo: logga in med samordnare.OMRÅDE@stad.example, polis.OMRÅDE@polis.example,\n"
            "styrgrupp.OMRÅDE@stad.example, styrgrupp.OMRÅDE@polis.example (OMRÅDE är t.ex. jarva),\n"
            "central@stad.example, lasare@stad.example eller forvaltare@stad.example.\n"
            "Lösenordet är lagesbild-demo för alla. Alla konton står på inloggningssidan.\n"
        )
    print(f"Lägesbild svarar på http://127.0.0.1:{vakt.port}", flush=True)
    print("Stoppa med Ctrl-C. Allt sparas i mappen var.", flush=True)
