"""One district through a whole year, by both parties, both styrgrupper and the central group."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader

from tests.pdf.validera import validera
from tests.webb import hjul_bild as bild
from tests.webb import hjul_plan as plan
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
    assert hjul.polis.sida.get_by_text("Godkänd", exact=True).count() == 2
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


def test_06_a_challenge_gets_its_cause(hjul: Hjul) -> None:
    utmaning = plan.valj_utmaning(hjul.stad, hjul.adress["bild"])
    plan.sok_orsaken(hjul, utmaning)
    hjul.stad.ga(utmaning)
    hjul.stad.lank("Till orsaksanalysen")
    assert plan.ORSAK in hjul.stad.text


def test_07_both_styrgrupper_sign_and_the_plan_is_decided(hjul: Hjul) -> None:
    hjul.adress["avtal"] = plan.skriv_avtalet(hjul.stad, hjul.adress["bild"])
    hjul.adress["plan"] = plan.skriv_planen(hjul.polis, hjul.adress["avtal"])
    plan.underteckna(hjul, hjul.adress["avtal"])
    assert "Båda parter har undertecknat. Överenskommelsen gäller." in hjul.styr_polis.text
    bild.tryck(hjul.styr_stad, hjul.adress["plan"], "Besluta planen")
    assert "Åtgärdsplanen är beslutad." in hjul.styr_stad.text


def test_08_the_district_follows_up_and_hands_in_its_words(hjul: Hjul) -> None:
    plan.folj_upp(hjul, hjul.adress["plan"])
    plan.ange_varde(hjul.polis)
    assert plan.VARDE in hjul.polis.text
    hjul.adress["rapport"] = plan.oppna_aret(hjul.central)
    plan.skriv_bidrag(hjul.stad)
    assert "Bidraget är lämnat. Tack!" in hjul.stad.text


def test_09_the_central_group_writes_orders_and_decides(hjul: Hjul) -> None:
    rapport = hjul.adress["rapport"]
    plan.handlingsplanen(hjul.central)
    plan.skriv_stadens_ord(hjul.central, rapport)
    plan.bestall_pdf(hjul.central, rapport)
    assert "Hämta PDF (utkast)" in hjul.central.text
    hjul.central.i_dialog("Fastställ årssammanställningen", "Fastställ")
    assert "är fastställd och skickad till alla stadsdelsområden" in hjul.central.text
    sagt = plan.bestall_pdf(hjul.central, rapport)
    assert any("% klart" in text for text in sagt), sagt


def test_10_the_pdf_is_valid_and_says_what_the_district_did(hjul: Hjul, tmp_path: Path) -> None:
    fil = plan.hamta_pdf(hjul.central, hjul.adress["rapport"], tmp_path / "rapport.pdf")
    assert validera(fil) == []
    text = "\n".join(sida.extract_text() for sida in PdfReader(fil).pages)
    for vantat in (
        plan.ATGARD, plan.RESULTAT, plan.BIDRAG, plan.STADENS_ORD, plan.AKTIVITET, plan.UPPFOLJD,
        plan.ORSAK,
    ):  # fmt: skip
        assert _orden(vantat) in _orden(text), vantat
    assert re.search(rf"\b{plan.VARDE}\b", text)
    for hemligt in (bild.EGEN, bild.SANDLADAN):
        assert _orden(hemligt) not in _orden(text)


def _orden(text: str) -> str:
    """Letters and figures only: lines and hyphens fall differently in the file."""
    return "".join(tecken for tecken in text.casefold() if tecken.isalnum())


def test_11_the_district_confirms_that_it_has_the_report(hjul: Hjul) -> None:
    bild.tryck(hjul.stad, hjul.adress["rapport"], "Vi har tagit emot den")
    assert "Mottagen av Skärholmen." in hjul.stad.text
