"""The lägesbild to read and to hand on: page, PDF and ODT; and the public version of each."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from lagesbild.dokument.kalla import las_innehall
from lagesbild.models import Lagesbild
from lagesbild.views.dokument import hamta_hel
from lagesbild.views.lagesbild import hamta
from samverkan.dokument.odt import MIMETYP, som_odt
from samverkan.forfragan import Forfragan
from samverkan.kanonisk import kanonisk
from samverkan.log import log
from samverkan.models import Delningsniva
from uppfoljning.selectors.dokument import dokumentsida, fil_for, hela_dokumentet
from uppfoljning.tasks import skriv_lagesbild
from uppfoljning.workflow.lagesbildspdf import bestall_pdf

MALL = "uppfoljning/lagesbild_dokument.html"


def _fil(bild: Lagesbild, innehall: bytes, typ: str, andelse: str) -> HttpResponse:
    """A file to keep, named by district, year, and whether it is a draft or the public version."""
    utgava = f"-utgava{bild.utgava}" if bild.utgava > 1 else ""
    utkast = "-utkast" if bild.is_oppen else ""
    namn = f"lagesbild-{bild.stadsdelsomrade.slug}-{bild.year}{utgava}{utkast}{andelse}"
    svar = HttpResponse(innehall, content_type=typ)
    svar["Content-Disposition"] = f'attachment; filename="{namn}"'
    return svar


def _pdf(bild: Lagesbild, *, publik: bool) -> bytes:
    """The file of the text as it stands, or 404 until it has been ordered."""
    fil = fil_for(bild, hela_dokumentet(bild, publik=publik), publik=publik)
    if fil is None:
        raise Http404
    return bytes(fil.pdf)


@login_required
@require_GET
def lagesbild(request: Forfragan, pk: int) -> HttpResponse:
    """The whole document as a page."""
    bild = hamta_hel(request, pk)
    log(request.user, "las_lagesbild", bild)
    return render(request, MALL, dokumentsida(request.user, bild, publik=False))


@login_required
@require_GET
def pdf(request: Forfragan, pk: int) -> HttpResponse:
    """The whole document, archived and accessible."""
    bild = hamta_hel(request, pk)
    innehall = _pdf(bild, publik=False)
    log(request.user, "hamta_lagesbild", bild)
    return _fil(bild, innehall, "application/pdf", ".pdf")


@login_required
@require_POST
def pdf_bestall(request: Forfragan, pk: int) -> HttpResponse:
    """Order the PDF as a background job."""
    bild = hamta_hel(request, pk)
    return redirect(bestall_pdf(bild, publik=False, by=request.user, task=skriv_lagesbild))


@login_required
@require_GET
def odt(request: Forfragan, pk: int) -> HttpResponse:
    """The whole document for a word processor."""
    bild = hamta_hel(request, pk)
    log(request.user, "hamta_lagesbild", bild)
    return _fil(bild, som_odt(hela_dokumentet(bild, publik=False)), MIMETYP, ".odt")


@login_required
@require_GET
def offentlig(request: Forfragan, pk: int) -> HttpResponse:
    """The public version as a page."""
    return render(request, MALL, dokumentsida(request.user, hamta(request, pk), publik=True))


@login_required
@require_GET
def offentlig_pdf(request: Forfragan, pk: int) -> HttpResponse:
    """The public version, archived and accessible."""
    bild = _offentlig(request, pk)
    return _fil(bild, _pdf(bild, publik=True), "application/pdf", "-offentlig.pdf")


@login_required
@require_POST
def offentlig_bestall(request: Forfragan, pk: int) -> HttpResponse:
    """Order the public PDF as a background job."""
    bild = hamta(request, pk)
    return redirect(bestall_pdf(bild, publik=True, by=request.user, task=skriv_lagesbild))


@login_required
@require_GET
def offentlig_odt(request: Forfragan, pk: int) -> HttpResponse:
    """The public version for a word processor."""
    bild = _offentlig(request, pk)
    return _fil(bild, som_odt(hela_dokumentet(bild, publik=True)), MIMETYP, "-offentlig.odt")


@login_required
@require_GET
def offentlig_json(request: Forfragan, pk: int) -> HttpResponse:
    """The public version's content, for machines."""
    bild = _offentlig(request, pk)
    innehall = kanonisk(las_innehall(bild, publik=True)[0])
    return _fil(bild, innehall, "application/json", "-offentlig.json")


def _offentlig(request: Forfragan, pk: int) -> Lagesbild:
    bild = hamta(request, pk)
    log(request.user, "hamta_offentlig_lagesbild", bild, niva=Delningsniva.PUBLIK)
    return bild
