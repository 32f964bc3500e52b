"""python -m bench: the figures, on rows made in a transaction that is rolled back."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samverkan.settings")
os.environ["LAGESBILD_ROLL"] = "agare"


class Aterstall(Exception):
    """Ends the transaction without keeping anything."""


def main() -> None:
    """Make the rows, measure, forget."""
    django.setup()
    from django.db import transaction

    from bench.rader import mat_allt

    try:
        with transaction.atomic():
            mat_allt()
            raise Aterstall
    except Aterstall:
        print("Inget har sparats.")


if __name__ == "__main__":
    main()
