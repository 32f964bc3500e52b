"""Every page of the resolver, as people open it: axe, reflow, policy, weight; and vnu on the text."""

import json
import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.webb.conftest import logga_in
from tests.webb.granskning import TOM, Vakt, fel_pa
from tests.webb.server import ROT
from tests.webb.sidor import INGA_SIDOR, SIDOR, Sida, alla_sidor, folk, hamta_objekt, oppningsbara

pytestmark = [pytest.mark.webblasare, pytest.mark.xdist_group("sidorna")]
VNU = ROT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
HV = "samordnare.hasselby-vallingby@stad.example"
#: Forms that do not take an empty answer; the others are saved empty or ask for nothing.
FORMULAR = {
    "lagesbild:granser", "lagesbild:observation_ny", "lagesbild:datakalla_ny", "lagesbild:inlasning_ny",
    "lagesbild:observation_redigera", "lagesbild:datakalla_redigera", "lagesbild:skapa",
    "lagesbild:lagespunkt", "lagesbild:utpeka", "lagesbild:plats_redigera", "lagesbild:plats_ny",
    "lagesbild:utpekad_redigera", "lagesbild:utmaning_ny", "lagesbild:utmaning_redigera",
    "lagesbild:orsak_ny", "lagesbild:orsak_redigera", "atgardsplan:overenskommelse_ny",
    "atgardsplan:overenskommelse_redigera", "atgardsplan:prioritera", "atgardsplan:malvarde_ny",
    "atgardsplan:plan_ny", "atgardsplan:prioritering_redigera", "atgardsplan:malvarde_redigera",
    "atgardsplan:plan_redigera", "atgardsplan:atgard_ny", "atgardsplan:atgard_redigera",
    "atgardsplan:atgard_akt", "atgardsplan:handlingsplan_ny", "atgardsplan:aktivitet_ny",
    "atgardsplan:handlingsplan_redigera", "atgardsplan:aktivitet_redigera",
    "uppfoljning:varde_ny", "uppfoljning:varde_staden", "uppfoljning:avstamning_ny",
    "uppfoljning:avstamning",
    "uppfoljning:arssammanstallning_ny", "samverkan:byt_losenord", "samverkan:logga_in",
}  # fmt: skip
#: Pages that answer a stale save.
VERSIONER = {
    "lagesbild:underlag_redigera", "lagesbild:sammanfattning", "lagesbild:observation_redigera",
    "uppfoljning:arssammanstallning_redigera", "uppfoljning:bidrag_redigera",
    "samverkan:remissvar", "atgardsplan:atgard_redigera",
}  # fmt: skip


@pytest.fixture(scope="module")
def sidor(demo: tuple[str, dict[str, str]]) -> list[Sida]:
    return alla_sidor(hamta_objekt(demo[1]))


Oppnare = Callable[[str], tuple[Page, Vakt]]


@pytest.fixture(scope="module")
def som(browser: Browser, adress: str) -> Iterator[Oppnare]:
    """One context for each person, logged in the first time."""
    oppna: dict[str, tuple[Page, Vakt]] = {}

    def _som(vem: str) -> tuple[Page, Vakt]:
        if vem not in oppna:
            sammanhang = browser.new_context(base_url=adress, locale="sv-SE")
            vakt = Vakt(sammanhang, adress)
            sida = sammanhang.new_page()
            sida.on("dialog", lambda dialog: dialog.accept())
            if vem:
                logga_in(sida, vem)
            oppna[vem] = (sida, vakt)
        return oppna[vem]

    yield _som
    for sida, _ in oppna.values():
        sida.context.close()


def test_every_page_of_the_resolver_has_a_row() -> None:
    saknas = oppningsbara() - set(SIDOR) - set(INGA_SIDOR)
    assert saknas == set(), "saknar rad i tests/webb/sidor.py"
    assert set(SIDOR) | set(INGA_SIDOR) <= oppningsbara()


def _samla(fel: dict[str, list[str]], vad: object, nya: list[str]) -> None:
    if nya:
        fel[str(vad)] = nya


def _visa(fel: dict[str, list[str]]) -> str:
    return "\n" + "\n".join(f"{sida}\n    " + "\n    ".join(rader) for sida, rader in fel.items())


@pytest.mark.parametrize("vem", folk(), ids=lambda vem: vem.split("@")[0] or "anonym")
def test_pages(vem: str, sidor: list[Sida], som: Oppnare) -> None:
    """Filled and empty, at two widths, light and dark."""
    sida, vakt = som(vem)
    fel: dict[str, list[str]] = {}
    for en in [s for s in sidor if s.vem == vem]:
        vakt.borja()
        svar = sida.goto(en.adress, wait_until="networkidle")
        assert svar is not None
        felkod = [] if svar.status == 200 else [f"svarade {svar.status}"]
        _samla(fel, en, felkod or fel_pa(sida, vakt))
    assert not fel, _visa(fel)


@pytest.mark.parametrize("vem", folk(), ids=lambda vem: vem.split("@")[0] or "anonym")
def test_forms_with_faults(vem: str, sidor: list[Sida], som: Oppnare) -> None:
    """An empty form: the summary stands first, takes the focus, and the page is as good as before."""
    sida, vakt = som(vem)
    fel: dict[str, list[str]] = {}
    for en in [s for s in sidor if s.vem == vem and s.namn in FORMULAR]:
        vakt.borja()
        sida.goto(en.adress)
        kod = _skicka(sida, TOM)
        vantad = 200 if en.namn in ("samverkan:logga_in", "samverkan:byt_losenord") else 422
        nya = [] if kod == vantad else [f"svarade {kod}"]
        if sida.evaluate("document.activeElement.id") != "fel":
            nya.append("felsammanfattningen har inte fokus")
        _samla(fel, en, nya + fel_pa(sida, vakt))
    assert not fel, _visa(fel)


def _skicka(sida: Page, andra: str) -> int:
    """Change the form of the page and send it; gives the status of the answer."""
    form = sida.locator("main form.formular").first
    form.evaluate(andra)
    with sida.expect_response(lambda svar: svar.request.method == "POST") as svar:
        form.locator("[type=submit], button:not([type])").last.click()
    sida.wait_for_load_state("networkidle")
    return svar.value.status


def test_two_have_changed_the_same_thing(sidor: list[Sida], som: Oppnare) -> None:
    fel: dict[str, list[str]] = {}
    gammal = """form => {
      form.querySelector('[name=version]').value = '0';
      for (const falt of form.querySelectorAll('textarea')) falt.value += ' Mina ord.';
    }"""
    for en in [s for s in sidor if s.namn in VERSIONER]:
        sida, vakt = som(en.vem)
        vakt.borja()
        sida.goto(en.adress)
        kod = _skicka(sida, gammal)
        _samla(fel, en, ([] if kod == 409 else [f"svarade {kod}"]) + fel_pa(sida, vakt))
    assert not fel, _visa(fel)


@pytest.mark.parametrize(
    ("vem", "vag", "kod"),
    [
        (HV, "/finns-inte/", 404),
        ("", "/finns-inte/", 404),
        (HV, "/arssammanstallningar/ny/", 403),
        ("forvaltare@stad.example", "/stadsdelsomraden/jarva/", 404),
    ],
)
def test_pages_that_say_no(vem: str, vag: str, kod: int, som: Oppnare) -> None:
    sida, vakt = som(vem)
    vakt.borja()
    svar = sida.goto(vag)
    assert svar is not None
    assert svar.status == kod
    assert fel_pa(sida, vakt) == []


@pytest.mark.parametrize(
    "vag",
    ["", "samverkan/user/?q=polis", "samverkan/user/add/", "samverkan/uppdrag/add/",
     "samverkan/begrepp/add/", "samverkan/overenskommelse/", "samverkan/indikator/"],
)  # fmt: skip
def test_the_administration(vag: str, som: Oppnare) -> None:
    sida, vakt = som("forvaltare@stad.example")
    vakt.borja()
    svar = sida.goto(f"/forvaltning/{vag}", wait_until="networkidle")
    assert svar is not None
    assert svar.status == 200
    fel = fel_pa(sida, vakt)
    assert not fel, _visa({vag: fel})


def test_a_log_in_that_fails(som: Oppnare) -> None:
    sida, vakt = som("")
    vakt.borja()
    sida.goto("/logga-in/")
    sida.get_by_label("E-postadress").fill("ingen@stad.example")
    sida.get_by_label("Lösenord").fill("fel")
    sida.get_by_role("button", name="Logga in").click()
    sida.locator("#fel").wait_for()
    assert sida.evaluate("document.activeElement.id") == "fel"
    assert fel_pa(sida, vakt) == []


def test_charts_that_can_be_pointed_in(sidor: list[Sida], som: Oppnare) -> None:
    """With plotly in the drawing's place the page still keeps the policy, the weight and axe."""
    sida, vakt = som("central@stad.example")
    en = next(s for s in sidor if s.namn == "uppfoljning:indikator" and "polis" in s.rad)
    vakt.borja()
    sida.goto(en.adress, wait_until="networkidle")
    sida.locator("main figure[data-diagram]").first.scroll_into_view_if_needed()
    sida.locator(".js-plotly-plot .main-svg").first.wait_for()
    sida.wait_for_load_state("networkidle")
    assert any("plotly" in url for url in vakt.filer)
    assert fel_pa(sida, vakt) == []


def test_titles_tell_the_pages_apart(sidor: list[Sida], som: Oppnare) -> None:
    """Two addresses of the resolver share no title with the same person."""
    titlar: dict[tuple[str, str], str] = {}
    for en in sidor:
        text = som(en.vem)[0].context.request.get(en.adress).text()
        traff = re.search(r"<title>(.*?)</title>", text, re.S)
        assert traff, en
        nyckel = (en.vem, traff[1])
        assert titlar.setdefault(nyckel, en.namn) == en.namn, f"{en} heter {traff[1]}"


def test_the_html_has_no_errors(sidor: list[Sida], som: Oppnare, tmp_path: Path) -> None:
    """vnu reads every page as the server wrote it, and each form as it comes back with faults."""
    for nummer, en in enumerate(sidor):
        klient = som(en.vem)[0].context.request
        fil = tmp_path / f"{nummer:03d}-{en.filnamn}"
        text = klient.get(en.adress).text()
        fil.with_suffix(".html").write_text(text, encoding="utf-8")
        if en.namn in FORMULAR and (
            nyckel := re.search(r'csrfmiddlewaretoken" value="(\w+)', text)
        ):
            kakor = {"Referer": en.adress, "X-CSRFToken": nyckel[1]}
            svar = klient.post(en.adress, headers=kakor, form={"tom": "1"})
            fil.with_suffix(".fel.html").write_text(svar.text(), encoding="utf-8")
    assert vnu(tmp_path) == []


def vnu(mapp: Path) -> list[str]:
    """The errors that vnu finds in a folder's HTML files."""
    java = [
        "java",
        "-Xss8m",
        "-jar",
        str(VNU),
        "--errors-only",
        "--format",
        "json",
        "--skip-non-html",
    ]
    run = subprocess.run([*java, str(mapp)], capture_output=True, text=True, check=False)
    return [
        f"{Path(rad.get('url', '')).name}:{rad.get('lastLine')} {rad['message']} {rad.get('extract')}"
        for rad in json.loads(run.stderr)["messages"]
        if rad["type"] == "error"
    ]
