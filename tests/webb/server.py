"""The demo, served as `make run` serves it, with a database of its own."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

ROT = Path(__file__).resolve().parents[2]
#: Of its own for each process, so that two runs or two workers never share it.
DATABAS = f"prov_webb_{os.environ.get('PYTEST_XDIST_WORKER', 'en')}_{os.getpid()}"
BORT = "drop database if exists {} with (force)"


def _url(databas: str) -> str:
    delar = urlsplit(os.environ["DATABASE_URL"])
    return urlunsplit(delar._replace(path=f"/{databas}"))


def _databas(namn: str, *satser: str) -> None:
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as koppling:
        for sats in satser:
            koppling.execute(sats.format(f'"{namn}"'))


def _manage(miljo: dict[str, str], *ord_: str) -> None:
    subprocess.run([sys.executable, "manage.py", *ord_], cwd=ROT, env=miljo, check=True)


def _ledig_port() -> int:
    with socket.socket() as sockel:
        sockel.bind(("127.0.0.1", 0))
        return int(sockel.getsockname()[1])


@contextmanager
def serverad_demo(var: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """Gives the address and the environment of a fresh demo; stopped and dropped afterwards."""
    _databas(DATABAS, BORT, "create database {}")
    miljo = {k: v for k, v in os.environ.items() if k != "LAGESBILD_ROLL"} | {
        "DATABASE_URL": _url(DATABAS),
        "LAGESBILD_DEMO": "1",
        "LAGESBILD_VAR": str(var),
        "SECRET_KEY": "bara-for-test",
    }
    for kommando in (["migrate", "-v", "0"], ["ladda_grunddata"], ["ladda_demo"]):
        _manage(miljo, *kommando)
    port = _ledig_port()
    webb = [
        sys.executable, "-m", "gunicorn", "samverkan.wsgi:application", "--bind",
        f"127.0.0.1:{port}", "--workers", "1", "--threads", "4", "--worker-class", "gthread",
        "--log-level", "warning", "--timeout", "120",
    ]  # fmt: skip
    arbetare = [sys.executable, "manage.py", "procrastinate", "worker", "--concurrency", "1"]
    processer = [subprocess.Popen(k, cwd=ROT, env=miljo) for k in (webb, arbetare)]
    try:
        _vanta(f"http://127.0.0.1:{port}/halsa/")
        yield f"http://127.0.0.1:{port}", miljo
    finally:
        for process in processer:
            process.terminate()
        for process in processer:
            process.wait(30)
        _databas(DATABAS, BORT)


def _vanta(url: str) -> None:
    for _ in range(200):
        try:
            urllib.request.urlopen(url, timeout=5)
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise AssertionError("The served demo does not answer")
