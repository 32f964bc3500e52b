"""One district through a whole year, by both parties, both styrgrupper and the central group."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.webb import hjul_bild as bild
from tests.webb.conftest import logga_in
from tests.webb.hjul_bild import EPOST, Hjul
from tests.webb.steg import Person

pytestmark = [pytest.mark.webblasare, pytest.mark.xdist_group("hjulet")]


@pytest.fixture(scope="module")
def hjul(browser: Browser, adress: str) -> Iterator[Hjul]:
    """Everybody logged in at once, each with a browser context of their own."""
    sammanhang = {namn: browser.new_context(base_url=adress, locale="sv-SE") for namn in EPOST}
    folk = {namn: Person(ett.new_page()) for namn, ett in sammanhang.items()}
    for namn, person in folk.items():
        logga_in(person.sida, EPOST[namn])
    yield Hjul(folk)
    for ett in sammanhang.values():
        ett.close()


def test_01_each_party_writes_its_own_underlag_unseen_by_the_other(hjul: Hjul) -> None:
    bild.borja_bilden(hjul)
    bild.skriv_underlagen(hjul)
    assert hjul.polis.ga(hjul.adress["underlag_stad"]) == 404
    assert hjul.stad.ga(hjul.adress["underlag_polis"]) == 404
    assert hjul.central.ga(hjul.adress["underlag_stad"]) == 404
    hjul.polis.ga(hjul.adress["bild"])
    assert bild.SANDLADAN not in hjul.polis.text


def test_02_what_is_handed_in_is_seen_and_what_is_ones_own_is_not(hjul: Hjul) -> None:
    bild.lamna_in(hjul.stad, hjul.adress["underlag_stad"])
    assert hjul.polis.ga(hjul.adress["underlag_stad"]) == 200
    assert bild.SANDLADAN in hjul.polis.text
    assert bild.EGEN not in hjul.polis.text
    assert hjul.stad.ga(hjul.adress["underlag_polis"]) == 404
    bild.lamna_in(hjul.polis, hjul.adress["underlag_polis"])
    assert hjul.stad.ga(hjul.adress["underlag_polis"]) == 200
    assert bild.TRAFIKEN in hjul.stad.text


def test_03_every_observation_ends_in_a_statement_or_a_decision(hjul: Hjul) -> None:
    adress = hjul.adress["bild"]
    bild.tryck(hjul.stad, adress, "Starta sammanföringen")
    bild.godta_forslaget(hjul.stad, adress)
    bild.ensidig(hjul.polis, adress, bild.TRAFIKEN)
    bild.lagg_undan(hjul.stad, adress, bild.SANDLADAN, "Åtgärdat i oktober.")
    bild.para_ihop(hjul.polis, adress, bild.LJUSET, bild.GALLRET)
    bild.reservera(hjul.polis, adress)
    hjul.stad.ga(f"{adress}sammanforing/?omrade=2")
    for text in (bild.MOTIV, bild.RESERVATION, "Åtgärdat i oktober.", "Allt är fört samman"):
        assert text in hjul.stad.text
    assert "endast polisen" in hjul.stad.text


def test_04_a_change_voids_both_approvals(hjul: Hjul) -> None:
    adress = hjul.adress["bild"]
    bild.skriv_analyser(hjul)
    bild.skriv_bedomning(hjul.stad, adress, "Torget i Bredäng är årets gemensamma fråga.")
    bild.peka_ut(hjul.polis, adress)
    bild.tryck(hjul.stad, adress, "Skicka för godkännande")
    for person in (hjul.stad, hjul.polis):
        bild.tryck(person, adress, "Godkänn innehållet")
    assert hjul.polis.text.count("Godkänd\n") == 2 or hjul.polis.text.count("Godkänd") >= 2
    bild.tryck(hjul.stad, adress, "Ta tillbaka till sammanföringen")
    bild.skriv_bedomning(hjul.polis, adress, "Torget i Bredäng är årets viktigaste fråga.")
    bild.tryck(hjul.polis, adress, "Skicka för godkännande")
    assert hjul.polis.text.count("Gäller inte längre") == 2
    for person in (hjul.polis, hjul.stad):
        bild.tryck(person, adress, "Godkänn innehållet")
    assert "Gäller inte längre" not in hjul.stad.text


def test_05_the_styrgrupp_decides_the_picture(hjul: Hjul) -> None:
    hjul.styr_polis.ga(hjul.adress["bild"])
    hjul.styr_polis.spara("Fastställ lägesbilden", paragraf="§ 12")
    assert "§ 12" in hjul.styr_polis.text
    assert "Fastställd" in hjul.styr_polis.text
