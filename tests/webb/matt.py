"""What a page fetches and what the policy stops, counted."""

import gzip
import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
TAGGAR = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "EN-301-549", "best-practice"]


class Matare:
    """Listens to a page from now on."""

    def __init__(self, sida: Page) -> None:
        self.fel: list[str] = []
        self.frammande: list[str] = []
        self.vikt: dict[str, int] = {}
        vard = sida.evaluate("location.origin")
        sida.on("console", lambda m: self.fel.append(m.text) if m.type == "error" else None)
        sida.on("pageerror", lambda fel: self.fel.append(str(fel)))
        sida.on("request", lambda r: self._prova(r.url, vard))
        sida.on("response", self._vag)

    def _prova(self, url: str, vard: str) -> None:
        if not url.startswith((vard, "data:", "blob:")):
            self.frammande.append(url)

    def _vag(self, svar: Any) -> None:
        if svar.request.resource_type in ("script", "stylesheet") and svar.ok:
            self.vikt[svar.url] = len(gzip.compress(svar.body(), 6))

    @property
    def kb(self) -> float:
        return sum(self.vikt.values()) / 1000


def vanta(sida: Page, villkor: str, tid: float = 30) -> None:
    """Ask until the expression is true; the policy forbids the waiting that playwright has."""
    slut = time.monotonic() + tid
    while not sida.evaluate(villkor):
        assert time.monotonic() < slut, f"It did not happen: {villkor}"
        time.sleep(0.1)


def axe(sida: Page) -> list[str]:
    """The rules that the page breaks, with the elements that break them."""
    sida.evaluate(AXE.read_text(encoding="utf-8"))
    val = json.dumps({"runOnly": {"type": "tag", "values": TAGGAR}})
    svar = sida.evaluate(f"axe.run(document, {val})")
    return [f"{b['id']}: {[n['html'][:120] for n in b['nodes'][:3]]}" for b in svar["violations"]]


Oppna = Callable[..., Page]
