"""Brings a database up to date in one go: tables, reference data, demo in demo mode, static files."""

import hashlib
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
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
        samla_statiska()


def samla_statiska() -> bool:
    """Collect the static files if any has changed; packing them takes half a minute."""
    stampel = Path(settings.STATIC_ROOT) / ".stampel"
    nu = avtryck()
    if stampel.exists() and stampel.read_text() == nu:
        return False
    call_command("collectstatic", interactive=False, verbosity=0)
    stampel.parent.mkdir(parents=True, exist_ok=True)
    stampel.write_text(nu)
    return True


def avtryck() -> str:
    """What the static files are now, and how they are stored: name, size and time of each."""
    rader = [settings.STORAGES["staticfiles"]["BACKEND"]]
    for sokare in get_finders():
        for namn, lager in sokare.list([]):
            fil = Path(lager.path(namn)).stat()
            rader.append(f"{namn} {fil.st_size} {fil.st_mtime_ns}")
    return hashlib.sha256("\n".join(sorted(rader)).encode()).hexdigest()
