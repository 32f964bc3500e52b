"""Read in a file from the command line: the same readers, checks and saving as in the browser."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from lagesbild.inlasning import Fel, Fil, Tolkning
from lagesbild.inlasning.slag import FOR_STOR, HOGST_BYTE
from lagesbild.models import Underlag
from lagesbild.workflow.inlasning import forhandsgranska, las_in, slag_i_ord
from lagesbild.workflow.inlasning_granser import las_granser
from lagesbild.workflow.inlasning_utsatta import las_utsatta
from lagesbild.workflow.kolumnmall import las_fil
from lagesbild.workflow.staging import Antal
from samverkan.fel import Hinder
from samverkan.models import Delningsniva, Part, Stadsdelsomrade

HOGST_FEL = 50


class Command(BaseCommand):
    """manage.py importera FIL [--omrade SLUG] [--part stad|polis] [--delning …] [--torr] [--json]"""

    help = "Läser in statistik, händelser, iakttagelser eller gränser från en fil."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("fil", type=Path, metavar="FIL")
        parser.add_argument(
            "--omrade", help="stadsdelsområdets nyckel, som den står i sidans adress"
        )
        parser.add_argument("--part", help="partens nyckel, t.ex. stad eller polis")
        parser.add_argument(
            "--delning",
            choices=Delningsniva.values,
            default="",
            help="vem som får se händelser med koordinater: egen, parterna eller publik",
        )
        parser.add_argument("--torr", action="store_true", help="granska bara, spara ingenting")
        parser.add_argument("--json", action="store_true", help="skriv svaret som JSON")

    def handle(self, *args: Any, **val: Any) -> None:
        try:
            fil = self._oppna(val["fil"])
            tolkning, antal = self._las(fil, val)
        except Hinder as fel:
            raise CommandError(
                f"{val['fil'].name}: ingenting lästes in.\n" + "\n".join(fel.skal)
            ) from fel
        skriv = self._json if val["json"] else self._text
        skriv(fil, tolkning, antal, val["torr"])
        if tolkning.fel:
            visade = [str(fel) for fel in tolkning.fel[:HOGST_FEL]]
            raise CommandError(f"{fil.namn}: ingenting lästes in.\n" + "\n".join(visade))

    def _oppna(self, vag: Path) -> Fil:
        try:
            if vag.stat().st_size > HOGST_BYTE:
                raise Hinder(" ".join(FOR_STOR))
            return Fil(vag.read_bytes(), vag.name)
        except OSError as fel:
            skal = "filen går inte att öppna. Kontrollera sökvägen."
            raise CommandError(f"{vag}: {skal}") from fel

    def _las(self, fil: Fil, val: dict[str, Any]) -> tuple[Tolkning, Antal]:
        underlag = self._underlag(val)
        part = underlag.part if underlag else None
        tolkning, svar = las_fil(fil, part)
        if tolkning.fel:
            return tolkning, Antal()
        try:
            if val["torr"]:
                antal = forhandsgranska(tolkning, underlag, val["delning"])
            elif tolkning.utsatta:
                antal = las_utsatta(tolkning, by=None)
            elif tolkning.granser:
                antal = las_granser(tolkning, by=None)
            else:
                mappning = svar.mappning.som_json()
                inlast = las_in(
                    underlag, tolkning, fil.namn, by=None, mappning=mappning,
                    delning=val["delning"],
                )  # fmt: skip
                antal = Antal(inlast.antal_nya, inlast.antal_andrade, inlast.antal_lika)
        except Hinder:
            antal = Antal()
        if not tolkning.fel and not tolkning.antal:
            skal = "Filen innehåller inga rader att läsa in."
            tolkning.fel.append(Fel(0, "filen", "", skal, "Hämta den på nytt från källan."))
        return tolkning, antal if not tolkning.fel else Antal()

    def _underlag(self, val: dict[str, Any]) -> Underlag | None:
        """The party's newest open underlag; none when neither district nor party is named."""
        omrade, part = val["omrade"], val["part"]
        if omrade and not Stadsdelsomrade.objects.filter(slug=omrade).exists():
            alla = ", ".join(Stadsdelsomrade.objects.gallande().values_list("slug", flat=True))
            raise Hinder(f"Området ”{omrade}” finns inte. De som finns: {alla}.")
        if part and not Part.objects.filter(kod=part).exists():
            alla = ", ".join(Part.objects.values_list("kod", flat=True))
            raise Hinder(f"Parten ”{part}” finns inte. De som finns: {alla}.")
        if not omrade and not part:
            return None
        if not (omrade and part):
            raise Hinder("Ange både --omrade och --part, eller inget av dem.")
        rader = Underlag.objects.filter(stadsdelsomrade__slug=omrade, part__kod=part)
        oppna = rader.filter(status=Underlag.Status.UTKAST)
        underlag = oppna.order_by("-lagesbild__year", "-lagesbild__utgava").first()
        if underlag is None:
            raise Hinder("Det finns inget öppet underlag. Börja på ett, eller ta tillbaka det.")
        return underlag

    def _text(self, fil: Fil, tolkning: Tolkning, antal: Antal, torr: bool) -> None:
        self.stdout.write(f"{fil.namn}: {slag_i_ord(tolkning.slag)}.")
        for varning in tolkning.varningar:
            self.stdout.write(f"{fil.namn}: {varning}")
        if tolkning.fel:
            self.stdout.write(f"{fil.namn}: {avvisade(tolkning)} rader avvisas.")
            return
        verb = "Provat, inget sparat" if torr else "Inläst"
        if not antal.nya and not antal.andrade:
            verb = "Inget ändrat, allt fanns redan"
        self.stdout.write(
            f"{fil.namn}: {verb}. {antal.nya} nya, {antal.andrade} ändrade, "
            f"{antal.lika} oförändrade, 0 avvisade rader från {tolkning.datakalla}."
        )

    def _json(self, fil: Fil, tolkning: Tolkning, antal: Antal, torr: bool) -> None:
        svar = {
            "fil": fil.namn,
            "slag": tolkning.slag,
            "igenkand_som": slag_i_ord(tolkning.slag),
            "datakalla": tolkning.datakalla,
            "sha256": tolkning.sha256,
            "rader": tolkning.antal,
            "nya": antal.nya,
            "andrade": antal.andrade,
            "oforandrade": antal.lika,
            "avvisade": avvisade(tolkning),
            "sparat": not torr and not tolkning.fel and bool(antal.nya or antal.andrade),
            "varningar": tolkning.varningar,
            "fel": [
                {"rad": f.rad, "falt": f.falt, "varde": f.varde, "skal": f.skal, "atgard": f.atgard}
                for f in tolkning.fel
            ],
        }
        self.stdout.write(json.dumps(svar, ensure_ascii=False, indent=2))


def avvisade(tolkning: Tolkning) -> int:
    """How many rows have a fault; a fault of the whole file counts as one."""
    return len({fel.rad for fel in tolkning.fel})
