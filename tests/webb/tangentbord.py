"""A person who has no mouse: everything by Tab, Enter, Space and arrows."""

from typing import Any

from playwright.sync_api import ElementHandle, Locator

from tests.webb.steg import Person, alternativ, val

HOGST = 250
#: Where the focus is, and whether it can be seen there.
FOKUS = """() => {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  const stil = getComputedStyle(e);
  const ruta = e.getBoundingClientRect();
  return {
    vad: `${e.tagName} ${e.id} ${e.name || ''} ${(e.textContent || '').trim().slice(0, 40)}`,
    syns: stil.outlineStyle !== 'none' && parseFloat(stil.outlineWidth) >= 2
      && ruta.width > 0 && ruta.bottom > 0 && ruta.top < innerHeight,
  };
}"""


class Tangentbordsperson(Person):
    """Finds things by Tab, and sees where the focus is."""

    def till(self, vad: Locator) -> None:
        """Tab until the thing has the focus; every stop on the way must be visible."""
        mal = vad.element_handle()
        assert mal is not None
        self._start(mal)
        for _ in range(HOGST):
            if mal.evaluate("e => e === document.activeElement"):
                return
            self.sida.keyboard.press("Tab")
            self._syns()
        raise AssertionError(f"{self.adress}: nås inte med Tab: {vad}")

    def _start(self, mal: ElementHandle) -> None:
        """What stands before the focus is reached from the top again, as one does with a page."""
        fore = mal.evaluate(
            "e => Boolean(document.activeElement && e.compareDocumentPosition("
            "document.activeElement) & Node.DOCUMENT_POSITION_FOLLOWING)"
        )
        if fore:
            self.sida.evaluate("document.activeElement.blur()")

    def _syns(self) -> None:
        fokus = self.sida.evaluate(FOKUS)
        assert fokus is None or fokus["syns"], f"{self.adress}: fokus syns inte: {fokus['vad']}"

    def tryck(self, vad: Locator) -> None:
        self.till(vad)
        self.sida.keyboard.press("Enter")

    def skriv(self, falt: Locator, varde: Any) -> None:
        slag = falt.first.evaluate("e => e.type")
        if slag == "checkbox":
            for ett in varde if isinstance(varde, list) else [varde]:
                self._kryssa(val(falt, ett))
        elif slag == "radio":
            self._valj_knapp(falt, varde)
        elif slag.startswith("select"):
            self._valj_rad(falt, alternativ(falt, str(varde)))
        else:
            self.till(falt)
            self.sida.keyboard.press("Control+A")
            self.sida.keyboard.type(str(varde))

    def _kryssa(self, ruta: Locator) -> None:
        self.till(ruta)
        if not ruta.is_checked():
            self.sida.keyboard.press("Space")

    def _valj_knapp(self, knappar: Locator, varde: str) -> None:
        """Into the group by Tab, then by arrows."""
        self.till(
            knappar.and_(self.sida.locator(":checked")) if self._vald(knappar) else knappar.first
        )
        self.sida.keyboard.press("Space")
        for _ in range(knappar.count()):
            if val(knappar, varde).is_checked():
                return
            self.sida.keyboard.press("ArrowDown")
        raise AssertionError(f"{varde} nås inte med pilarna")

    @staticmethod
    def _vald(knappar: Locator) -> bool:
        return any(knapp.is_checked() for knapp in knappar.all())

    def _valj_rad(self, lista: Locator, varde: str) -> None:
        self.till(lista)
        self.sida.keyboard.press("Home")
        for _ in range(lista.locator("option").count()):
            if lista.input_value() == varde:
                return
            self.sida.keyboard.press("ArrowDown")
        raise AssertionError(f"{varde} nås inte med pilarna")
