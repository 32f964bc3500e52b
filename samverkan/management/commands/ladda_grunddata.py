"""Loads reference data: parties, districts, police areas, agreement, goals and indicators."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from samverkan.agarroll import som_agare
from samverkan.grunddatalasning import Grunddatafel, las_in

STOCKHOLM = Path(settings.BASE_DIR) / "samverkan" / "grunddata" / "stockholm"


class Command(BaseCommand):
    """May be run again and again: updates by key and removes nothing."""

    help = "Läser in grunddata från en mapp med läsbara datafiler. Kan köras om."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--mapp", default=str(STOCKHOLM), help="mapp med datafiler")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with som_agare():
                resultat = las_in(Path(options["mapp"]))
        except Grunddatafel as fel:
            raise CommandError(f"{fel} Inget har sparats.") from fel
        if options["verbosity"] > 0:
            for namn, rakning in resultat.items():
                self.stdout.write(f"{namn}: {rakning}")
