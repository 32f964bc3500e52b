"""The interactive drawing takes the place of the SVG, with the same numbers, under the strict policy."""

import json
import re

import pytest
from playwright.sync_api import Page

from tests.webb.matt import Matare, Oppna, axe, vanta

VEM = "samordnare.jarva@stad.example"
RITAT = "document.querySelectorAll('figure.interaktiv .plotly-yta .main-svg').length > 0"


def oppna_indikator(sida: Page) -> None:
    """The first indicator that has a drawing of its own."""
    sida.goto("/mal-och-indikatorer/")
    lankar = sida.locator("main table a").evaluate_all("alla => alla.map(a => a.href)")
    for lank in lankar:
        sida.goto(lank)
        if sida.locator("figure[data-diagram]").count():
            return
    raise AssertionError("No indicator has a drawing")


def tal(text: str) -> list[float]:
    """Every number of a Swedish text."""
    funna = re.findall(r"[−-]?\d+(?:[\u00a0\u202f]\d{3})*(?:,\d+)?", text)
    return [
        float(re.sub(r"[\u00a0\u202f]", "", t).replace("−", "-").replace(",", ".")) for t in funna
    ]


def serier(sida: Page) -> list[list[float]]:
    spec = json.loads(sida.locator("figure[data-diagram] script").first.text_content() or "")
    return [[y for y in spar["y"] if isinstance(y, int | float)] for spar in spec["data"]
            if spar.get("y") and spar.get("name") and spar.get("hoverinfo") != "skip"]  # fmt: skip


def test_table_svg_and_figure_say_the_same(oppna: Oppna) -> None:
    sida = oppna(VEM)
    oppna_indikator(sida)
    figur = sida.locator("figure[data-diagram]").first
    tabell = set(tal(" ".join(figur.locator("tbody td").all_text_contents())))
    varden = {round(y, 6) for serie in serier(sida) for y in serie}
    assert varden and varden <= {round(t, 6) for t in tabell}
    synliga = set(tal(" ".join(figur.locator(".bred svg text").all_text_contents())))
    assert synliga & varden
    assert "tabellen" in (figur.locator(".bred svg desc").text_content() or "")


@pytest.mark.parametrize("bredd", [375, 1280])
def test_interactive_in_its_place(oppna: Oppna, bredd: int) -> None:
    sida = oppna(VEM, viewport={"width": bredd, "height": 900}, accept_downloads=True)
    oppna_indikator(sida)
    matare = Matare(sida)
    sida.reload()
    figur = sida.locator("figure[data-diagram]").first
    assert matare.kb <= 60, matare.vikt
    figur.get_by_role("button", name="Visa interaktivt").click()
    vanta(sida, RITAT, 60)
    assert not figur.locator(".bred").is_visible() and not figur.locator(".smal").is_visible()
    assert figur.get_by_text("Visa som tabell").is_visible()
    ord_ = figur.locator(".modebar-btn").evaluate_all("a => a.map(b => b.dataset.title)")
    assert "Zooma in" in ord_ and len(ord_) == 6
    ritad = "document.querySelector('figure.interaktiv .plotly-yta').data"
    vald = f"{ritad}.map(s => [s.name || '', Array.from(s.y || [])])"
    spec = json.loads(figur.locator("script").text_content() or "")
    assert [len(y) for _, y in sida.evaluate(vald)] == [len(s.get("y") or []) for s in spec["data"]]
    assert sida.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert (matare.fel, matare.frammande) == ([], [])
    assert matare.kb <= 500, matare.vikt
    with sida.expect_download(timeout=60_000) as hamtad:
        figur.get_by_role("button", name="Hämta som bild").click()
    assert hamtad.value.suggested_filename.endswith(".png")
    figur.get_by_role("button", name="Visa som bild").click()
    assert figur.locator(".bred" if bredd > 600 else ".smal").is_visible()
    assert matare.fel == []


def test_hover_and_zoom(oppna: Oppna) -> None:
    sida = oppna(VEM)
    oppna_indikator(sida)
    figur = sida.locator("figure[data-diagram]").first
    figur.get_by_role("button", name="Visa interaktivt").click()
    vanta(sida, RITAT, 60)
    punkt = figur.locator(".plotly-yta .scatterlayer .point").first
    punkt.scroll_into_view_if_needed()
    ruta = punkt.bounding_box()
    assert ruta
    x, y = ruta["x"] + ruta["width"] / 2, ruta["y"] + ruta["height"] / 2
    sida.mouse.move(x + 40, y + 40)
    sida.mouse.move(x, y, steps=8)
    vanta(sida, "document.querySelectorAll('.hoverlayer .hovertext').length > 0")
    svavar = tal(sida.locator(".hoverlayer").text_content() or "")
    assert set(svavar) & {y for serie in serier(sida) for y in serie}
    omfang = "JSON.stringify(document.querySelector('.plotly-yta').layout.yaxis.range)"
    fore = sida.evaluate(omfang)
    figur.locator(".modebar-btn[data-title='Zooma in']").click()
    vanta(sida, f"{omfang} !== {json.dumps(fore)}")
    assert axe(sida) == []
