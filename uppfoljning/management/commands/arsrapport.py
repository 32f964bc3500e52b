"""Writes a year's report as PDF."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from samverkan.pdf.render import PdfFel
from uppfoljning.arsrapport.rapport import gor_pdf
from uppfoljning.models import Arssammanstallning
from uppfoljning.workflow.rapportpdf import innehall_och_beslut


class Command(BaseCommand):
    """A decided year is written from its frozen content, an open year as a draft."""

    help = "Skriver årssammanställningen för ett år som PDF (PDF/A-2a och PDF/UA-1)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--year", type=int, required=True, help="året, till exempel 2025")
        parser.add_argument("--ut", type=Path, required=True, help="filen som ska skrivas")

    def handle(self, *args: Any, **options: Any) -> None:
        rad = Arssammanstallning.objects.filter(year=options["year"]).order_by("-utgava").first()
        if rad is None:
            finns = ", ".join(map(str, Arssammanstallning.objects.values_list("year", flat=True)))
            raise CommandError(
                f"Det finns ingen årssammanställning för {options['year']}. "
                + (f"Välj ett av åren {finns}." if finns else "Öppna året på webben först.")
            )
        innehall, beslut = innehall_och_beslut(rad)
        self._skriv(options["ut"], self._pdf(innehall, beslut))
        lage = "" if beslut.faststalld else " som utkast"
        self.stdout.write(f"{rad}{lage}: {options['ut']}")

    def _pdf(self, innehall: dict[str, Any], beslut: Any) -> bytes:
        try:
            return gor_pdf(innehall, beslut)
        except PdfFel as fel:
            raise CommandError(f"Rapporten skrevs inte. {fel}") from fel

    def _skriv(self, ut: Path, pdf: bytes) -> None:
        """Whole or not at all: a half-written file never bears the name."""
        tillfallig = ut.with_name(f".{ut.name}.del")
        try:
            tillfallig.write_bytes(pdf)
            tillfallig.replace(ut)
        except OSError as fel:
            raise CommandError(f"Filen {ut} gick inte att skriva: {fel.strerror}.") from fel
