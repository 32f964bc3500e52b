"""A merge for two to work in at once; made as the owner in the served demo's database."""

import json
import subprocess
import sys

from django.utils import timezone

from lagesbild.models import Lagesbild
from samverkan.models import Part, Stadsdelsomrade
from tests import factories
from tests.webb.server import ROT

SLUG, YEAR = "jarva", 2029
TORGET = {"plats_text": "Torget, vid trappan", "nar_text": "kvällar"}
#: The first party's, then the other's; the first of each is the same thing.
TEXTER = (
    (
        "Öppen handel med narkotika på torget om kvällarna.",
        "Klotter på sandlådan i lekparken.",
        "Lyktorna vid idrottshallen är släckta.",
        "Skräp ligger längs strandpromenaden.",
    ),
    (
        "Narkotika säljs öppet på torget, med hot mot butiker.",
        "Mopeder kör på gångvägen bakom skolan.",
        "Grinden till hallens förråd klättras över.",
        "Cyklar stjäls utanför biblioteket.",
    ),
)


def make_mote() -> Lagesbild:
    """Both parties have handed in; severity and trend of the first pair differ."""
    omrade = Stadsdelsomrade.objects.get(slug=SLUG)
    bild = factories.make_lagesbild(omrade, year=YEAR, status="sammanforing")
    for part, texter in zip(Part.objects.order_by("ordning"), TEXTER, strict=True):
        underlag = factories.make_underlag(
            bild, part, status="inlamnat", inlamnat_at=timezone.now(), sammanfattning="Torget."
        )
        for nummer, text in enumerate(texter):
            andra = {"plats_text": "", "allvar": 2}
            if nummer == 0:
                trend = "samre" if part.ordning > 1 else "battre"
                andra = TORGET | {"allvar": 2 + part.ordning, "trend": trend}
            factories.make_observation(underlag, text=text, **andra)
    factories.make_analyser(bild)
    return bild


def skriv() -> None:
    print(json.dumps(make_mote().pk))


def hamta_mote(miljo: dict[str, str]) -> int:
    """Make it in the served database, and tell its key."""
    svar = subprocess.run(
        [sys.executable, "manage.py", "shell", "-v0", "-c",
         "from tests.webb.samman_rader import skriv; skriv()"],
        cwd=ROT, check=True, text=True, stdout=subprocess.PIPE,
        env=miljo | {"LAGESBILD_ROLL": "agare"},
    )  # fmt: skip
    return int(json.loads(svar.stdout.splitlines()[-1]))
