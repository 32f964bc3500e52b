"""All measurements in order, on a database of their own that is dropped afterwards."""

import sys
import traceback
from collections.abc import Callable

from django.db import connection
from django.test.utils import setup_databases, teardown_databases

from bench import berakning, diagram, forslag, handelser, inlasning, pdf, sida, trafik

ALLA: dict[str, Callable[[], None]] = {
    "sida": sida.mat,
    "trafik": trafik.mat,
    "diagram": diagram.mat,
    "pdf": pdf.mat,
    "inlasning": inlasning.mat,
    "berakning": berakning.mat,
    "forslag": forslag.mat,
}
#: Those that fill a database of their own with the demo × 10.
STORA: dict[str, Callable[[], None]] = {"handelser": handelser.mat}


def kor(valda: list[str]) -> None:
    """Run those chosen, or all; a measurement that breaks is told of and does not stop the rest."""
    brutna: list[str] = []
    for grupp in (ALLA, STORA):
        if med := [namn for namn in grupp if not valda or namn in valda]:
            brutna += _i_egen_databas({namn: grupp[namn] for namn in med})
    if brutna:
        sys.exit(f"Kunde inte mätas: {', '.join(brutna)}")


def _i_egen_databas(matningar: dict[str, Callable[[], None]]) -> list[str]:
    """The names of those that broke."""
    connection.settings_dict["TEST"]["NAME"] = "bench_lagesbild"
    gammal = setup_databases(verbosity=0, interactive=False)
    brutna = []
    try:
        for namn, mat in matningar.items():
            print(f"\n{namn}", flush=True)
            try:
                mat()
            except Exception:
                traceback.print_exc()
                brutna.append(namn)
    finally:
        connection.close()
        teardown_databases(gammal, verbosity=0)
    return brutna
