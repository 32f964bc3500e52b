"""A person at a page: opens, fills in, presses, and reads what stands there."""

import re
from typing import Any

from playwright.sync_api import Dialog, Locator, Page


class Person:
    """Somebody who is logged in, with a browser of their own."""

    def __init__(self, sida: Page) -> None:
        self.sida = sida
        sida.on("dialog", _ta_emot)

    def ga(self, adress: str) -> int:
        """Open an address and tell the status of the answer."""
        svar = self.sida.goto(adress)
        assert svar is not None
        return svar.status

    @property
    def adress(self) -> str:
        """Where the person is, without host and query."""
        return re.sub(r"^https?://[^/]+|[?#].*$", "", self.sida.url)

    @property
    def text(self) -> str:
        return self.sida.locator("main").inner_text()

    def lank(self, namn: str, inom: Locator | None = None) -> None:
        """Follow the first link with the name."""
        self.folj((inom or self.sida.locator("main")).get_by_role("link", name=namn).first)

    def knapp(self, namn: str, inom: Locator | None = None) -> None:
        """Press the button that sends something."""
        plats = inom or self.sida.locator("main")
        self.folj(plats.get_by_role("button", name=namn, exact=True).first)

    def i_dialog(self, namn: str, svar: str | None = None) -> None:
        """Open a dialogue by its button, and answer it."""
        self.tryck(self.sida.locator("main").get_by_role("button", name=namn, exact=True).first)
        dialog = self.sida.locator("[popover]:popover-open")
        self.knapp(svar or namn, dialog)

    def fyll(self, inom: Locator | None = None, **falt: Any) -> None:
        """Fill in fields by their names: text, choice, or a list of what is to be ticked."""
        plats = inom or self.sida.locator("form.formular, form.formular-bred").first
        for namn, varde in falt.items():
            faltet = plats.locator(f'[name="{namn}"]')
            self._veckla_ut(faltet)
            self.skriv(faltet, varde)

    def _veckla_ut(self, falt: Locator) -> None:
        """Open the folded part of a form that a field stands in."""
        rubrik = falt.first.locator("xpath=ancestor::details[not(@open)]/summary")
        if rubrik.count():
            self.tryck(rubrik.first)

    def spara(self, knapp: str = "Spara", **falt: Any) -> None:
        """Fill in the page's form and send it; a form with faults is a failure."""
        self.fyll(**falt)
        self.knapp(knapp)
        fel = self.sida.locator("#fel")
        assert fel.count() == 0, f"{self.adress}: {fel.inner_text()}"

    def tryck(self, vad: Locator) -> None:
        """Press something that stays on the page."""
        vad.click()

    def skriv(self, falt: Locator, varde: Any) -> None:
        """Fill in one field."""
        slag = falt.first.evaluate("e => e.type")
        if slag in ("radio", "checkbox"):
            for ett in varde if isinstance(varde, list) else [varde]:
                val(falt, ett).check()
        elif slag.startswith("select"):
            falt.select_option(alternativ(falt, str(varde)))
        else:
            falt.fill(str(varde))

    def folj(self, vad: Locator) -> None:
        """Press what leads to another page, and wait until it stands."""
        with self.sida.expect_navigation(wait_until="load"):
            self.tryck(vad)
        fel = self.sida.locator("h1").first.inner_text()
        assert "gick inte" not in fel, f"{self.adress}: {self.text[:600]}"


def val(falt: Locator, varde: str) -> Locator:
    """The box or button with the value, or with the words beside it; a lone box is the one."""
    if varde == "on":
        return falt
    med_varde = falt.and_(falt.page.locator(f'[value="{varde}"]'))
    if med_varde.count():
        return med_varde
    namn = falt.first.get_attribute("name")
    return falt.page.locator("label", has_text=varde).locator(f'[name="{namn}"]')


def alternativ(falt: Locator, varde: str) -> str:
    """The value of the choice that is meant: by its value, else by words in it."""
    alla = falt.evaluate("e => Array.from(e.options, o => [o.value, o.text])")
    traffar = [v for v, _ in alla if v == varde] or [v for v, text in alla if varde in text]
    assert traffar, f"{varde} finns inte bland {[text for _, text in alla]}"
    return str(traffar[0])


def _ta_emot(dialog: Dialog) -> None:
    dialog.accept()
