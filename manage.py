#!/usr/bin/env python
"""Django's command line; commands that change the schema or load data run as the database owner."""

import os
import sys

OWNER_COMMANDS = {
    "migrate", "makemigrations", "ladda_grunddata", "ladda_demo", "ta_bort_demo",
    "createcachetable", "flush", "sqlmigrate", "createsuperuser", "collectstatic",
    "skapa_forvaltare", "gor_redo", "importera", "arsrapport", "loaddata", "dumpdata",
}  # fmt: skip


def main() -> None:
    """Run a management command with the database role that it needs."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samverkan.settings")
    if len(sys.argv) > 1 and sys.argv[1] in OWNER_COMMANDS:
        os.environ.setdefault("LAGESBILD_ROLL", "agare")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
