"""A file read in by keyboard alone: from the underlag to the receipt, and undone again."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.lagesbild.inlasning import filer
from tests.webb.tangentbord import Tangentbordsperson
from tests.webb.uppgifter import Rader

pytestmark = pytest.mark.webblasare
Oppna = Callable[..., Page]


@pytest.fixture(scope="module")
def rader(demo: tuple[str, dict[str, str]]) -> Rader:
    return Rader(demo[1]["DATABASE_URL"])


def _valj(person: Tangentbordsperson, fil: Path) -> None:
    """The file itself is chosen in a window of the system; all else by Tab and Enter."""
    person.sida.set_input_files("input[type=file]", str(fil))
    person.knapp("Granska filen")


def _vanta(person: Tangentbordsperson) -> None:
    for _ in range(60):
        if person.sida.get_by_role("link", name="Öppna resultatet").count():
            return
        person.sida.wait_for_timeout(500)
    raise AssertionError(person.text)


@pytest.mark.parametrize("javascript", [True, False])
def test_from_file_to_receipt_and_undone(
    javascript: bool, oppna: Oppna, rader: Rader, tmp_path: Path
) -> None:
    person = Tangentbordsperson(oppna("samordnare.bromma@stad.example", javascript=javascript))
    fil = tmp_path / f"est-{javascript}.csv"
    rubrik = f"Kolumn{javascript}".encode()
    fil.write_bytes(filer.EST.replace("Samverkansområde".encode(), rubrik))
    person.ga(rader.underlag("bromma"))
    person.lank("Läs in en fil")
    _valj(person, fil)
    assert "säger inte samverkansområde" in person.text
    person.lank("Välj kolumner")
    person.fyll(kol_omrade=rubrik.decode())
    person.knapp("Spara och granska")
    assert "Stämmer det här?" in person.text and "Mörkt vid tunneln" in person.text
    person.knapp("Läs in allt")
    _vanta(person)
    person.lank("Öppna resultatet")
    assert "2 nya, 0 ändrade" in person.text and "Krossade rutor" in person.text
    person.knapp("Ångra inläsningen")
    assert "Det som fanns före gäller igen" in person.text
    assert person.sida.evaluate("document.documentElement.scrollWidth <= innerWidth")
