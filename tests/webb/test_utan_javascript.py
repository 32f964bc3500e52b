"""The core tasks with JavaScript off."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.webb import uppgifter
from tests.webb.steg import Person
from tests.webb.uppgifter import Rader

pytestmark = pytest.mark.webblasare
Vem = Callable[[str], Person]


@pytest.fixture(scope="module")
def rader(demo: tuple[str, dict[str, str]]) -> Rader:
    return Rader(demo[1]["DATABASE_URL"])


@pytest.fixture
def person(oppna: Callable[..., Page]) -> Vem:
    return lambda epost: Person(oppna(epost, javascript=False))


def test_log_in(person: Vem) -> None:
    uppgifter.logga_in(person(""), "samordnare.sodermalm@stad.example")


def test_write_and_hand_in(person: Vem, rader: Rader) -> None:
    nagon, underlag = person("samordnare.sodermalm@stad.example"), rader.underlag("sodermalm")
    uppgifter.skriv_iakttagelse(nagon, underlag)
    uppgifter.lamna_in(nagon, underlag)


def test_accept_a_proposal(person: Vem, rader: Rader) -> None:
    nagon = person("samordnare.norra-innerstaden@stad.example")
    uppgifter.godta(nagon, rader.bild("norra-innerstaden"))


def test_approve(person: Vem, rader: Rader) -> None:
    nagon = person("polis.hagersten-alvsjo@polis.example")
    uppgifter.godkann(nagon, rader.bild("hagersten-alvsjo"))


def test_write_a_status_note(person: Vem, rader: Rader) -> None:
    uppgifter.stam_av(person("samordnare.bromma@stad.example"), rader.atgard("bromma"))


def test_hand_in_the_contribution(person: Vem, rader: Rader) -> None:
    nagon = person("samordnare.hagersten-alvsjo@stad.example")
    uppgifter.lamna_bidrag(nagon, rader.bidrag("hagersten-alvsjo"))


def test_order_the_report(person: Vem, rader: Rader) -> None:
    uppgifter.bestall(person("central@stad.example"), rader.rapport)


def test_choose_the_dark_colours(person: Vem) -> None:
    nagon = person("samordnare.jarva@stad.example")
    nagon.ga("/")
    fot = nagon.sida.locator("footer")
    fot.locator("summary").click()
    nagon.folj(fot.get_by_role("button", name="Mörkt"))
    assert nagon.sida.locator("html").get_attribute("class") == "tema-morkt"
