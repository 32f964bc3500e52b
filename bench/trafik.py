"""Requests a second of a list of fifty beside a logged-in page, as `make run` serves them."""

import http.client
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection
from django.test import Client
from django.urls import reverse

from bench import underlag
from bench.matning import rad
from lagesbild.models import Plats

TRADAR, SEKUNDER, ROUNDS, PLATSER = 6, 2.0, 5, 50


def mat() -> None:
    user, omrade = underlag.anvandare(), underlag.omraden()[0]
    Plats.objects.bulk_create(
        Plats(
            stadsdelsomrade=omrade, namn=f"Plats {n}", slag=[Plats.Slag.values[0]], funnen_year=2020
        )
        for n in range(PLATSER)
    )
    klient = Client()
    klient.force_login(user)
    kaka = klient.cookies[settings.SESSION_COOKIE_NAME].OutputString()
    lista = reverse("lagesbild:omradets_platser", args=[omrade.slug])
    with _server() as port:
        golv, listan = _i_tur_och_ordning(
            lambda: _per_sekund(port, "/hjalp/", kaka), lambda: _per_sekund(port, lista, kaka)
        )
    rad("En inloggad sida, sex åt gången", f"{golv:.0f}/s", "–")
    rad("En lista med femtio, sex åt gången", f"{listan:.0f}/s", "–")
    rad("… lista ÷ inloggad sida", f"{listan / golv:.2f}", "≥ 0,38 (krav 0,30)")


def _i_tur_och_ordning(*akter: Callable[[], float]) -> list[float]:
    """The median of each, in turn round after round."""
    svar: list[list[float]] = [[] for _ in akter]
    for _ in range(ROUNDS):
        for plats, akt in enumerate(akter):
            svar[plats].append(akt())
    return [sorted(tal)[ROUNDS // 2] for tal in svar]


def _per_sekund(port: int, adress: str, kaka: str) -> float:
    antal, slut = [0] * TRADAR, time.monotonic() + SEKUNDER

    def ladda(nr: int) -> None:
        lina = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        while time.monotonic() < slut:
            lina.request("GET", adress, headers={"Cookie": kaka})
            svar = lina.getresponse()
            svar.read()
            assert svar.status == 200, (adress, svar.status)
            antal[nr] += 1

    tradar = [threading.Thread(target=ladda, args=[nr]) for nr in range(TRADAR)]
    for trad in tradar:
        trad.start()
    for trad in tradar:
        trad.join()
    return sum(antal) / SEKUNDER


@contextmanager
def _server() -> Iterator[int]:
    """The web as it is run, against the database of the measurement, as the web's own role."""
    with socket.socket() as ledig:
        ledig.bind(("127.0.0.1", 0))
        port = ledig.getsockname()[1]
    adress = urlsplit(os.environ["DATABASE_URL"])
    databas = adress._replace(path=f"/{connection.settings_dict['NAME']}").geturl()
    miljo = {**os.environ, "DATABASE_URL": databas, "ALLOWED_HOSTS": "127.0.0.1"}
    miljo.pop("LAGESBILD_ROLL", None)
    val = ["--workers", "2", "--threads", "4", "--worker-class", "gthread", "--log-level", "error"]
    kommando = [sys.executable, "-m", "gunicorn", "samverkan.wsgi", "--bind", f"127.0.0.1:{port}"]
    process = subprocess.Popen([*kommando, *val], env=miljo)
    try:
        _vanta(port)
        yield port
    finally:
        process.terminate()
        process.wait(timeout=20)


def _vanta(port: int) -> None:
    for _ in range(120):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.25)
    raise RuntimeError("Webben svarar inte.")
