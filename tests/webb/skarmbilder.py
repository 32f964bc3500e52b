"""A picture of every page and of every page of the demo's report, to look at.

`make skarmbilder` runs it. The pictures land in skarmbilder/, those of the README in docs/bilder/.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import django
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests.webb.conftest import FLAGGOR, logga_in
from tests.webb.server import ROT, serverad_demo
from tests.webb.sidor import HV, Sida, alla_sidor, hamta_objekt

TILL, README = ROT / "skarmbilder", ROT / "docs" / "bilder"
BREDDER, YEAR = (375, 1280), "2025"
HOGST_BYTE = 100_000


def ta_bilder(sida: Page, namn: str) -> None:
    """Two widths, light and dark, from top to bottom."""
    for bredd in BREDDER:
        sida.set_viewport_size({"width": bredd, "height": 900})
        for ljus, ord_ in (("light", "ljust"), ("dark", "morkt")):
            sida.emulate_media(color_scheme=ljus, reduced_motion="reduce")  # type: ignore[arg-type]
            mapp = TILL / f"{bredd}-{ord_}"
            sida.screenshot(path=mapp / f"{namn}.png", full_page=True)


def ta_alla(browser: Browser, adress: str, sidor: list[Sida]) -> None:
    """Everybody in turn, each logged in once."""
    for vem in sorted({sida.vem for sida in sidor}):
        sammanhang = browser.new_context(base_url=adress, locale="sv-SE")
        flik = sammanhang.new_page()
        if vem:
            logga_in(flik, vem)
        for sida in [en for en in sidor if en.vem == vem]:
            flik.goto(sida.adress, wait_until="networkidle")
            ta_bilder(flik, sida.filnamn)
        sammanhang.close()


def ta_rapporten(miljo: dict[str, str]) -> list[Path]:
    """The demo's decided report, page by page."""
    mapp = TILL / "rapport"
    mapp.mkdir(parents=True)
    fil = mapp / f"arssammanstallning-{YEAR}.pdf"
    kommando = [sys.executable, "manage.py", "arsrapport", "--year", YEAR, "--ut", str(fil)]
    subprocess.run(kommando, cwd=ROT, env=miljo | {"LAGESBILD_ROLL": "agare"}, check=True)
    subprocess.run(["pdftoppm", "-r", "80", "-png", str(fil), str(mapp / "sida")], check=True)
    return sorted(mapp.glob("sida-*.png"))


def ta_till_readme(browser: Browser, adress: str, rapport: list[Path]) -> None:
    """The first page of a samordnare, and two pages of the report; small enough to keep."""
    README.mkdir(parents=True, exist_ok=True)
    sammanhang = browser.new_context(
        base_url=adress, locale="sv-SE", viewport={"width": 1200, "height": 760}
    )
    flik = sammanhang.new_page()
    logga_in(flik, HV)
    flik.goto("/stadsdelsomraden/hasselby-vallingby/", wait_until="networkidle")
    with tempfile.TemporaryDirectory() as mapp:
        fil = Path(mapp) / "sidan.png"
        flik.screenshot(path=fil)
        _krymp([fil], README / "stadsdelsomradet.webp")
    _krymp([rapport[0], rapport[len(rapport) // 3]], README / "rapporten.webp")
    sammanhang.close()


def _krymp(filer: list[Path], till: Path) -> None:
    """Side by side in one file."""
    bilder = [Image.open(fil).convert("RGB") for fil in filer]
    yta = Image.new(
        "RGB", (sum(b.width for b in bilder) + 16 * (len(bilder) - 1), bilder[0].height)
    )
    yta.paste("#d0d0d0", (0, 0, *yta.size))
    vanster = 0
    for bild in bilder:
        yta.paste(bild, (vanster, 0))
        vanster += bild.width + 16
    yta.save(till, quality=80, method=6)
    assert till.stat().st_size <= HOGST_BYTE, f"{till.name} är {till.stat().st_size} byte"


def main() -> None:
    django.setup()
    shutil.rmtree(TILL, ignore_errors=True)
    with tempfile.TemporaryDirectory() as var, serverad_demo(Path(var)) as (adress, miljo):
        rapport = ta_rapporten(miljo)
        with sync_playwright() as p:
            browser = p.chromium.launch(executable_path=chromium(), args=FLAGGOR)
            ta_till_readme(browser, adress, rapport)
            ta_alla(browser, adress, alla_sidor(hamta_objekt(miljo)))
            browser.close()
    print(f"{sum(1 for _ in TILL.rglob('*.png'))} bilder i {TILL.relative_to(ROT)}/")


def chromium() -> str:
    namn = ("chromium", "chromium-browser", "google-chrome")
    return next(filter(None, map(shutil.which, namn)), "chromium")


if __name__ == "__main__":
    main()
