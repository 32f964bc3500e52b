"""Loads the demo: invented content and accounts, in demo mode only."""

from argparse import ArgumentParser
from datetime import date
from time import monotonic
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from samverkan.agarroll import som_agare
from samverkan.models import Overenskommelse
from uppfoljning.demo.ladda import DAG, finns, ladda


class Command(BaseCommand):
    """May be run again: the second run changes nothing."""

    help = "Läser in demonstrationsdata med demokonton. Går bara i demoläge."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--idag", type=date.fromisoformat, default=DAG, help="demons dag")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("Demodata läses bara in i demoläge. Sätt LAGESBILD_DEMO=1.")
        if finns():
            self._skriv(options, "Demodata finns redan. Inget har ändrats.")
            return
        if not Overenskommelse.objects.gallande().exists():
            raise CommandError("Grunddata saknas. Kör först: manage.py ladda_grunddata")
        start = monotonic()
        with som_agare():
            ladda(options["idag"])
        self._skriv(options, f"Demodata inläst på {monotonic() - start:.1f} sekunder.")

    def _skriv(self, options: dict[str, Any], text: str) -> None:
        if options["verbosity"] > 0:
            self.stdout.write(text)
