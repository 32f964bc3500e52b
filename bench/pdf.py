"""A whole city's report with and without its charts: seconds a page, ratio, memory; a process each."""

import io
import json
import os
import re
import resource
import statistics
import subprocess
import sys
import time
from datetime import date

from pikepdf import Pdf

from bench.matning import rad
from samverkan.pdf.render import render_pdf
from tests.pdf.innehall import innehall
from tests.pdf.test_rapport import BESLUT
from uppfoljning.arsrapport.rapport import kontext_och_bilder, som_html

ROUNDS = 5


def mat() -> None:
    """Processes in turn, since memory is only told of a whole process."""
    svar: dict[str, list[dict[str, float]]] = {"med": [], "utan": []}
    for _ in range(ROUNDS):
        for slag, lista in svar.items():
            lista.append(_i_egen_process(slag))
    med, utan = (_median(lista) for lista in svar.values())
    rad("Rapport i PDF/UA med diagram", f"{med['s']:.2f} s, {med['sidor']:.0f} sidor", "–")
    rad("Samma utan diagram", f"{utan['s']:.2f} s, {utan['sidor']:.0f} sidor", "–")
    rad("Med ÷ utan diagram", f"{med['s'] / utan['s']:.2f}", "≤ 1,3")
    rad("Per sida", f"{med['s'] / med['sidor']:.3f} s", "≤ 0,10 s")
    rad("Högsta minne", f"{med['mb']:.0f} MB (utan {utan['mb']:.0f})", "≤ 260 MB")


def _median(lista: list[dict[str, float]]) -> dict[str, float]:
    return {namn: statistics.median(ett[namn] for ett in lista) for namn in lista[0]}


def _i_egen_process(slag: str) -> dict[str, float]:
    kod = "import django; django.setup(); from bench.pdf import ett; import sys; ett(sys.argv[1])"
    svar = subprocess.run(
        [sys.executable, "-c", kod, slag], env=os.environ, check=True, capture_output=True
    )
    return json.loads(svar.stdout)


def ett(slag: str) -> None:
    """Write one report and tell what it took; without charts the pictures are left out."""
    rapport, bilder = kontext_och_bilder(innehall(), BESLUT)
    html = som_html(rapport)
    if slag == "utan":
        html, bilder = re.sub(r"<img\b[^>]*>", "", html), {}
    start = time.perf_counter()
    pdf = render_pdf(
        html, titel="A", forfattare="B", amne="C", datum=date(2026, 2, 27), bilder=bilder
    )
    tid = time.perf_counter() - start
    minne = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    with Pdf.open(io.BytesIO(pdf)) as oppnad:
        sidor = len(oppnad.pages)
    print(json.dumps({"s": tid, "sidor": sidor, "mb": minne}))
