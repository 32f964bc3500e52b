"""Every file of the real input through the command, and a sample through the wizard."""

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from lagesbild.models import Handelse, Inlasning, Matvarde
from samverkan.models import Part, Stadsdelsomrade, User
from tests.factories import make_lagesbild, make_underlag
from tests.lagesbild.inlasning.test_guide import Guide
from tests.lagesbild.inlasning.test_lasare import DATA

Agare = Callable[[], AbstractContextManager[None]]
INTE_DATA = {"README.md", "SOURCE.txt", "SOURCE_regso.txt", "LICENSE", "FORMAT.md", "FORMLER.md"}
FILER = sorted(
    fil for fil in (DATA.rglob("*") if DATA.exists() else ())
    if fil.is_file() and fil.name not in INTE_DATA
)  # fmt: skip
#: By the end of the path: the kind and how many rows, or the words of what is refused.
VANTAT: dict[str, tuple[str, int | str]] = {
    "Berlin_crimes.csv": ("varden", 19_200),
    "sol_dbfil_ar.utf8.txt": ("bra_sol", 6),
    "sol_dbfil_manad.utf8.txt": ("bra_sol", 3),
    "kommuner/boundaries.geojson": ("granser", "”Tyresö” finns inte"),
    "kommuner/population.csv": ("varden", "säger inte vilken period"),
    "events_20230325T2217_de6f7403c.json": ("polisens_handelser", 494),
    "events_20230501T0522_548ef6e8b.json": ("polisens_handelser", 496),
    "events_20240101T0544_ea158d243.json": ("polisens_handelser", 495),
    "events_20241027T0527_a9353b0ab.json": ("polisens_handelser", 491),
    "2018-10-city-of-london-street.csv": ("punkter", 782),
    "2018-10-cleveland-street.csv": ("punkter", 9_352),
    "2018-11-city-of-london-street.csv": ("punkter", 799),
    "2018-11-cleveland-street.csv": ("punkter", 8_529),
    "2018-12-city-of-london-street.csv": ("punkter", 760),
    "toronto_mci_train.csv.gz": ("punkter", 210_992),
    "DERIVED_population_stadsdelsomrade_2020_2023.csv": ("folkmangd", "finns inte"),
    "DERIVED_scb_regso_population_total_2020_2023.csv": ("folkmangd", 13_452),
    "DERIVED_stockholm_regso_to_stadsdelsomrade13.csv": ("folkmangd", 508),
    "TAB6471_data.json": ("jsonstat", 2_772),
    "TAB6471_metadata.json": ("jsonstat", "inga värden"),
    "v1_response_se.json": ("jsonstat", 9),
    "stadsdelar_simplified.geojson": ("granser", "finns inte"),
    "stadsdelar_utan_vatten_simplified.geojson": ("granser", "finns inte"),
    "vatten_simplified.geojson": ("granser", "saknar namn"),
    "stadsdelsomraden_11_2023_wgs84.geojson": ("granser", "finns inte"),
    "stadsdelsomraden_13_2020_wgs84.geojson": ("granser", "finns inte"),
}
KAN_INTE = ("okand", "går inte att känna igen")
pytestmark = pytest.mark.skipif(not FILER, reason="real input is not here")


def _vantat(fil: Path) -> tuple[str, int | str]:
    return next((v for slut, v in VANTAT.items() if str(fil).endswith(slut)), KAN_INTE)


def _importera(fil: Path) -> dict[str, object]:
    ut = StringIO()
    try:
        call_command("importera", str(fil), json=True, stdout=ut)
        fel = False
    except CommandError:
        fel = True
    svar: dict[str, object] = json.loads(ut.getvalue())
    assert fel == bool(svar["avvisade"])
    return svar


@pytest.mark.parametrize("fil", FILER, ids=lambda fil: str(fil.relative_to(DATA)))
def test_every_real_file_through_the_command(fil: Path, agare: Agare) -> None:
    """The invented municipality knows none of the city's districts, and says so."""
    slag, vad = _vantat(fil)
    with agare():
        svar = _importera(fil)
        assert svar["slag"] == slag
        if isinstance(vad, str):
            assert any(vad in f["skal"] for f in svar["fel"])  # type: ignore[union-attr,attr-defined]
            assert svar["sparat"] is False and not Inlasning.objects.exists()
            return
        assert (svar["nya"], svar["avvisade"], svar["sparat"]) == (vad, 0, True)
        antal = Matvarde.objects.count() + Handelse.objects.count()
        assert antal == vad
        igen = _importera(fil)
        assert (igen["nya"], igen["andrade"], igen["oforandrade"]) == (0, 0, vad)
        assert Inlasning.objects.count() == 1 and not igen["sparat"]


def test_events_edited_later_keep_the_latest_under_their_number(agare: Agare) -> None:
    forsta, senare = (DATA / "polisen_events" / namn for namn in (
        "events_20230325T2217_de6f7403c.json", "events_20230501T0522_548ef6e8b.json"))  # fmt: skip
    with agare():
        _importera(senare)
        efter = dict(Handelse.objects.values_list("externt_id", "text"))
        _importera(forsta)
        nu = dict(Handelse.objects.values_list("externt_id", "text"))
        assert {nr: nu[nr] for nr in efter} == efter
        assert not Handelse.objects.exclude(latitud=None).exists()


@pytest.mark.parametrize("fil", FILER, ids=lambda fil: str(fil.relative_to(DATA)))
def test_every_real_file_through_the_wizard(
    fil: Path, agare: Agare, norrby: Stadsdelsomrade, stad: User,
    logga_in: Callable[[User], Client], som: Callable[[User], AbstractContextManager[None]],
) -> None:  # fmt: skip
    """Chosen, looked at, confirmed, and chosen again; events are for everybody, wherever they lie."""
    with agare():
        part = Part.objects.order_by("ordning").first()
        assert part
        guide = Guide(logga_in(stad), make_underlag(make_lagesbild(norrby), part))
    guide.valj(fil.read_bytes(), fil.name)
    sida = guide.client.get(guide.url)
    slag, vad = _vantat(fil)
    assert (sida.status_code, sida.context["tolkning"].slag) == (200, slag)
    if isinstance(vad, str):
        assert sida.context["feltabell"] and "Läs in allt" not in sida.content.decode()
        return
    assert "Läs in allt" in sida.content.decode()
    jobb = guide.bekrafta(delning="publik")
    assert (jobb.status, guide.client.get(jobb.resultat_url).status_code) == ("klart", 200)
    with som(stad):
        assert Matvarde.objects.count() + Handelse.objects.count() == vad
    if slag != "punkter":
        assert "Filen ändrar ingenting" in guide.valj(fil.read_bytes(), fil.name).sida
