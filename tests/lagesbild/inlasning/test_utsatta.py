"""The police's list of utsatta områden: read by version, kept whole, drawn, never compared."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse

from lagesbild.inlasning import las
from lagesbild.models import UtsattOmrade
from lagesbild.workflow.inlasning_utsatta import las_utsatta
from samverkan.fel import Hinder

LISTA = (
    "Namn;Kategori;Version\nNorrby torg;Särskilt utsatt område;2025-12-01\n"
    "Viken;Riskområde;2025-12-01\nÄngen;utsatt;2023-12-01\n"
)


def geojson(**andra):
    egna = {"namn": "Norrby torg", "kategori": "Riskområde", "version": "2025-12-01"} | andra
    ring = [[15.01, 58.94], [15.03, 58.94], [15.03, 58.96], [15.01, 58.96], [15.01, 58.94]]
    yta = {"type": "Polygon", "coordinates": [ring]}
    rad = {"type": "Feature", "properties": egna, "geometry": yta}
    return json.dumps({"type": "FeatureCollection", "features": [rad]}).encode()


def test_a_table_is_recognised_and_read():
    tolkning = las(LISTA.encode())
    assert (tolkning.slag, tolkning.fel) == ("utsatta", [])
    assert [(r.namn, r.kategori, r.version) for r in tolkning.utsatta] == [
        ("Norrby torg", "sarskilt", date(2025, 12, 1)), ("Viken", "risk", date(2025, 12, 1)),
        ("Ängen", "utsatt", date(2023, 12, 1)),
    ]  # fmt: skip


def test_areas_are_recognised_and_read():
    tolkning = las(geojson())
    assert (tolkning.slag, tolkning.fel) == ("utsatta", [])
    assert tolkning.utsatta[0].geometri["type"] == "Polygon"


@pytest.mark.parametrize(("fil", "sagt"), [
    (LISTA.replace("Riskområde", "Rött").encode(), "Rad 3, kategori: ”Rött” är ingen kategori"),
    (LISTA.replace("2023-12-01", "i fjol").encode(), "Rad 4, version: ”i fjol” är inte listans datum"),
    (LISTA.replace("Viken", " ").encode(), "Rad 3, namn: Området saknar namn"),
    (geojson(kategori="Grön"), "Område 1, kategori"),
])  # fmt: skip
def test_faults_name_the_row(fil, sagt):
    tolkning = las(fil)
    assert sagt in " ".join(map(str, tolkning.fel)) and tolkning.slag == "utsatta"


def test_read_in_by_command_once_and_whole(agare, tmp_path: Path, capsys):
    fil = tmp_path / "lista.csv"
    fil.write_text(LISTA, encoding="utf-8")
    with agare():
        call_command("importera", str(fil))
        assert "3 nya" in capsys.readouterr().out
        call_command("importera", str(fil))
        assert "3 oförändrade" in capsys.readouterr().out
        fil.write_text(LISTA.replace("Viken", "Norrby torg"), encoding="utf-8")
        with pytest.raises(CommandError, match="flera gånger"):
            call_command("importera", str(fil))
        assert UtsattOmrade.objects.count() == 3
        assert [r.namn for r in UtsattOmrade.objects.senaste()] == ["Norrby torg", "Viken"]


def test_a_list_with_faults_saves_nothing(agare):
    tolkning = las((LISTA + "Viken;Riskområde;2025-12-01\n").encode())
    with agare(), pytest.raises(Hinder, match="flera gånger"):
        las_utsatta(tolkning, by=None)
    with agare():
        assert not UtsattOmrade.objects.exists()


def test_drawn_with_its_version(agare, stad, logga_in):
    with agare():
        las_utsatta(las(geojson(version="2023-12-01")), by=None)
        las_utsatta(las(geojson(namn="Nya listans område")), by=None)
    adress = "/stadsdelsomraden/norrby/karta/"
    text = logga_in(stad).get(adress, {"valt": "ja", "utsatta": "on"}).content.decode()
    assert (
        re.search(r"1\s+december\s+2025", text)
        and "Nya listans område" in text
        and "Norrby torg" not in text
    )
    assert "k-andras" in text and "jämförs inte" in text
    assert "k-andras" not in logga_in(stad).get(adress).content.decode()


def test_read_in_from_the_browser_by_the_forvaltare_only(agare, forvaltare, stad, logga_in):
    def fil():
        return {"fil": SimpleUploadedFile("lista.csv", LISTA.encode())}

    client, url = logga_in(forvaltare), reverse("lagesbild:granser")
    text = client.post(url, fil()).content.decode()
    assert "Läs in listan" in text and "Särskilt utsatt område" in text.replace(
        "särskilt", "Särskilt"
    )
    sha256 = re.search(r'name="sha256" value="([0-9a-f]+)"', text)[1]
    svar = client.post(reverse("lagesbild:granser_las_in"), {"sha256": sha256}, follow=True)
    assert "3 utsatta områden är inlästa." in svar.content.decode()
    assert "Filen ändrar ingenting" in client.post(url, fil()).content.decode()
    assert logga_in(stad).post(url, fil()).status_code == 403
    with agare():
        assert UtsattOmrade.objects.count() == 3
