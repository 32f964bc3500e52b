"""A lägesbild's PDF: ordered by whoever may read it, set by a job, kept for that text."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.urls import reverse

from lagesbild.models import Lagesbild
from samverkan.dokument.pdf import som_html, som_pdf
from samverkan.jobb import Steg, bestall
from samverkan.kanonisk import kontrollsumma
from samverkan.log import log
from samverkan.models import Delningsniva, Jobb, User
from samverkan.radskydd import sammanhang
from uppfoljning.models import Lagesbildsfil
from uppfoljning.selectors.dokument import fil_for, hela_dokumentet


@transaction.atomic
def bestall_pdf(bild: Lagesbild, *, publik: bool, by: User, task: Any) -> Jobb:
    """Order the PDF of the text as it stands; asked for twice it is set once."""
    text = kontrollsumma(som_html(hela_dokumentet(bild, publik=publik)))
    # By person too: what is ordered is read with the orderer's own reach.
    nyckel = f"lagesbild-{bild.pk}-{'o' if publik else 'h'}-{by.pk}-{text[:16]}"
    rubrik = f"{bild}{', offentlig version' if publik else ''} som PDF"
    jobb = bestall(by, "lagesbild", rubrik, nyckel, {"pk": bild.pk, "publik": publik}, task)
    niva = Delningsniva.PUBLIK if publik else None
    log(by, "bestall_lagesbild", bild, niva=niva)
    return jobb


def skriv_pdf(jobb: Jobb, steg: Steg) -> str:
    """Read, set and keep; the finished job leads to the file."""
    publik = bool(jobb.argument["publik"])
    steg(5, "Läser lägesbilden.")
    with sammanhang(jobb.bestallt_av):
        rader = Lagesbild.objects.visible_to(jobb.bestallt_av)
        bild = rader.select_related("stadsdelsomrade", "overenskommelse").get(
            pk=jobb.argument["pk"]
        )
        dokument = hela_dokumentet(bild, publik=publik)
    steg(25, "Sätter sidorna.")
    pdf = som_pdf(dokument)
    steg(95, "Sparar filen.")
    with sammanhang(jobb.bestallt_av):
        if fil_for(bild, dokument, publik=publik) is None:
            Lagesbildsfil.objects.create(
                lagesbild=bild,
                publik=publik,
                text_sha256=kontrollsumma(som_html(dokument)),
                pdf=pdf,
            )
    slag = "offentlig" if publik else "dokument"
    return reverse(f"uppfoljning:lagesbild_{slag}", args=[bild.pk])
