"""Removes the demo's content and accounts."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from samverkan.agarroll import som_agare
from uppfoljning.demo.ta_bort import RiktigaUppgifter, ta_bort


class Command(BaseCommand):
    """Works outside demo mode too, since that is when it is needed."""

    help = "Tar bort demokonton och demonstrationsdata. Grunddata blir kvar."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with som_agare():
                antal = ta_bort()
        except RiktigaUppgifter as fel:
            raise CommandError(
                "Andra konton än demokonton har arbetat i databasen. Inget har tagits bort. "
                "Använd en ny databas för skarpt arbete."
            ) from fel
        if options["verbosity"] > 0:
            self.stdout.write(f"{antal} demokonton och deras innehåll är borttagna.")
