"""A place is drawn in a real browser, by mouse, by keyboard and without JavaScript."""

import re

import pytest
from playwright.sync_api import Page

from tests.webb.matt import Matare, Oppna, axe, vanta

NY = "/stadsdelsomraden/jarva/platser/ny/"
KLAR = "document.getElementById('ritkarta').dataset.klar === 'ja'"
VEM = "samordnare.jarva@stad.example"


def formular(sida: Page, namn: str) -> None:
    sida.goto(NY)
    vanta(sida, KLAR)
    sida.get_by_label("Namn").fill(namn)
    sida.get_by_label("otrygg plats").check()
    sida.get_by_label("Varför").fill("Båda parter ser den.")


def spara(sida: Page) -> None:
    sida.get_by_role("button", name="Föreslå").click()
    sida.wait_for_url(lambda url: "/ny/" not in url)


def horn(sida: Page) -> list[str]:
    return sida.locator("#id_geometri").input_value().splitlines()


def test_drawn_by_mouse_saved_and_seen(oppna: Oppna) -> None:
    sida = oppna(VEM)
    matare = Matare(sida)
    formular(sida, "Ritad med mus")
    sida.get_by_role("button", name="Rita ytterlinjen").click()
    sida.locator("#ritkarta-yta").scroll_into_view_if_needed()
    ruta = sida.locator("#ritkarta-yta").bounding_box()
    assert ruta
    x, y = ruta["x"] + ruta["width"] / 2, ruta["y"] + ruta["height"] / 2
    for dx, dy in ((0, 0), (60, 0), (60, 50), (0, 50)):
        sida.mouse.click(x + dx, y + dy)
    assert len(horn(sida)) == 4
    fore = horn(sida)
    sida.mouse.move(x + 60, y + 50)
    sida.mouse.down()
    sida.mouse.move(x + 75, y + 70, steps=5)
    sida.mouse.up()
    assert [a == b for a, b in zip(fore, horn(sida), strict=True)] == [True, True, False, True]
    sida.get_by_role("button", name="Klar med linjen").click()
    sida.get_by_role("button", name="Sätt punkten").click()
    sida.mouse.click(x + 30, y + 25)
    spara(sida)
    assert sida.locator(".bred .k-yta").count() == 1
    assert sida.locator(".bred .k-plats").count() == 1
    assert (matare.fel, matare.frammande) == ([], [])
    assert matare.kb <= 120, matare.vikt


def test_drawn_by_keyboard_alone(oppna: Oppna) -> None:
    sida = oppna(VEM)
    matare = Matare(sida)
    formular(sida, "Ritad med tangenter")
    sida.get_by_role("button", name="Rita ytterlinjen").focus()
    sida.keyboard.press("Enter")
    sida.locator("#ritkarta-yta").focus()
    for tangent in ("Enter", "ArrowRight", "Enter", "ArrowDown", "Enter", "ArrowLeft", "Enter"):
        sida.keyboard.press(tangent)
    assert len(horn(sida)) == 4
    sida.get_by_role("button", name="Ta bort hörn 4").focus()
    sida.keyboard.press("Enter")
    assert len(horn(sida)) == 3
    sida.locator("#ritkarta-yta").focus()
    sida.keyboard.press("Escape")
    assert "3 hörn" in sida.locator("#ritkarta-sagt").inner_text()
    lat, lon = horn(sida)[0].split(" ")
    falt = sida.get_by_label("Hörn 1, nord och öst")
    falt.fill(f"{lat}1 {lon}")
    falt.press("Enter")
    assert horn(sida)[0].startswith(lat)
    spara(sida)
    assert sida.locator(".bred .k-yta").count() == 1
    assert matare.fel == []


def test_written_without_javascript(oppna: Oppna) -> None:
    sida = oppna(VEM, javascript=False)
    sida.goto(NY)
    assert not sida.locator("#ritkarta").is_visible()
    sida.get_by_label("Namn").fill("Skriven plats")
    sida.get_by_label("otrygg plats").check()
    sida.get_by_label("Varför").fill("Båda parter ser den.")
    sida.locator("#id_geometri").fill("59,405 17,93\n59,406 17,93\nfel\n59,405 17,932")
    sida.get_by_role("button", name="Föreslå").click()
    assert "Rad 3: Skriv nord" in sida.locator("#fel").inner_text()
    sida.locator("#id_geometri").fill("59,405 17,93\n59,406 17,93\n59,405 17,932")
    spara(sida)
    assert sida.locator(".bred .k-yta").count() == 1


@pytest.mark.parametrize("bredd", [320, 1280])
@pytest.mark.parametrize("tema", ["light", "dark"])
def test_the_form_has_no_violations(oppna: Oppna, bredd: int, tema: str) -> None:
    sida = oppna(VEM, viewport={"width": bredd, "height": 800}, color_scheme=tema)
    sida.goto(NY)
    vanta(sida, KLAR)
    fore = len(horn(sida))  # a draft of an earlier round may hold corners
    sida.get_by_role("button", name="Rita ytterlinjen").click()
    for flytt in ("uppåt", "åt höger", "nedåt"):
        sida.get_by_role("button", name=f"Hårkorset {flytt}").click()
        sida.get_by_role("button", name="Sätt här").click()
    assert len(horn(sida)) == fore + 3
    assert axe(sida) == []
    assert sida.evaluate("document.documentElement.scrollWidth <= innerWidth")
    sida.get_by_role("button", name="Föreslå").click()
    sida.locator("#fel").wait_for()
    vanta(sida, KLAR)
    assert axe(sida) == []


def test_the_parts_of_a_split_are_drawn_one_at_a_time(oppna: Oppna) -> None:
    """By mouse: the first and the third part; what is left between them is the second."""
    sida = oppna(VEM)
    sida.goto(NY.removesuffix("ny/"))
    sida.get_by_role("link", name=re.compile("^Centrum i")).first.click()
    sida.get_by_role("link", name="Dela", exact=True).click()
    vanta(sida, KLAR)
    delar = sida.locator("#ritkarta-del option").all_inner_texts()
    assert delar == [f"Den {nr} delen" for nr in ("första", "tredje", "fjärde", "femte", "sjätte")]
    sida.get_by_role("button", name="Ta bort hela ytterlinjen").click()
    karta = sida.locator(".leaflet-container")
    rita = sida.get_by_role("button", name="Rita ytterlinjen")
    for nr, (v, h) in enumerate(((0.25, 0.44), (0.56, 0.76))):
        sida.select_option("#ritkarta-del", label=delar[nr])
        if rita.get_attribute("aria-pressed") != "true":
            rita.click()
        for x, y in ((v, 0.2), (h, 0.2), (h, 0.85), (v, 0.85)):
            # The page may have scrolled to the corner that was set.
            ruta = karta.bounding_box() or {}
            karta.click(position={"x": ruta["width"] * x, "y": ruta["height"] * y})
    namnen = ("namn", "andra_namn", "del3_namn")
    for falt, namn in zip(namnen, ("Västra", "Mitten", "Östra"), strict=True):
        sida.fill(f"[name={falt}]", namn)
    sida.locator("details[open] input[type=checkbox]").first.check()
    sida.fill("[name=skal]", "Tre olika problem.")
    sida.get_by_role("button", name="Föreslå").click()
    sida.wait_for_url(lambda url: "/steg/" not in url)
    text = sida.locator("main table").first.inner_text()
    assert [namn for namn in ("Västra", "Mitten", "Östra") if namn in text] == [
        "Västra",
        "Mitten",
        "Östra",
    ]
