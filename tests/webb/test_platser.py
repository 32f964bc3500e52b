"""An analysis is ordered and a place adopted by both parties, by keyboard alone, with and without script."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.webb.tangentbord import Tangentbordsperson

pytestmark = pytest.mark.webblasare
Oppna = Callable[..., Page]
OMRADE = "/stadsdelsomraden/skarpnack/platser/"
STAD, POLIS = "samordnare.skarpnack@stad.example", "polis.skarpnack@polis.example"


def _vanta(person: Tangentbordsperson) -> None:
    """The page of the job says when it is done; without script it is loaded anew."""
    for _ in range(90):
        if person.sida.get_by_role("link", name="Öppna resultatet").count():
            return
        person.sida.wait_for_timeout(500)
        person.sida.reload()
    raise AssertionError(person.text)


@pytest.mark.parametrize("javascript", [True, False])
def test_from_analysis_to_a_place_that_both_have_adopted(javascript: bool, oppna: Oppna) -> None:
    stad = Tangentbordsperson(oppna(STAD, javascript=javascript))
    polis = Tangentbordsperson(oppna(POLIS, javascript=javascript))
    namn = f"Provplatsen {'med' if javascript else 'utan'} skript"
    stad.ga(OMRADE)
    stad.lank("Gör en platsanalys")
    stad.spara("Gör analysen", bredd="500 meter" if javascript else "250 meter")
    _vanta(stad)
    stad.lank("Öppna resultatet")
    assert "sticker säkert ut" in stad.text and "Bara den egna parten" in stad.text
    analys = stad.adress
    assert polis.ga(analys) == 404
    stad.knapp("Dela med den andra parten")
    polis.ga(analys)
    polis.lank("Platsen vid")
    polis.spara("Föreslå platsen", namn=namn, slag=["otrygg"])
    assert "Har inte svarat" in polis.text
    stad.ga(OMRADE)
    assert "Väntar på ert svar" in stad.text
    stad.lank(f"Ta upp en plats på listan: {namn}")
    stad.knapp("Säg ja för er part")
    assert "Beslutat av båda parter" in stad.text
    polis.ga(OMRADE)
    polis.lank(namn)
    assert "På listan sedan" in polis.text
