"""manage.py prova_forslag FIL [--json]: how well the proposals agree with a labelled file."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from lagesbild.forslag.lexikon import lexikon_med
from lagesbild.forslag.markt import MarktFel, MarktOmrade, las_fil
from lagesbild.forslag.provning import prova_omrade, prova_par
from lagesbild.selectors.begrepp import lexikonet


class Command(BaseCommand):
    """Scores a file of labelled pairs (.jsonl) or of a whole district (.json)."""

    help = "Mäter förslagen till sammanföring mot en märkt fil: par (.jsonl) eller område (.json)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("fil", type=Path)
        parser.add_argument("--json", action="store_true", help="svara med JSON")
        parser.add_argument(
            "--egna", action="store_true", help="räkna med de begrepp som förvaltaren har lagt till"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            markt = las_fil(options["fil"])
        except MarktFel as fel:
            raise CommandError(str(fel)) from fel
        prova: Any = prova_omrade if isinstance(markt, MarktOmrade) else prova_par
        svar = prova(markt, lexikonet() if options["egna"] else lexikon_med())
        if options["json"]:
            self.stdout.write(json.dumps(svar, ensure_ascii=False, indent=1))
            return
        self.stdout.write(f"{options['fil'].name}: {svar['slag']}, tröskel {svar['troskel']}")
        self._rad("par" if "sammanforing" in svar else "same mot resten", svar)
        if "sammanforing" in svar:
            self._rad("hela sammanföringen", svar["sammanforing"])

    def _rad(self, namn: str, matt: dict[str, Any]) -> None:
        tal = " ".join(f"{ord_} {matt[ord_]:.3f}" for ord_ in ("precision", "recall", "f1"))
        rest = f"rätt {matt['ratt']}, fel {matt['fel']}, missade {matt['missade']}"
        self.stdout.write(f"  {namn:<20} {tal}  ({rest})")
