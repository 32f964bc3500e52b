"""The lägesbild as a document: every chapter, valid files, the same text each time."""

import io
import re
import zipfile
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from pypdf import PdfReader

from lagesbild.models import Lagesbild, Matvarde, Observation, Underlag, Utmaningsforslag
from samverkan.dokument.odt import som_odt
from samverkan.dokument.pdf import som_html, som_pdf
from samverkan.models import Indikator, Jobb, LogEntry, Part
from tests import factories, factories_bild, factories_plan
from tests.pdf.validera import validera
from uppfoljning.models import Lagesbildsfil
from uppfoljning.selectors.dokument import hela_dokumentet
from uppfoljning.workflow.lagesbildspdf import skriv_pdf

FORMEL = '=HYPERLINK("http://x.example","x")'


def _siffror(norrby: Any) -> None:
    """A value with all its warnings, and one too small to be shown."""
    procent = Indikator.objects.filter(minsta_n__gt=0).exclude(enhet="antal").first()
    antal = Indikator.objects.filter(enhet="antal", minsta_n__gt=0).first()
    falt = {"stadsdelsomrade": norrby, "period_start": date(2026, 1, 1), "periodtyp": "year"}
    if procent:
        Matvarde.objects.create(
            indikator=procent, varde="31.2", n=812, ki_lag="28.9", ki_hog="33.5", preliminar=True,
            **falt,
        )  # fmt: skip
    if antal:
        Matvarde.objects.create(indikator=antal, varde="3", **falt)


@pytest.fixture
def bild(agare, norrby, stad):
    with agare():
        _siffror(norrby)
        factories_bild.make_faststalld(norrby, stad, year=2026)
        bild = factories_bild.make_fardig(norrby, stad)
        omrade = bild.overenskommelse.samverkansomraden.first()
        Utmaningsforslag.objects.create(
            lagesbild=bild, samverkansomrade=omrade, rang=1, rubrik="Torgets kvällar", motiv="[1]"
        )
        analys = bild.omradesanalyser.get(samverkansomrade=omrade)
        analys.text, analys.samsyn = "Det är värst på torget. [1]", "Båda ser torget."
        analys.allvar, analys.paverkan, analys.skillnader = 4, 3, FORMEL
        analys.save()
        factories_bild.godkann_for_alla(bild, stad)
        return bild


def _harkomst() -> str:
    """As the document names the sources of the joint statement."""
    return "båda: " + ", ".join(sorted(f"{part.bokstav}-01" for part in Part.objects.all()))


def text_av(pdf: bytes) -> str:
    sidor = PdfReader(io.BytesIO(pdf)).pages
    return " ".join(" ".join(s.extract_text() for s in sidor).replace("\u00ad", "").split())


def _pdf(bild: Lagesbild, agare: Any, *, publik: bool = False) -> bytes:
    with agare():
        return som_pdf(hela_dokumentet(bild, publik=publik))


def test_the_pdf_keeps_its_promises_and_says_everything(bild, agare, tmp_path: Path) -> None:
    pdf = _pdf(bild, agare)
    fil = tmp_path / "bild.pdf"
    fil.write_bytes(pdf)
    assert validera(fil) == []
    text = text_av(pdf)
    vantat = [
        "Läget är lugnt.", "Egen bild.", "Vandring", "Bedömning: allvar 4 allvarligt",
        "möjlighet att påverka 3 stor", "Det är värst på torget.", "Båda ser torget.",
        "Klotter och skadegörelse vid torget på kvällarna.", _harkomst(),
        "Gäller ett annat område.", "Torgets kvällar", "Mellan kiosken och bron.",
        "Så skiljer sig bilderna", "Endast", "Jämfört med 2026", "Reservationer", "Allvarligare.",
        "Utmaningar och prioriteringar", "Uppföljning av 2026", "inte fastställd",
    ]  # fmt: skip
    assert [ett for ett in vantat if ett not in text] == []
    assert factories_bild.HEMLIGT not in text


def test_numbers_carry_their_warnings_and_small_ones_are_not_there(bild, agare) -> None:
    with agare():
        html = som_html(hela_dokumentet(bild, publik=False))
    assert "31,2 prel. (28,9–33,5) n=812" in html.replace("\u202f", "").replace("\xa0", " ")
    if "antal</th>" in html:
        assert "skyddat" in html and '<td class="t ">3</td>' not in html


def test_a_citation_leads_to_the_statement(bild, agare) -> None:
    with agare():
        html = som_html(hela_dokumentet(bild, publik=False))
    assert '[<a href="#l1">1</a>]' in html and 'id="l1"' in html


def test_a_decided_picture_says_the_same_whatever_happens_to_its_rows(agare, norrby, stad) -> None:
    with agare():
        fast = factories_bild.make_faststalld(norrby, stad, year=2028)
        fore = som_html(hela_dokumentet(fast, publik=False))
        Observation.objects.update(text="Ändrat efteråt.")
        Underlag.objects.update(metod="Ändrat efteråt.")
        fast.lagespunkter.update(text="Ändrat efteråt.", allvar=1)
        fast.omradesanalyser.update(text="Ändrat efteråt.")
        fast.overenskommelse.samverkansomraden.update(namn="Ändrat efteråt")
        norrby.platser.update(namn="Ändrat", beskrivning="Ändrat efteråt.")
        _siffror(norrby)
        igen = Lagesbild.objects.get(pk=fast.pk)
        assert som_html(hela_dokumentet(igen, publik=False)) == fore
        assert som_pdf(hela_dokumentet(igen, publik=False)) == som_pdf(
            hela_dokumentet(fast, publik=False)
        )


def test_priorities_and_the_year_before_come_from_the_floors_above(agare, norrby) -> None:
    with agare():
        avtal = factories_plan.make_fardigt_avtal(norrby)
        utmaning = avtal.prioriteringar.get().utmaning
        plan = factories_plan.make_plan(avtal, year=2027, status="beslutad")
        atgard = factories_plan.make_atgard(plan)
        html = som_html(hela_dokumentet(avtal.lagesbild, publik=False))
        assert utmaning.rubrik in html
        nasta = factories.make_lagesbild(norrby, year=2028)
        assert atgard.rubrik in som_html(hela_dokumentet(nasta, publik=False))


def test_the_page_shows_it_and_orders_the_pdf(bild, agare, stad, polis, logga_in, som) -> None:
    client = logga_in(stad)
    adress = f"/lagesbilder/{bild.pk}/dokument"
    sida = client.get(f"{adress}/").content.decode()
    assert "Gör en PDF" in sida and "Så skiljer sig bilderna" in sida and "Allvarligare." in sida
    assert client.get(f"{adress}.pdf").status_code == 404
    assert client.post(f"{adress}.pdf/bestall/").status_code == 302
    with som(stad):
        jobb = Jobb.objects.select_related("bestallt_av").get(slag="lagesbild")
    assert skriv_pdf(jobb, lambda _andel, _text: None) == f"{adress}/"
    skriv_pdf(jobb, lambda _andel, _text: None)
    with agare():
        assert Lagesbildsfil.objects.count() == 1
    assert "Hämta PDF" in client.get(f"{adress}/").content.decode()
    for vem in (client, logga_in(polis)):
        assert vem.get(f"{adress}.pdf").content.startswith(b"%PDF")
    with som(stad):
        assert LogEntry.objects.filter(akt="hamta_lagesbild").count() == 2
    with agare():
        bild.lagespunkter.update(text="En ny text.")
    assert client.get(f"{adress}.pdf").status_code == 404


def test_others_do_not_reach_the_whole_file_in_the_database(bild, agare, som, stad, granne) -> None:
    with agare():
        Lagesbildsfil.objects.create(lagesbild=bild, publik=False, text_sha256="0", pdf=b"x")
        Lagesbildsfil.objects.create(lagesbild=bild, publik=True, text_sha256="0", pdf=b"x")
    with som(stad):
        assert Lagesbildsfil.objects.count() == 2
    with som(granne):
        assert list(Lagesbildsfil.objects.values_list("publik", flat=True)) == [True]
    assert Lagesbildsfil.objects.count() == 0


def _odt(bild: Lagesbild, agare: Any) -> zipfile.ZipFile:
    with agare():
        return zipfile.ZipFile(io.BytesIO(som_odt(hela_dokumentet(bild, publik=False))))


def test_the_odt_is_whole_and_holds_the_same_text(bild, agare) -> None:
    fil = _odt(bild, agare)
    assert fil.testzip() is None
    forsta = fil.infolist()[0]
    assert (forsta.filename, forsta.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert fil.read("mimetype") == b"application/vnd.oasis.opendocument.text"
    manifest = fil.read("META-INF/manifest.xml").decode()
    assert [n for n in ("content.xml", "styles.xml", "meta.xml") if n not in manifest] == []
    trad = ElementTree.fromstring(fil.read("content.xml"))
    text = " ".join("".join(trad.itertext()).split())
    for ett in ("Läget är lugnt.", "Allvarligare.", "Torgets kvällar", "Vandring"):
        assert ett in text
    stilar = set(re.findall(r'text:style-name="([^"]+)"', fil.read("content.xml").decode()))
    finns = set(re.findall(r'style:name="([^"]+)"', fil.read("styles.xml").decode()))
    assert stilar <= finns


def test_what_looks_like_a_formula_is_text(bild, agare) -> None:
    xml = _odt(bild, agare).read("content.xml").decode()
    assert "=HYPERLINK(" in xml
    assert "table:formula" not in xml and "http://x.example" not in re.findall(
        r'href="([^"]*)"', xml
    )
    assert set(re.findall(r'office:value-type="([^"]*)"', xml)) == {"string"}
    assert all(href.startswith("#") for href in re.findall(r'xlink:href="([^"]*)"', xml))


def test_odd_characters_make_no_broken_file(bild, agare) -> None:
    with agare():
        bild.lagespunkter.update(text="\x0b & <b> \ud7ff 😀 ]]>")
        innehall = zipfile.ZipFile(io.BytesIO(som_odt(hela_dokumentet(bild, publik=False))))
    trad = ElementTree.fromstring(innehall.read("content.xml"))
    assert "& <b>" in "".join(trad.itertext())


def test_a_picture_with_nothing_in_it_makes_a_document(agare, norrby, stad, logga_in) -> None:
    with agare():
        tom = factories.make_lagesbild(norrby, year=2030)
    sida = logga_in(stad).get(f"/lagesbilder/{tom.pk}/dokument/")
    assert sida.status_code == 200 and "Inga lägespunkter i området." in sida.content.decode()
    assert _pdf(tom, agare).startswith(b"%PDF")
