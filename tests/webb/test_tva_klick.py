"""What is done every week is two clicks from the first page, for each role."""

import re

import pytest

from tests.webb.matt import Oppna

LANKAR = "alla => alla.map(a => a.getAttribute('href')).filter(h => h.startsWith('/'))"
FILER = re.compile(r"\.(pdf|json|csv|xlsx)$|/pdf/")
VECKANS = {
    "samordnare.bromma@stad.example": [
        "/underlag/N/iakttagelser/ny/", "/atgarder/N/avstamning/", "/atgardsplaner/N/",
        "/platser/N/", "/utmaningar/N/", "/mal-och-indikatorer/N/",
    ],
    "polis.jarva@polis.example": [
        "/underlag/N/iakttagelser/ny/", "/atgarder/N/avstamning/", "/lagesbilder/N/platser/",
    ],
    "samordnare.hasselby-vallingby@stad.example": [
        "/lagesbilder/N/sammanforing/", "/lagesbilder/N/analys/", "/lokala-overenskommelser/N/",
    ],
    "styrgrupp.kungsholmen@stad.example": ["/lagesbilder/N/", "/atgardsplaner/N/uppfoljning/"],
    "central@stad.example": ["/arssammanstallningar/N/", "/lagesbilder/N/", "/handlingsplaner/N/"],
    "lasare@stad.example": ["/lagesbilder/N/", "/arssammanstallningar/N/", "/mal-och-indikatorer/N/"],
}  # fmt: skip


@pytest.mark.parametrize("vem", VECKANS)
def test_two_clicks_to_what_is_done_weekly(oppna: Oppna, vem: str) -> None:
    sida = oppna(vem)

    def lankar(adress: str) -> set[str]:
        sida.goto(adress)
        alla = sida.locator("main a[href], header a[href]").evaluate_all(LANKAR)
        return {lank.partition("#")[0] for lank in alla if not FILER.search(lank)}

    forsta = lankar("/")
    natt = forsta.union(*(lankar(lank) for lank in sorted(forsta)))
    slag = {re.sub(r"\d+", "N", lank.partition("?")[0]) for lank in natt}
    assert set(VECKANS[vem]) <= slag
