"""A whole city's report: valid, the same every time, whole and readable."""

import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from pikepdf import Dictionary, Name, Pdf
from pypdf import PdfReader

from samverkan.kanonisk import kontrollsumma
from tests.pdf.innehall import DISTRIKT, OMRADEN, innehall
from tests.pdf.struktur import trad
from tests.pdf.validera import validera
from uppfoljning.arsrapport.rapport import Beslut, gor_pdf, kontext_och_bilder, som_html

BESLUT = Beslut(kontrollsumma(innehall()), date(2026, 2, 27))


def hela_rapporten() -> bytes:
    return gor_pdf(innehall(), BESLUT)


@pytest.fixture(scope="module")
def rapport(tmp_path_factory: pytest.TempPathFactory) -> Path:
    fil = tmp_path_factory.mktemp("pdf") / "rapport.pdf"
    fil.write_bytes(hela_rapporten())
    return fil


def _text(fil: Path) -> str:
    sidor = PdfReader(fil).pages
    return " ".join(" ".join(s.extract_text() for s in sidor).replace("\u00ad", "").split())


def test_report_passes_verapdf_and_the_structure_check(rapport: Path) -> None:
    assert validera(rapport) == []


def test_every_figure_has_its_words(rapport: Path) -> None:
    sammanhang, bilder = kontext_och_bilder(innehall(), BESLUT)
    with Pdf.open(rapport) as pdf:
        figurer = [e for e in trad(pdf) if e.typ == "/Figure"]
    assert len(figurer) == som_html(sammanhang).count("<img ") == len(bilder)
    assert all(len(str(f.raw.Alt)) >= 10 for f in figurer)


def test_same_content_gives_the_same_bytes_in_another_process(
    rapport: Path, tmp_path: Path
) -> None:
    kod = (
        "import django; django.setup(); from tests.pdf.test_rapport import hela_rapporten; import sys;"
        "open(sys.argv[1], 'wb').write(hela_rapporten())"
    )
    igen = tmp_path / "igen.pdf"
    subprocess.run(
        [sys.executable, "-c", kod, str(igen)],
        cwd=settings.BASE_DIR,
        env={**os.environ, "PYTHONHASHSEED": "7"},
        check=True,
    )
    assert igen.read_bytes() == rapport.read_bytes()


def test_every_district_area_and_goal_can_be_read(rapport: Path) -> None:
    text = _text(rapport)
    assert [namn for namn in [*DISTRIKT, *OMRADEN, "Mått 3"] if namn not in text] == []
    assert "Det här saknas i rapporten" in text
    assert "Ingen åtgärd verkar på orsaken" in text


def test_contents_show_the_page_each_chapter_stands_on(rapport: Path) -> None:
    pdf = PdfReader(rapport)
    funna = {
        namn: pdf.get_destination_page_number(mal) for namn, mal in pdf.named_destinations.items()
    }
    forteckning = " ".join(pdf.pages[1].extract_text().split())
    for namn, rubrik in (
        ("metod", "Metod och källor"),
        ("stadsdel-distrikt-5", "Järva"),
        ("omrade-4", "4 Brottsoffer"),
    ):
        visad = re.search(rf"{rubrik}\D*(\d+)", forteckning)
        assert visad
        assert int(visad[1]) == (funna[namn] or 0) + 1


def test_bookmarks_lead_to_every_chapter_and_district(rapport: Path) -> None:
    def titlar(post: list) -> list[str]:
        return [t for p in post for t in (titlar(p) if isinstance(p, list) else [p.title])]

    marken = titlar(PdfReader(rapport).outline)
    assert [
        namn for namn in [*DISTRIKT, "Metod och källor", "Innehåll"] if namn not in marken
    ] == []


def test_only_packaged_fonts_are_used(rapport: Path) -> None:
    with Pdf.open(rapport) as pdf:
        typsnitt = {
            str(o.BaseFont)
            for o in pdf.objects
            if isinstance(o, Dictionary) and o.get("/Type") == Name.Font
        }
    assert typsnitt
    assert all(re.search(r"\+Source-S(ans|erif)-Pro", namn) for namn in typsnitt)
