"""The interactive drawing takes the place of the SVG, with the same numbers, under the strict policy."""

import json
import re

import pytest
from playwright.sync_api import Locator, Page

from tests.webb.matt import Matare, Oppna, axe, vanta

VEM = "samordnare.jarva@stad.example"
RITAT = "document.querySelectorAll('figure.interaktiv .plotly-yta .main-svg').length > 0"

# Where everything below the heading stands, so that a shift is seen.
LAGEN = """[...document.querySelectorAll('main h2, main .tabellval, main figcaption, footer')]
    .map(e => Math.round(e.getBoundingClientRect().top + scrollY))"""


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
    return [[y for y in spar["y"] if isinstance(y, int | float)] for spar in spec["bred"]["data"]
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


def ritad(sida: Page) -> Locator:
    """Bring the first figure into view and wait until it can be pointed in."""
    figur = sida.locator("figure[data-diagram]").first
    figur.scroll_into_view_if_needed()
    vanta(sida, RITAT, 60)
    return figur


@pytest.mark.parametrize("bredd", [375, 1280])
def test_interactive_in_its_place(oppna: Oppna, bredd: int) -> None:
    sida = oppna(VEM, viewport={"width": bredd, "height": 900}, accept_downloads=True)
    oppna_indikator(sida)
    matare = Matare(sida)
    # What the server sends, measured where the library cannot be fetched.
    sida.route("**/plotly-basic*", lambda rutt: rutt.abort())
    sida.reload(wait_until="networkidle")
    fore = sida.evaluate(LAGEN)
    sida.unroute("**/plotly-basic*")
    matare.fel.clear()
    sida.reload()
    figur, smal = ritad(sida), bredd < 600
    assert sida.evaluate(LAGEN) == fore
    ruta = figur.locator(".smal" if smal else ".bred")
    assert not ruta.locator("svg").first.is_visible() and ruta.locator(".plotly-yta").is_visible()
    yta = figur.locator(".plotly-yta")
    assert yta.get_attribute("aria-label") == ruta.locator("title").first.text_content()
    assert "tabellen" in (
        sida.locator(f"#{yta.get_attribute('aria-describedby')}").text_content() or ""
    )
    assert figur.get_by_text("Visa som tabell").is_visible()
    ord_ = figur.locator(".modebar-btn").evaluate_all("a => a.map(b => b.dataset.title)")
    assert "Zooma in" in ord_ and len(ord_) == 6
    vald = "document.querySelector('.plotly-yta').data.map(s => Array.from(s.y || []))"
    spec = json.loads(figur.locator("script").text_content() or "")
    assert sida.evaluate(vald) == [s.get("y") or [] for s in spec["bred"]["data"]]
    assert sida.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert (matare.fel, matare.frammande) == ([], [])
    assert matare.kb <= 500, matare.vikt
    with sida.expect_download(timeout=60_000) as hamtad:
        figur.get_by_role("button", name="Hämta som bild").click()
    assert hamtad.value.suggested_filename.endswith(".png")
    assert matare.fel == []


def test_drawing_stays_on_paper_and_follows_the_width(oppna: Oppna) -> None:
    sida = oppna(VEM)
    oppna_indikator(sida)
    figur = ritad(sida)
    sida.emulate_media(media="print")
    assert figur.locator(".bred svg").first.is_visible()
    assert not figur.locator(".plotly-yta").is_visible()
    sida.emulate_media(media="screen")
    sida.set_viewport_size({"width": 375, "height": 800})
    vanta(sida, "document.querySelectorAll('.smal .plotly-yta .main-svg').length > 0", 60)
    assert figur.locator(".plotly-yta").count() == 1


@pytest.mark.parametrize("fil", ["plotly-basic", "plotly.", "diagram."])
def test_drawing_stands_when_anything_fails(oppna: Oppna, fil: str) -> None:
    sida = oppna(VEM)
    oppna_indikator(sida)
    sida.route(f"**/{fil}*", lambda rutt: rutt.abort())
    sida.reload(wait_until="networkidle")
    figur = sida.locator("figure[data-diagram]").first
    figur.scroll_into_view_if_needed()
    sida.wait_for_timeout(1000)
    assert figur.locator(".bred svg").first.is_visible()
    assert sida.locator(".plotly-yta").count() == 0


def test_each_kind_on_the_style_page(oppna: Oppna) -> None:
    """Every kind but the heat table, which is a table, is drawn twice under the strict policy."""
    sida = oppna("forvaltare@stad.example")
    matare = Matare(sida)
    sida.goto("/stil/")
    figurer = sida.locator("#diagram figure")
    antal = sida.locator("#diagram figure[data-diagram]").count()
    assert (figurer.count(), antal) == (10, 9)
    for nr in range(antal):
        figur = sida.locator("#diagram figure[data-diagram]").nth(nr)
        figur.scroll_into_view_if_needed()
        figur.locator(".plotly-yta .main-svg").first.wait_for()
        assert figur.locator(".bred svg > title").first.text_content()
    assert (matare.fel, matare.frammande) == ([], [])
    assert matare.kb <= 500, matare.vikt
    assert axe(sida) == []


def test_hover_and_zoom(oppna: Oppna) -> None:
    sida = oppna(VEM)
    oppna_indikator(sida)
    figur = ritad(sida)
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
