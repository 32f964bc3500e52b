"""Read in files from the command line: boundaries for all, figures into a party's underlag."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from lagesbild.inlasning import las
from lagesbild.inlasning.slag import FOR_STOR, HOGST_BYTE
from lagesbild.models import Underlag
from lagesbild.workflow.inlasning import granska_tolkning, las_granser, las_in
from samverkan.fel import Hinder
from samverkan.models import Stadsdelsomrade


class Command(BaseCommand):
    """manage.py las_in FIL … [--omrade SLUG --year ÅR --part KOD]"""

    help = "Läser in gränser, statistik och händelser från filer."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("filer", nargs="+", type=Path, metavar="FIL")
        parser.add_argument(
            "--omrade", help="stadsdelsområdets nyckel, som den står i sidans adress"
        )
        parser.add_argument("--year", type=int, help="lägesbildens år")
        parser.add_argument("--part", help="partens nyckel, t.ex. stad")

    def handle(self, *args: Any, **val: Any) -> None:
        for fil in val["filer"]:
            try:
                self._en_fil(fil, val)
            except OSError as fel:
                raise CommandError(
                    f"{fil}: filen går inte att öppna. Kontrollera sökvägen."
                ) from fel
            except Hinder as fel:
                raise CommandError(
                    f"{fil.name}: ingenting lästes in.\n" + "\n".join(fel.skal)
                ) from fel

    def _en_fil(self, fil: Path, val: dict[str, Any]) -> None:
        if fil.stat().st_size > HOGST_BYTE:
            raise Hinder(FOR_STOR)
        tolkning = granska_tolkning(las(fil.read_bytes()))
        for varning in tolkning.varningar:
            self.stdout.write(f"{fil.name}: {varning}")
        if tolkning.granser:
            antal = las_granser(tolkning, by=None)
            self.stdout.write(f"{fil.name}: {antal} områden fick sin gräns.")
            return
        inlast = las_in(self._underlag(val), tolkning, fil.name, by=None)
        self.stdout.write(
            f"{fil.name}: {inlast.antal_nya} nya, {inlast.antal_andrade} ändrade, "
            f"{inlast.antal_lika} oförändrade rader från {inlast.datakalla}."
        )

    def _underlag(self, val: dict[str, Any]) -> Underlag:
        nycklar = {
            "stadsdelsomrade__slug": val["omrade"],
            "lagesbild__year": val["year"],
            "part__kod": val["part"],
        }
        if not all(nycklar.values()):
            raise Hinder("Ange --omrade, --year och --part för underlaget som filen hör till.")
        if not Stadsdelsomrade.objects.filter(slug=val["omrade"]).exists():
            alla = ", ".join(Stadsdelsomrade.objects.gallande().values_list("slug", flat=True))
            raise Hinder(f"Området ”{val['omrade']}” finns inte. De som finns: {alla}.")
        underlag = Underlag.objects.filter(**nycklar).order_by("-lagesbild__utgava").first()
        if underlag is None:
            raise Hinder("Det finns inget sådant underlag. Kontrollera område, år och part.")
        return underlag
