"""The yearly report: opened, written, frozen, printed, delivered."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from samverkan.forfragan import Forfragan
from samverkan.kanonisk import kanonisk
from samverkan.log import log
from samverkan.parterna import ort
from samverkan.permissions import krav
from samverkan.redigering import redigera
from uppfoljning.forms.ars import ArssammanstallningForm, NyArssammanstallningForm
from uppfoljning.models import Arssammanstallning, Delgivning
from uppfoljning.permissions import is_central, may_redigera_ars
from uppfoljning.selectors import ars as selectors
from uppfoljning.tasks import skriv_rapport
from uppfoljning.workflow import ars as workflow
from uppfoljning.workflow.rapportpdf import bestall_pdf


def hamta(request: Forfragan, pk: int) -> Arssammanstallning:
    """A report that the user may see, or 404; its file is read only when it is asked for."""
    rader = Arssammanstallning.objects.visible_to(request.user).defer("pdf")
    return get_object_or_404(rader.select_related("overenskommelse"), pk=pk)


@login_required
@require_GET
def arssammanstallningar(request: Forfragan) -> HttpResponse:
    """All years' reports, the newest first."""
    kontext = {
        "rader": selectors.arssammanstallningar(request.user),
        "central": is_central(request.user),
    }
    return render(request, "uppfoljning/arssammanstallningar.html", kontext)


@login_required
def arssammanstallning_ny(request: Forfragan) -> HttpResponse:
    """Open a year: every district gets a contribution to write."""
    krav(is_central(request.user))
    ny = Arssammanstallning(year=timezone.localdate().year)
    return redigera(
        request, NyArssammanstallningForm, ny, rubrik="Öppna ett nytt år",
        akt="oppna_arssammanstallning", avbryt=reverse("uppfoljning:arssammanstallningar"),
        spara=lambda form: workflow.oppna_year(form, by=request.user),
        sparat="Året är öppnat. Varje stadsdelsområde kan nu skriva sitt bidrag.",
    )  # fmt: skip


@login_required
@require_GET
def arssammanstallning(request: Forfragan, pk: int) -> HttpResponse:
    """The report as a page, with what remains to be done."""
    kontext = selectors.arssida(request.user, hamta(request, pk))
    return render(request, "uppfoljning/arssammanstallning.html", kontext)


@login_required
def arssammanstallning_redigera(request: Forfragan, pk: int) -> HttpResponse:
    """The city's own words."""
    rad = hamta(request, pk)
    krav(may_redigera_ars(request.user, rad))
    version = request.POST.get("version", "")
    return redigera(
        request, ArssammanstallningForm, rad, rubrik=f"{ort()['dess'].capitalize()} ord {rad.year}",
        akt="andra_arssammanstallning",
        spara=lambda form: workflow.spara_ars(
            form, by=request.user, version=int(version) if version.isdigit() else 0
        ),
    )  # fmt: skip


@login_required
@require_POST
def arssammanstallning_akt(request: Forfragan, pk: int, akt: str) -> HttpResponse:
    """Freeze the report and send it to every district."""
    rad = workflow.flytta_ars(hamta(request, pk), akt, by=request.user)
    messages.success(request, f"{rad} är fastställd och skickad till alla stadsdelsområden.")
    return redirect(rad)


@login_required
@require_POST
def pdf_bestall(request: Forfragan, pk: int) -> HttpResponse:
    """Order the PDF as a background job."""
    return redirect(bestall_pdf(hamta(request, pk), by=request.user, task=skriv_rapport))


@login_required
@require_GET
def pdf(request: Forfragan, pk: int) -> HttpResponse:
    """The finished file."""
    rad = hamta(request, pk)
    if not rad.pdf_sha256 or rad.pdf is None:
        raise Http404
    log(request.user, "hamta_arsrapport", rad, niva="publik")
    svar = HttpResponse(bytes(rad.pdf), content_type="application/pdf")
    utkast = "" if rad.faststalld_at else "-utkast"
    svar["Content-Disposition"] = (
        f'attachment; filename="arssammanstallning-{rad.year}{utkast}.pdf"'
    )
    return svar


@login_required
@require_GET
def export(request: Forfragan, pk: int) -> HttpResponse:
    """The frozen content, byte for byte what the sha256 is made of."""
    rad = hamta(request, pk)
    if rad.innehall is None:
        raise Http404
    log(request.user, "exportera_arssammanstallning", rad, niva="publik")
    svar = HttpResponse(kanonisk(rad.innehall), content_type="application/json")
    svar["Content-Disposition"] = f'attachment; filename="arssammanstallning-{rad.year}.json"'
    return svar


@login_required
@require_POST
def ta_emot(request: Forfragan, pk: int) -> HttpResponse:
    """Confirm that the district has received the report."""
    rader = Delgivning.objects.filter(
        arssammanstallning__in=Arssammanstallning.objects.visible_to(request.user)
    )
    delgivning = workflow.ta_emot(get_object_or_404(rader, pk=pk), by=request.user)
    messages.success(request, f"Mottagen av {delgivning.stadsdelsomrade}.")
    return redirect(delgivning.arssammanstallning)
