"""The core tasks by keyboard alone: the focus is always seen, never caught, and never lost."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.webb import uppgifter
from tests.webb.tangentbord import Tangentbordsperson
from tests.webb.uppgifter import Rader

pytestmark = pytest.mark.webblasare
Oppna = Callable[..., Page]


@pytest.fixture(scope="module")
def rader(demo: tuple[str, dict[str, str]]) -> Rader:
    return Rader(demo[1]["DATABASE_URL"])


@pytest.fixture
def person(oppna: Oppna) -> Callable[[str], Tangentbordsperson]:
    return lambda epost: Tangentbordsperson(oppna(epost))


Person = Callable[[str], Tangentbordsperson]


def test_log_in(person: Person) -> None:
    uppgifter.logga_in(person(""), "samordnare.bromma@stad.example")


def test_the_first_stop_leads_past_the_menu(person: Person) -> None:
    nagon = person("samordnare.bromma@stad.example")
    nagon.ga("/staden/")
    nagon.sida.keyboard.press("Tab")
    assert nagon.sida.evaluate("document.activeElement.textContent") == "Till innehållet"
    nagon.sida.keyboard.press("Enter")
    assert nagon.sida.evaluate("document.activeElement.id") == "innehall"


def test_write_and_hand_in(person: Person, rader: Rader) -> None:
    nagon = person("polis.sodermalm@polis.example")
    underlag = rader.underlag("sodermalm", "polis")
    uppgifter.skriv_iakttagelse(nagon, underlag)
    uppgifter.lamna_in(nagon, underlag)


def test_a_dialogue_closes_by_escape_and_gives_the_focus_back(person: Person, rader: Rader) -> None:
    nagon = person("polis.bromma@polis.example")
    nagon.ga(rader.bild("bromma"))
    nagon.lank("pågår")
    oppnare = nagon.sida.get_by_role("button", name="Lämna in underlaget").first
    nagon.tryck(oppnare)
    expect(nagon.sida.locator("[popover]:popover-open")).to_be_visible()
    nagon.sida.keyboard.press("Escape")
    expect(nagon.sida.locator("[popover]:popover-open")).to_have_count(0)
    expect(oppnare).to_be_focused()


def test_accept_a_proposal(person: Person, rader: Rader) -> None:
    nagon = person("samordnare.hasselby-vallingby@stad.example")
    uppgifter.godta(nagon, rader.bild("hasselby-vallingby"))


def test_approve(person: Person, rader: Rader) -> None:
    uppgifter.godkann(person("polis.kungsholmen@polis.example"), rader.bild("kungsholmen"))


def test_write_a_status_note(person: Person, rader: Rader) -> None:
    nagon = person("polis.hasselby-vallingby@polis.example")
    uppgifter.stam_av(nagon, rader.atgard("hasselby-vallingby"))


def test_hand_in_the_contribution(person: Person, rader: Rader) -> None:
    nagon = person("samordnare.skarpnack@stad.example")
    uppgifter.lamna_bidrag(nagon, rader.bidrag("skarpnack"))


def test_order_the_report(person: Person, rader: Rader) -> None:
    uppgifter.bestall(person("central@stad.example"), rader.rapport)


def test_faults_take_the_focus_and_lead_to_their_fields(person: Person, rader: Rader) -> None:
    nagon = person("samordnare.sodermalm@stad.example")
    nagon.ga(f"{rader.underlag('sodermalm')}iakttagelser/ny/")
    form = nagon.sida.locator("form.formular")
    form.evaluate("form => { form.noValidate = true; }")
    nagon.folj(form.get_by_role("button", name="Spara", exact=True))
    summan = nagon.sida.locator("#fel")
    expect(summan).to_be_focused()
    nagon.tryck(summan.get_by_role("link").first)
    assert nagon.sida.evaluate("document.activeElement.closest('.falt-fel') !== null")


def test_nothing_catches_the_focus(person: Person) -> None:
    """From the top of the district's page all the way round, and back again."""
    nagon = person("samordnare.jarva@stad.example")
    nagon.ga("/stadsdelsomraden/jarva/")
    for tangent in ("Tab", "Shift+Tab"):
        sedda: list[str] = []
        for _ in range(150):
            nagon.sida.keyboard.press(tangent)
            vad = nagon.sida.evaluate("document.activeElement.outerHTML")
            if len(sedda) > 1 and vad == sedda[0]:
                break
            sedda.append(vad)
        assert len(sedda) < 150, sedda[-3:]


def test_the_focus_stays_while_the_page_fetches_its_parts(person: Person, rader: Rader) -> None:
    """The job's page asks again every other second; the measure's page loads its panel."""
    nagon = person("central@stad.example")
    nagon.ga(rader.rapport)
    nagon.folj(nagon.sida.get_by_role("button", name="PDF").first)
    lank = nagon.sida.get_by_role("link", name="Hjälp")
    nagon.till(lank)
    for _ in range(2):
        with nagon.sida.expect_response(lambda svar: svar.url.endswith("/status/")):
            pass
    expect(lank).to_be_focused()
    assert nagon.sida.locator(".jobb > div").count() == 1


def test_a_draft_saves_itself_and_is_offered(person: Person, rader: Rader) -> None:
    nagon = person("samordnare.jarva@stad.example")
    nagon.ga(rader.bidrag("jarva") + "redigera/")
    falt = nagon.sida.locator('[name="resultat"]')
    nagon.skriv(falt, "Halva meningen")
    expect(nagon.sida.locator("[data-utkast]")).to_contain_text("Utkast sparat")
    expect(falt).to_be_focused()
    nagon.sida.keyboard.type(" till")
    assert falt.input_value() == "Halva meningen till"
    expect(nagon.sida.locator("[data-utkast]")).to_contain_text("Utkast sparat")
    with nagon.sida.expect_response(lambda svar: svar.url.endswith("/utkast/")):
        pass
    nagon.sida.reload()
    assert "är ditt utkast" in nagon.text
    expect(nagon.sida.locator('[name="resultat"]')).to_have_value("Halva meningen till")
