"""Background jobs of the top floor."""

from procrastinate.contrib.django import app

from samverkan.jobb import kor
from uppfoljning.workflow.rapportpdf import skriv_pdf

RAPPORT = "rapport"


@app.task(queue=RAPPORT, name="uppfoljning.skriv_rapport", retry=2)
def skriv_rapport(jobb_id: int) -> None:
    """Write a yearly report's PDF; done again from the start if the worker died."""
    kor(jobb_id, skriv_pdf)
