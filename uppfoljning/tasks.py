"""Background jobs of the top floor."""

from procrastinate.contrib.django import app

from samverkan.jobb import kor
from uppfoljning.workflow import lagesbildspdf
from uppfoljning.workflow.rapportpdf import skriv_pdf

RAPPORT = "rapport"


@app.task(queue=RAPPORT, name="uppfoljning.skriv_rapport", retry=2)
def skriv_rapport(jobb_id: int) -> None:
    """Write a yearly report's PDF; done again from the start if the worker died."""
    kor(jobb_id, skriv_pdf)


@app.task(queue=RAPPORT, name="uppfoljning.skriv_lagesbild", retry=2)
def skriv_lagesbild(jobb_id: int) -> None:
    """Set a lägesbild's PDF; done again from the start if the worker died."""
    kor(jobb_id, lagesbildspdf.skriv_pdf)
