"""What is asked of every page, by axe and by eyes of our own."""

import gzip
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Page, Response

from tests.webb.server import ROT

AXE = (ROT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
TAGGAR = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "EN-301-549"]
LASNING = """taggar => axe.run(document, {
  runOnly: {type: 'tag', values: taggar}, resultTypes: ['violations']
}).then(svar => svar.violations.map(fel =>
  `${fel.id}: ${fel.help} ${fel.nodes.slice(0, 3).map(nod => nod.html.slice(0, 160)).join(' | ')}`))"""
BROTT = """window.__brott = [];
document.addEventListener('securitypolicyviolation', fel =>
  window.__brott.push(`${fel.violatedDirective} ${fel.blockedURI} ${fel.sample}`));"""
GRUND = """() => ({
  h1: document.querySelectorAll('h1').length,
  lang: document.documentElement.lang,
  titel: document.title,
  brott: window.__brott,
})"""
BREDD = """() => [document.documentElement.scrollWidth, ...Array.from(
  document.querySelectorAll('body *')).filter(e => e.getBoundingClientRect().right > innerWidth + 1
  && !e.closest('.tabell-yta, .dold, [popover], svg, .flikar')).slice(0, 4).map(
  e => `${e.tagName}.${e.className} ${Math.round(e.getBoundingClientRect().right)}`)]"""
TOM = """form => {
  for (const falt of form.querySelectorAll('[name]')) {
    if (falt.type === 'hidden') continue;
    if (falt.type === 'checkbox' || falt.type === 'radio') falt.checked = false;
    else falt.value = '';
    falt.required = false;
  }
  form.noValidate = true;
}"""
#: The words of the administration's scripts are written by the server; this is more than they weigh.
ORDLISTA, ORDLISTANS_VIKT = "/forvaltning/jsi18n/", 2_500
LATT, MED_PLOTLY = 60_000, 500_000


class Vakt:
    """Keeps what a context has fetched: foreign hosts, and the weight of each file."""

    def __init__(self, sammanhang: BrowserContext, adress: str) -> None:
        self.vard = urlsplit(adress).netloc
        self.frammande: list[str] = []
        self.filer: list[str] = []
        self.vikter: dict[str, int] = {}
        sammanhang.add_init_script(BROTT)
        sammanhang.on("request", lambda fraga: self._fraga(fraga.url))
        sammanhang.on("response", self._svar)

    def _fraga(self, url: str) -> None:
        if urlsplit(url).netloc not in (self.vard, ""):
            self.frammande.append(url)

    def _svar(self, svar: Response) -> None:
        if svar.request.resource_type in ("stylesheet", "script"):
            self.filer.append(svar.url)

    def borja(self) -> None:
        self.frammande.clear()
        self.filer.clear()

    def vikt(self) -> int:
        """The page's style and script, as sent compressed."""
        return sum(_vikt(url) for url in set(self.filer))


def _vikt(url: str) -> int:
    """The file's size compressed; the served file is the one in the static folder, or in a package."""
    if urlsplit(url).path == ORDLISTA:
        return ORDLISTANS_VIKT
    sokvag = urlsplit(url).path.removeprefix("/static/")
    sokvag = re.sub(r"\.[0-9a-f]{12}(?=\.\w+$)", "", sokvag)
    for rot in (ROT / "static", *_paketens()):
        if (fil := rot / sokvag).is_file():
            return len(gzip.compress(fil.read_bytes(), 9))
    raise AssertionError(f"Okänd fil: {url}")


def _paketens() -> list[Path]:
    import django.contrib.admin
    import django_htmx

    paket = (django_htmx, django.contrib.admin)
    return [Path(p.__file__ or "").parent / "static" for p in paket]


#: The page hears of its new width with the next frame, later when the machine is busy.
TVA_BILDER = "() => new Promise((nu) => requestAnimationFrame(() => requestAnimationFrame(nu)))"


def fel_pa(sida: Page, vakt: Vakt, *, axe: bool = True) -> list[str]:
    """All faults of the page as it stands, in four looks: two widths, light and dark."""
    fel = _grunden(sida, vakt)
    if axe:
        sida.evaluate(AXE)
    for bredd in (1280, 320):
        sida.set_viewport_size({"width": bredd, "height": 900})
        sida.evaluate(TVA_BILDER)
        for ljus in ("light", "dark"):
            sida.emulate_media(color_scheme=ljus, reduced_motion="reduce")
            lage = f"{bredd} {ljus}"
            fel += [f"{lage}: {ett}" for ett in sida.evaluate(LASNING, TAGGAR)] if axe else []
        if bredd == 320:
            fel += _bredden(sida)
    sida.set_viewport_size({"width": 1280, "height": 900})
    sida.emulate_media(color_scheme="light")
    return fel


def _bredden(sida: Page) -> list[str]:
    bredast, *vad = sida.evaluate(BREDD)
    return [f"320: rullar i sidled, {bredast} px: {vad}"] if bredast > 320 else []


def _grunden(sida: Page, vakt: Vakt) -> list[str]:
    allt: dict[str, Any] = sida.evaluate(GRUND)
    fel = [f"bryter mot CSP: {ett}" for ett in allt["brott"]]
    fel += [f"främmande värd: {url}" for url in vakt.frammande]
    if allt["h1"] != 1:
        fel.append(f"{allt['h1']} stycken h1")
    if allt["lang"] != "sv":
        fel.append(f"lang={allt['lang']}")
    if not allt["titel"].endswith("Lägesbild"):
        fel.append(f"titel: {allt['titel']}")
    hogst = MED_PLOTLY if any("plotly" in url for url in vakt.filer) else LATT
    if not any("leaflet" in url for url in vakt.filer) and vakt.vikt() > hogst:
        fel.append(f"väger {vakt.vikt()} byte")
    return fel
