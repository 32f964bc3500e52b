"""A district's contribution to the yearly report."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from samverkan.forfragan import Forfragan
from samverkan.permissions import krav
from samverkan.redigering import redigera
from uppfoljning.forms.ars import BidragForm
from uppfoljning.models import Bidrag
from uppfoljning.permissions import may_skriva_bidrag
from uppfoljning.selectors.ars import bidragssida
from uppfoljning.workflow import ars as workflow

TACK = {
    "lamna": "Bidraget är lämnat. Tack!",
    "ta_tillbaka": "Bidraget är ett utkast igen.",
}


def _hamta(request: Forfragan, pk: int) -> Bidrag:
    rader = Bidrag.objects.visible_to(request.user)
    rader = rader.select_related("arssammanstallning__overenskommelse", "stadsdelsomrade")
    return get_object_or_404(rader.defer("arssammanstallning__pdf"), pk=pk)


@login_required
@require_GET
def bidrag(request: Forfragan, pk: int) -> HttpResponse:
    """What the district says of its year, and what the follow-up says."""
    kontext = bidragssida(request.user, _hamta(request, pk))
    return render(request, "uppfoljning/bidrag.html", kontext)


@login_required
def bidrag_redigera(request: Forfragan, pk: int) -> HttpResponse:
    """Write the contribution."""
    rad = _hamta(request, pk)
    krav(may_skriva_bidrag(request.user, rad))
    version = request.POST.get("version", "")
    return redigera(
        request, BidragForm, rad, rubrik=str(rad), akt="andra_bidrag",
        spara=lambda form: workflow.spara_bidrag(
            form, by=request.user, version=int(version) if version.isdigit() else 0
        ),
    )  # fmt: skip


@login_required
@require_POST
def bidrag_akt(request: Forfragan, pk: int, akt: str) -> HttpResponse:
    """Hand in the contribution, or take it back."""
    rad = workflow.flytta_bidrag(_hamta(request, pk), akt, by=request.user)
    messages.success(request, TACK[akt])
    return redirect(rad)
