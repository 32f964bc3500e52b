"""Brings a database up to date in one go: tables, reference data, demo in demo mode, static files."""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    """One process instead of four, since most of a start is loading the code."""

    help = "Gör databasen och de statiska filerna redo. Kan köras om."

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("migrate", verbosity=0, interactive=False)
        call_command("ladda_grunddata", verbosity=0)
        if settings.DEMO:
            call_command("ladda_demo")
        call_command("collectstatic", interactive=False, verbosity=0)
