"""The report as PDF: valid, readable, from frozen content, the same each time; and the command."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from pypdf import PdfReader

from atgardsplan.models import Atgard
from lagesbild.models import Matvarde
from samverkan.format_sv import tal
from samverkan.kanonisk import kontrollsumma
from samverkan.models import Malsattning, User
from tests.pdf.validera import validera
from tests.uppfoljning.aret import HEMLIGT, YEAR, make_aret
from uppfoljning.arsrapport.rapport import Beslut, gor_pdf
from uppfoljning.arsrapport.snapshot import bygg
from uppfoljning.models import Arssammanstallning
from uppfoljning.workflow.ars import flytta_ars


@pytest.fixture
def rad(agare: Any, norrby: Any, soderby: Any, stad: User) -> Arssammanstallning:
    with agare():
        return make_aret(norrby, soderby, stad)


def _text(fil: Path) -> str:
    sidor = PdfReader(fil).pages
    text = " ".join(sida.extract_text() for sida in sidor)
    return " ".join(text.replace("\u00ad", "").split())


@pytest.fixture
def faststalld(rad: Any, agare: Any, central: User, tmp_path: Path) -> Path:
    """Written by the command from the decided report."""
    ut = tmp_path / "rapport.pdf"
    with agare():
        flytta_ars(rad, "faststall", by=central)
        call_command("arsrapport", year=YEAR, ut=ut, verbosity=0)
    return ut


def test_the_report_passes_both_validators(faststalld: Path) -> None:
    assert validera(faststalld) == []


def test_its_text_says_what_the_database_says(faststalld: Path, agare: Any, norrby: Any) -> None:
    text = _text(faststalld)
    with agare():
        varden = Matvarde.objects.filter(indikator__kod="1.1a", stadsdelsomrade=norrby)
        vantat = [tal(v.varde, 1) for v in varden]
        vantat += [m.text for m in Malsattning.objects.all()]
        vantat += [a.rubrik for a in Atgard.objects.filter(delningsniva="publik")]
        vantat += [
            "Året blev lugnare.",
            "Gemensam utbildning",
            "Fler vistas på torget.",
            "KS 2028/9",
        ]
        vantat.append(Arssammanstallning.objects.get(year=YEAR).sha256)
    hopskrivet = text.replace(" ", "")
    assert [ord_ for ord_ in vantat if ord_.replace(" ", "") not in hopskrivet] == []
    assert "Söderby: stadsdelsområdets eget bidrag är inte lämnat." in text


def test_what_is_not_for_all_is_not_printed(faststalld: Path) -> None:
    text = _text(faststalld)
    assert [ord_ for ord_ in HEMLIGT if ord_ in text] == []
    assert "skyddat" in text


def test_written_again_after_changes_it_is_the_same(
    faststalld: Path, agare: Any, tmp_path: Path
) -> None:
    igen = tmp_path / "igen.pdf"
    with agare():
        Matvarde.objects.filter(indikator__kod="1.1a", varde__isnull=False).update(varde=30)
        Atgard.objects.update(rubrik="Något annat")
        call_command("arsrapport", year=YEAR, ut=igen, verbosity=0)
    assert igen.read_bytes() == faststalld.read_bytes()


def test_an_open_year_is_written_as_a_draft(rad: Any, agare: Any, tmp_path: Path) -> None:
    ut = tmp_path / "utkast.pdf"
    with agare():
        call_command("arsrapport", year=YEAR, ut=ut, verbosity=0)
    text = _text(ut)
    assert "Utkast." in text
    assert "Sammanställningen är inte fastställd." in text


def test_a_year_without_report_is_told_and_nothing_is_written(agare: Any, tmp_path: Path) -> None:
    ut = tmp_path / "x.pdf"
    with agare(), pytest.raises(CommandError, match="Det finns ingen årssammanställning för 1999"):
        call_command("arsrapport", year=1999, ut=ut)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_written_is_told(rad: Any, agare: Any, tmp_path: Path) -> None:
    with agare(), pytest.raises(CommandError, match="gick inte att skriva"):
        call_command("arsrapport", year=YEAR, ut=tmp_path / "finns-inte" / "x.pdf")


def test_an_empty_year_and_odd_characters_are_written_too(
    rad: Any, agare: Any, tmp_path: Path
) -> None:
    """A town without figures, and a summary with what people paste."""
    ut = tmp_path / "udda.pdf"
    with agare():
        rad.year, rad.sammanfattning = 2031, "<b>Å</b> & 𝄞 ❤️ \u202e \x07 " + "x" * 300
        ut.write_bytes(gor_pdf(bygg(rad), Beslut(kontrollsumma(bygg(rad)), date(2032, 1, 1))))
    assert validera(ut) == []
    assert "<b>Å</b>" in _text(ut)
