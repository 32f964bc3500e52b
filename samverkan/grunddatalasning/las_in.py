"""The whole load, in one transaction."""

from pathlib import Path

from django.db import transaction

from samverkan.grunddatalasning import avtal, omraden
from samverkan.grunddatalasning.filer import Grunddatafel
from samverkan.grunddatalasning.rader import Rakning
from samverkan.workflow import uppdatera_grupper

STEG = [
    ("parter", omraden.las_parter),
    ("stadsdelsområden", omraden.las_stadsdelsomraden),
    ("namn i källor", omraden.las_alias),
    ("stadsdelar", omraden.las_stadsdelar),
    ("lokalpolisområden", omraden.las_lokalpolisomraden),
    ("överenskommelser", avtal.las_overenskommelser),
    ("samverkansområden och mål", avtal.las_samverkansomraden),
    ("indikatorer", avtal.las_indikatorer),
]


def las_in(mapp: Path) -> dict[str, Rakning]:
    """Load every kind; a fault anywhere saves nothing. Rows missing in the files are kept."""
    if not mapp.is_dir():
        raise Grunddatafel(f"Mappen {mapp} finns inte.")
    resultat = {}
    with transaction.atomic():
        for namn, steg in STEG:
            resultat[namn] = Rakning()
            steg(mapp, resultat[namn])
        uppdatera_grupper()
    return resultat
