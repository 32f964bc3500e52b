"""The sample report in full: valid, the same every time, whole and readable."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from pikepdf import Dictionary, Name, Pdf
from pypdf import PdfReader

from tests.pdf import exempel_ord as ord_
from tests.pdf.rapport import exempel_html, exempel_pdf
from tests.pdf.struktur import trad
from tests.pdf.validera import validera


@pytest.fixture(scope="module")
def rapport(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pdf") / "rapport.pdf"
    path.write_bytes(exempel_pdf())
    return path


def _text(path: Path) -> str:
    pages = PdfReader(path).pages
    return " ".join(" ".join(page.extract_text() for page in pages).replace("\u00ad", "").split())


def test_report_passes_verapdf_and_the_structure_check(rapport: Path) -> None:
    assert validera(rapport) == []


def test_every_figure_has_its_words(rapport: Path) -> None:
    html, bilder = exempel_html()
    with Pdf.open(rapport) as pdf:
        figures = [e for e in trad(pdf) if e.typ == "/Figure"]
    assert len(figures) == html.count("<img ") == len(bilder)
    assert all(len(str(f.raw.Alt)) >= 10 for f in figures)


def test_same_input_gives_the_same_bytes_in_another_process(rapport: Path, tmp_path: Path) -> None:
    code = (
        "import django; django.setup(); from tests.pdf.rapport import exempel_pdf; import sys;"
        "open(sys.argv[1], 'wb').write(exempel_pdf())"
    )
    env = {
        **os.environ,
        "PYTHONHASHSEED": "7",
        "DJANGO_SETTINGS_MODULE": os.environ["DJANGO_SETTINGS_MODULE"],
    }
    other = tmp_path / "igen.pdf"
    subprocess.run(
        [sys.executable, "-c", code, str(other)], cwd=settings.BASE_DIR, env=env, check=True
    )
    assert other.read_bytes() == rapport.read_bytes()


def test_every_district_area_and_goal_can_be_read(rapport: Path) -> None:
    text = _text(rapport)
    wanted = [*ord_.STADSDELAR, *(o[0] for o in ord_.OMRADEN)]
    assert [name for name in wanted if name not in text] == []
    assert "Det här saknas i rapporten" in text


def test_contents_show_the_page_each_chapter_stands_on(rapport: Path) -> None:
    pdf = PdfReader(rapport)
    found = {
        name: pdf.get_destination_page_number(dest) for name, dest in pdf.named_destinations.items()
    }
    contents = " ".join(pdf.pages[1].extract_text().split())
    for name, title in (
        ("metod", "Metod och källor"),
        ("stadsdel-5", "Järva"),
        ("omrade-4", "4 Särskilt utsatta"),
    ):
        shown = re.search(rf"{title}\D*(\d+)", contents)
        assert shown
        assert int(shown[1]) == (found[name] or 0) + 1


def test_only_packaged_fonts_are_used(rapport: Path) -> None:
    with Pdf.open(rapport) as pdf:
        fonts = {
            str(o.BaseFont)
            for o in pdf.objects
            if isinstance(o, Dictionary) and o.get("/Type") == Name.Font
        }
    assert fonts
    assert all(re.search(r"\+Source-S(ans|erif)-Pro", name) for name in fonts)
