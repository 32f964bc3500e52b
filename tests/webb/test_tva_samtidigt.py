"""The two parties take a whole merge at once, each in a browser of their own, without reloading."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.webb.conftest import logga_in
from tests.webb.samman_rader import SLUG, TEXTER, hamta_mote
from tests.webb.steg import Person

pytestmark = [pytest.mark.webblasare, pytest.mark.xdist_group("samtidigt")]
(TORGET, SANDLADAN, LJUSET, SKRAPET), (_, MOPEDER, GRINDEN, CYKLAR) = TEXTER
#: "Within seconds": two askings and some time for the machine.
INOM = 9_000


@dataclass
class Mote:
    """Both at the same page, one area, and where it is."""

    stad: Person
    polis: Person
    bild: str

    @property
    def adress(self) -> str:
        return f"{self.bild}sammanforing/?omrade=1"

    def oppna(self) -> None:
        for person in (self.stad, self.polis):
            person.ga(self.adress)

    def markera(self) -> None:
        """A mark in the page itself: gone if it is loaded again."""
        for person in (self.stad, self.polis):
            person.sida.evaluate("document.body.dataset.kvar = 'ja'")


@pytest.fixture(scope="module")
def mote(browser: Browser, demo: tuple[str, dict[str, str]]) -> Iterator[Mote]:
    pk = hamta_mote(demo[1])
    tva = [browser.new_context(base_url=demo[0], locale="sv-SE") for _ in range(2)]
    stad, polis = (Person(ett.new_page()) for ett in tva)
    logga_in(stad.sida, f"samordnare.{SLUG}@stad.example")
    logga_in(polis.sida, f"polis.{SLUG}@polis.example")
    mote = Mote(stad, polis, f"/lagesbilder/{pk}/")
    mote.oppna()
    yield mote
    for ett in tva:
        ett.close()


def _ensam(person: Person, text: str) -> Locator:
    return person.sida.locator("section.par-ensam", has_text=text)


def _klar(person: Person, text: str) -> Locator:
    return person.sida.locator("#samman-yta .par-klar", has_text=text)


def _oladdad(person: Person) -> bool:
    return bool(person.sida.evaluate("document.body.dataset.kvar === 'ja'"))


def _behall(person: Person, text: str) -> Locator:
    par = _ensam(person, text)
    person.tryck(par.get_by_text("Behåll som ensidig"))
    return par


def test_01_what_one_accepts_the_other_sees_and_hears_without_reloading(mote: Mote) -> None:
    stad, polis = mote.stad, mote.polis
    mote.markera()
    forslag = stad.sida.locator("section.par-aktiv")
    assert "Allvar skiljer" in forslag.inner_text()
    assert "Utveckling skiljer" in forslag.inner_text()
    stad.knapp("Godta och gå till nästa", forslag)
    assert "Skriv ett motiv" in stad.text
    rattas = stad.sida.locator("section", has=stad.sida.locator("#egna"))
    stad.fyll(rattas, text="Narkotika säljs öppet på torget.", allvar="4")
    stad.fyll(rattas, allvar_motiv="Polisen ser hoten, staden flykten.")
    rattas.locator("summary", has_text="Utvecklingen skiljer också").click()
    stad.fyll(rattas, trend_motiv="Hoten ökar, handeln gör det inte.")
    stad.knapp("Spara lägespunkten", rattas)
    expect(_klar(polis, "Narkotika säljs öppet på torget.")).to_be_visible(timeout=INOM)
    steg = polis.sida.locator("#samman-steg[role=status]")
    expect(steg).to_contain_text(re.compile("förde samman iakttagelser: S-01, P-01"))
    expect(polis.sida.locator(".matare-text")).to_contain_text("6 iakttagelser återstår")
    assert _oladdad(polis)


def test_02_typing_and_focus_stay_while_the_other_works(mote: Mote) -> None:
    stad, polis = mote.stad, mote.polis
    mote.markera()
    par = _behall(polis, MOPEDER)
    ruta = par.locator('[name="text"]')
    ruta.fill("Mopeder kör fort på gångvägen")
    undan = _ensam(stad, SANDLADAN)
    stad.tryck(undan.locator("summary", has_text="Lägg åt sidan"))
    undan.locator('[name="motiv"]').fill("Åtgärdat i oktober.")
    stad.knapp("Lägg åt sidan", undan)
    expect(polis.sida.get_by_text("Åtgärdat i oktober.")).to_be_visible(timeout=INOM)
    expect(_ensam(polis, SANDLADAN).locator("form", has_text="Behåll")).to_have_count(0)
    expect(ruta).to_be_focused()
    polis.sida.keyboard.type(" om kvällarna.")
    assert ruta.input_value() == "Mopeder kör fort på gångvägen om kvällarna."
    assert _oladdad(polis)
    polis.knapp("Behåll", par)
    klar = _klar(stad, "Mopeder kör fort på gångvägen om kvällarna.")
    expect(klar).to_be_visible(timeout=INOM)
    assert "endast polisen" in klar.inner_text()


def test_03_both_settle_the_same_and_the_later_keeps_its_text(mote: Mote) -> None:
    stad, polis = mote.stad, mote.polis
    par = _behall(stad, LJUSET)
    par.locator('[name="text"]').fill("Mörkt vid hallen, skrivet av staden.")
    egna = polis.sida.locator("section", has=polis.sida.locator("#egna"))
    polis.tryck(egna.locator("summary").first)
    polis.fyll(egna, iakttagelse=[LJUSET, GRINDEN], text="Hallens baksida är mörk.", allvar="2")
    polis.knapp("Spara lägespunkten", egna)
    expect(par.locator("[data-notis]")).to_be_visible(timeout=INOM)
    assert par.locator('[name="text"]').input_value() == "Mörkt vid hallen, skrivet av staden."
    stad.knapp("Behåll", par)
    assert "är redan avgjord" in stad.text
    ruta = stad.sida.locator("section", has=stad.sida.locator("#egna")).locator('[name="text"]')
    assert ruta.input_value() == "Mörkt vid hallen, skrivet av staden."
    mote.oppna()


def test_04_both_change_the_same_statement_and_choose(mote: Mote) -> None:
    stad, polis = mote.stad, mote.polis
    for person in (stad, polis):
        person.lank("Ändra L-03")
    stad.spara(text="Hallens baksida är mörk om kvällen.")
    polis.fyll(text="Hallens baksida saknar ljus.")
    polis.knapp("Spara")
    assert "Två har ändrat samtidigt" in polis.text
    for text in ("Hallens baksida är mörk om kvällen.", "Hallens baksida saknar ljus."):
        assert text in polis.text.replace("\n", "")
    polis.sida.locator('textarea[name="text"]').fill("Hallens baksida är mörk och saknar ljus.")
    polis.knapp("Spara mina val")
    mote.oppna()
    assert "Hallens baksida är mörk och saknar ljus." in stad.text


def test_05_a_statement_is_split_and_takes_up_another(mote: Mote) -> None:
    stad, polis = mote.stad, mote.polis
    mote.markera()
    polis.lank("Ändra L-03")
    dela = polis.sida.locator("section", has=polis.sida.locator("#dela"))
    polis.fyll(dela, iakttagelse=[GRINDEN])
    polis.knapp("Lyft ut", dela)
    expect(_ensam(stad, GRINDEN).get_by_text("Behåll som ensidig")).to_be_visible(timeout=INOM)
    utoka = polis.sida.locator("section", has=polis.sida.locator("#utoka"))
    polis.tryck(utoka.locator("summary"))
    polis.fyll(utoka, iakttagelse=[GRINDEN, CYKLAR])
    polis.knapp("Lägg till i L-03", utoka)
    klar = _klar(stad, "Hallens baksida är mörk och saknar ljus.")
    expect(klar).to_contain_text(CYKLAR, timeout=INOM)
    assert _oladdad(stad)
    polis.ga(mote.adress)


def test_06_a_reservation_and_what_is_taken_back_are_seen_at_once(mote: Mote) -> None:
    stad, polis = mote.stad, mote.polis
    mote.markera()
    polis.lank("Ändra L-01")
    form = polis.sida.locator("form", has=polis.sida.locator("#reservation"))
    polis.fyll(form, text="Läget är värre om sommaren.")
    polis.knapp("Spara reservationen", form)
    expect(_klar(stad, "Läget är värre om sommaren.")).to_be_visible(timeout=INOM)
    assert _oladdad(stad)
    mote.markera()
    stad.knapp("Ta tillbaka S-02")
    expect(_ensam(polis, SANDLADAN).get_by_text("Behåll som ensidig")).to_be_visible(timeout=INOM)
    assert _oladdad(polis)


def test_07_a_dissolved_statement_comes_back_and_the_end_is_told_to_both(mote: Mote) -> None:
    stad, polis = mote.stad, mote.polis
    polis.lank("Ändra L-02")
    polis.i_dialog("Lös upp lägespunkten", "Lös upp")
    polis.ga(mote.adress)
    mote.markera()
    expect(_ensam(stad, MOPEDER).get_by_text("Behåll som ensidig")).to_be_visible(timeout=INOM)
    for person, text in ((polis, MOPEDER), (stad, SANDLADAN), (polis, SKRAPET)):
        par = _ensam(person, text)
        expect(par.get_by_text("Behåll som ensidig")).to_be_visible(timeout=INOM)
        person.tryck(par.get_by_text("Behåll som ensidig"))
        person.knapp("Behåll", par)
    for person in (stad, polis):
        matare = person.sida.locator(".matare-text")
        expect(matare).to_contain_text("Allt är fört samman", timeout=INOM)
    assert "inget återstår" in stad.text.lower()


def test_a_tab_that_nobody_looks_at_asks_nothing_and_asks_at_once_when_seen(mote: Mote) -> None:
    """Last, since it pretends that the page is hidden."""
    sida = mote.polis.sida
    mote.polis.ga(mote.adress)
    fragor: list[str] = []
    sida.on("request", lambda fraga: fragor.append(fraga.url) if "/nytt/" in fraga.url else None)
    dolj = """dold => {
      Object.defineProperty(document, "hidden", {configurable: true, get: () => dold});
      document.dispatchEvent(new Event("visibilitychange"));
    }"""
    sida.evaluate(dolj, True)
    sida.wait_for_timeout(500)
    fragor.clear()
    sida.wait_for_timeout(7_000)
    assert fragor == []
    with sida.expect_request(lambda fraga: "/nytt/" in fraga.url, timeout=2_500):
        sida.evaluate(dolj, False)
