"""A browser, the served demo, and people who log in."""

import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.webb.server import serverad_demo

LOSENORD = "lagesbild-demo"
FLAGGOR = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, dict[str, str]]]:
    with serverad_demo(tmp_path_factory.mktemp("var")) as adress:
        yield adress


@pytest.fixture(scope="session")
def adress(demo: tuple[str, dict[str, str]]) -> str:
    return demo[0]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
    )
    assert chromium, "Chromium saknas: apt-get install -y chromium"
    with sync_playwright() as p:
        webblasare = p.chromium.launch(executable_path=chromium, args=FLAGGOR)
        yield webblasare
        webblasare.close()


def logga_in(sida: Page, epost: str) -> None:
    """Log in on the page that people use."""
    sida.goto("/logga-in/")
    sida.get_by_label("E-postadress").fill(epost)
    sida.get_by_label("Lösenord").fill(LOSENORD)
    sida.get_by_role("button", name="Logga in").click()
    sida.wait_for_url(lambda url: "/logga-in/" not in url)


@pytest.fixture
def oppna(browser: Browser, adress: str) -> Iterator[Callable[..., Page]]:
    """`oppna("samordnare.jarva@stad.example", javascript=False)` gives a logged-in page."""
    sammanhang = []

    def _oppna(epost: str = "", *, javascript: bool = True, **andra: Any) -> Page:
        val = {"viewport": {"width": 1280, "height": 900}, "locale": "sv-SE"} | andra
        nytt = browser.new_context(base_url=adress, java_script_enabled=javascript, **val)
        sammanhang.append(nytt)
        sida = nytt.new_page()
        sida.set_default_timeout(15_000)
        if epost:
            logga_in(sida, epost)
        return sida

    yield _oppna
    for ett in sammanhang:
        ett.close()
