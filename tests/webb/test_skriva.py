"""Writing between two meetings: few keys for an observation, and nothing typed is lost."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.webb.conftest import logga_in
from tests.webb.tangentbord import Tangentbordsperson
from tests.webb.uppgifter import Rader

pytestmark = pytest.mark.webblasare
Oppna = Callable[..., Page]
#: Stops of the Tab key from the top of the form to its button, for what must be filled in.
HOGST_TABBAR = 30


@pytest.fixture(scope="module")
def rader(demo: tuple[str, dict[str, str]]) -> Rader:
    return Rader(demo[1]["DATABASE_URL"])


def test_an_observation_by_keyboard_needs_few_keys(oppna: Oppna, rader: Rader) -> None:
    """From the area's own link: text, where, how often, how serious, and save by Enter."""
    nagon = Tangentbordsperson(oppna("samordnare.bromma@stad.example"))
    nagon.ga(f"{rader.underlag('bromma')}iakttagelser/ny/?omrade=2")
    form = nagon.sida.locator("form.formular")
    assert form.locator("[name=samverkansomrade]").input_value()
    form.locator("[name=text]").focus()
    nagon.sida.keyboard.type("Trasig belysning längs gångvägen.")
    tabbar = 0
    for namn, tangenter in (("plats_text", "Gångvägen"), ("frekvens", "d"), ("allvar", "3")):
        while nagon.sida.evaluate("document.activeElement.name") != namn:
            nagon.sida.keyboard.press("Tab")
            tabbar += 1
        nagon.sida.keyboard.type(tangenter)
    assert tabbar <= HOGST_TABBAR
    nagon.sida.locator("[name=plats_text]").focus()
    with nagon.sida.expect_navigation():
        nagon.sida.keyboard.press("Enter")
    assert "Trasig belysning längs gångvägen." in nagon.text


def test_the_place_is_clicked_on_the_map(oppna: Oppna, rader: Rader) -> None:
    sida = oppna("samordnare.bromma@stad.example")
    sida.goto(f"{rader.underlag('bromma')}iakttagelser/ny/")
    sida.get_by_text("Mer om vad och var").click()
    expect(sida.locator("#ritkarta[data-klar=ja]")).to_be_visible()
    karta = sida.locator("#ritkarta-yta")
    karta.scroll_into_view_if_needed()
    karta.click(position={"x": 200, "y": 120})
    assert sida.locator("[name=latitud]").input_value().startswith("59,")
    assert sida.locator("[name=longitud]").input_value().startswith("1")


def test_an_expired_log_in_loses_nothing_typed(oppna: Oppna, rader: Rader) -> None:
    epost = "samordnare.bromma@stad.example"
    sida = oppna(epost)
    sida.goto(f"{rader.underlag('bromma')}iakttagelser/ny/")
    kvar = [kaka for kaka in sida.context.cookies() if "session" not in kaka["name"]]
    sida.context.clear_cookies()
    sida.context.add_cookies(kvar)  # type: ignore[arg-type]
    sida.locator("[name=text]").fill("Det som skrevs när inloggningen gick ut.")
    with sida.expect_navigation():
        sida.get_by_role("button", name="Spara", exact=True).click()
    assert "/logga-in/" in sida.url
    sida.get_by_label("E-postadress").fill(epost)
    sida.get_by_label("Lösenord").fill("lagesbild-demo")
    sida.get_by_role("button", name="Logga in").click()
    expect(sida.locator("[name=text]")).to_have_value("Det som skrevs när inloggningen gick ut.")
    expect(sida.get_by_text("är hämtad tillbaka")).to_be_visible()


def test_a_lost_connection_loses_nothing_typed(oppna: Oppna, rader: Rader) -> None:
    sida = oppna("samordnare.farsta@stad.example")
    adress = f"{rader.bidrag('farsta')}redigera/"
    sida.goto(adress)
    sida.context.set_offline(True)
    sida.locator("[name=resultat]").fill("Det som skrevs utan nät.")
    expect(sida.locator("[data-utkast]")).to_contain_text("finns kvar i den här fliken")
    sida.context.set_offline(False)
    sida.on("dialog", lambda dialog: dialog.accept())
    sida.goto(adress)
    expect(sida.locator("[name=resultat]")).to_have_value("Det som skrevs utan nät.")


def test_somebody_else_in_the_same_tab_gets_nothing_of_it(oppna: Oppna, rader: Rader) -> None:
    sida = oppna("samordnare.jarva@stad.example")
    adress = f"{rader.bidrag('jarva')}redigera/"
    sida.goto(adress)
    sida.context.set_offline(True)
    sida.locator("[name=resultat]").fill("Bara för staden än.")
    expect(sida.locator("[data-utkast]")).to_contain_text("finns kvar i den här fliken")
    sida.context.set_offline(False)
    sida.on("dialog", lambda dialog: dialog.accept())
    sida.context.clear_cookies()
    sida.goto("/logga-in/")
    logga_in(sida, "polis.jarva@polis.example")
    sida.goto(adress)
    assert "Bara för staden än." not in sida.locator("[name=resultat]").input_value()
