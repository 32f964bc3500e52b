"""The yearly report's PDF: ordered by the central group, written by a job, kept with the report."""

from __future__ import annotations

import hashlib
from typing import Any

from django.db import transaction
from django.utils import timezone

from samverkan.datum_sv import dag
from samverkan.jobb import Steg, bestall
from samverkan.kanonisk import kontrollsumma
from samverkan.log import log
from samverkan.models import Jobb, User
from samverkan.permissions import krav
from samverkan.radskydd import sammanhang
from uppfoljning.arsrapport.rapport import Beslut, gor_pdf
from uppfoljning.arsrapport.snapshot import bygg
from uppfoljning.models import Arssammanstallning
from uppfoljning.permissions import is_central


def innehall_och_beslut(rad: Arssammanstallning) -> tuple[dict[str, Any], Beslut]:
    """What is frozen when the report is decided, otherwise what stands in the database now."""
    if rad.innehall is not None and rad.faststalld_at:
        return rad.innehall, Beslut(rad.sha256, dag(rad.faststalld_at))
    innehall = bygg(rad)
    return innehall, Beslut(kontrollsumma(innehall))


@transaction.atomic
def bestall_pdf(rad: Arssammanstallning, *, by: User, task: Any) -> Jobb:
    """Order the PDF; asked for twice it is written once."""
    krav(is_central(by))
    nyckel = f"arsrapport-{rad.pk}-{rad.version}"
    jobb = bestall(by, "arsrapport", f"{rad} som PDF", nyckel, {"pk": rad.pk}, task)
    log(by, "bestall_arsrapport", rad)
    return jobb


def skriv_pdf(jobb: Jobb, steg: Steg) -> str:
    """Read, write and keep; the page that the finished job leads to is the report's own."""
    steg(5, "Läser uppgifterna.")
    with sammanhang(jobb.bestallt_av):
        rad = Arssammanstallning.objects.get(pk=jobb.argument["pk"])
        innehall, beslut = innehall_och_beslut(rad)
    pdf = gor_pdf(innehall, beslut, steg)
    steg(95, "Sparar rapporten.")
    with sammanhang(jobb.bestallt_av):
        _behall(rad, pdf)
    return rad.get_absolute_url()


def _behall(rad: Arssammanstallning, pdf: bytes) -> None:
    """Keep the file, unless the report was decided while a draft was being written."""
    rader = Arssammanstallning.objects.filter(pk=rad.pk, status=rad.status)
    rader.update(pdf=pdf, pdf_sha256=hashlib.sha256(pdf).hexdigest(), pdf_at=timezone.now())
