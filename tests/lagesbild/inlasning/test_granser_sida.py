"""The förvaltare's boundaries: looked at before they are read in, whole or not at all."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from lagesbild import mellanlager
from lagesbild.inlasning import Fil
from samverkan.models import Stadsdelsomrade, User
from tests.lagesbild.inlasning.test_lasare import _omrade

Logga_in = Callable[[User], Client]
KANT = [[18.0, 59.3], [18.01, 59.3], [18.01, 59.31], [18.0, 59.3]]


def _valj(client: Client, data: bytes) -> str:
    svar = client.post("/granser/", {"fil": SimpleUploadedFile("g.geojson", data)})
    assert svar.status_code == 200
    return svar.content.decode()


def _las_in(client: Client, data: bytes) -> str:
    svar = client.post("/granser/las-in/", {"sha256": Fil(data, "g").sha256}, follow=True)
    return svar.content.decode()


def test_looked_at_then_read_in_and_the_same_file_changes_nothing(
    logga_in: Logga_in, forvaltare: User, norrby: Stadsdelsomrade
) -> None:
    client, data = logga_in(forvaltare), _omrade(KANT)
    assert "ny gräns" in _valj(client, data)
    norrby.refresh_from_db()
    assert norrby.grans is None
    assert "1 gräns är inläst." in _las_in(client, data)
    norrby.refresh_from_db()
    assert norrby.grans["type"] == "Polygon"
    assert "Filen ändrar ingenting" in _valj(client, data)
    assert "ändrad" in _valj(
        client, _omrade([[18.0, 59.3], [18.02, 59.3], [18.01, 59.31], [18.0, 59.3]])
    )


def test_an_unknown_area_is_named_and_nothing_is_saved(
    logga_in: Logga_in, forvaltare: User
) -> None:
    client, data = logga_in(forvaltare), _omrade(KANT, namn="Ingenstans")
    assert "Området ”Ingenstans” finns inte." in _valj(client, data)
    _las_in(client, data)
    assert not Stadsdelsomrade.objects.exclude(grans=None).exists()


@pytest.mark.parametrize(
    "data", [b"Omr\xc3\xa5de;\xc3\x85r;Brott;Antal\nNorrby;2024;R\xc3\xa5n;5\n", b"hej"]
)
def test_another_file_changes_nothing(data: bytes, logga_in: Logga_in, forvaltare: User) -> None:
    sida = _valj(logga_in(forvaltare), data)
    assert "Läs in gränserna" not in sida


def test_a_file_that_is_gone_is_said(logga_in: Logga_in, forvaltare: User) -> None:
    assert "Filen finns inte kvar." in _las_in(logga_in(forvaltare), b"borta")


def test_uploaded_files_are_forgotten_after_a_week(
    forvaltare: User, settings: object, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]
    gammal, ny = Fil(b"gammal", "a.csv"), Fil(b"ny", "b.csv")
    for fil in (gammal, ny):
        mellanlager.lagg(forvaltare, fil)
    for vag in (tmp_path / "inlasning").glob(f"*{gammal.sha256}*"):
        os.utime(vag, (time.time() - 8 * 86_400,) * 2)
    assert mellanlager.stada() == 2
    assert mellanlager.hamta(forvaltare, ny.sha256).data == b"ny"
    with pytest.raises(FileNotFoundError):
        mellanlager.hamta(forvaltare, gammal.sha256)
