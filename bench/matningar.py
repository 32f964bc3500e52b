"""All measurements in order, on a database of their own that is dropped afterwards."""

import sys
import traceback
from collections.abc import Callable

from django.db import connection
from django.test.utils import setup_databases, teardown_databases

from bench import berakning, diagram, forslag, inlasning, pdf, sida

ALLA: dict[str, Callable[[], None]] = {
    "sida": sida.mat,
    "diagram": diagram.mat,
    "pdf": pdf.mat,
    "inlasning": inlasning.mat,
    "berakning": berakning.mat,
    "forslag": forslag.mat,
}


def kor(valda: list[str]) -> None:
    """Run those chosen, or all; a measurement that breaks is told of and does not stop the rest."""
    connection.settings_dict["TEST"]["NAME"] = "bench_lagesbild"
    gammal = setup_databases(verbosity=0, interactive=False)
    brutna = []
    try:
        for namn in valda or ALLA:
            print(f"\n{namn}", flush=True)
            try:
                ALLA[namn]()
            except Exception:
                traceback.print_exc()
                brutna.append(namn)
    finally:
        connection.close()
        teardown_databases(gammal, verbosity=0)
    if brutna:
        sys.exit(f"Kunde inte mätas: {', '.join(brutna)}")
