"""Figures in the joint texts: choose one, read the text again when it has changed, take it away."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from lagesbild.forms.siffra import SiffraForm
from lagesbild.models import Siffra
from lagesbild.selectors.siffra import valbara
from lagesbild.views.analys import hamta_analys
from lagesbild.workflow import siffra as workflow
from lagesbild.workflow.lagesbild import may_sammanfora
from samverkan.fel import Hinder
from samverkan.forfragan import Forfragan
from samverkan.permissions import krav


@login_required
def siffra_ny(request: Forfragan, pk: int) -> HttpResponse:
    """Choose a figure for the text of an area."""
    analys = hamta_analys(request, pk)
    form = SiffraForm(request.POST or None, valbara(analys))
    if request.method == "POST" and form.is_valid():
        rad = workflow.lagg_till_siffra(analys, form.vald, by=request.user)
        text = f"Skriv [{rad.kod}] i texten där siffran {rad.varde_da} står."
        messages.success(request, text)
        return redirect("lagesbild:analys_redigera", pk=analys.pk)
    kontext = {"form": form, "analys": analys, "finns": bool(form.per_nyckel)}
    return render(
        request, "lagesbild/siffra.html", kontext, status=422 if request.method == "POST" else 200
    )


def _siffra(request: Forfragan, pk: int) -> Siffra:
    rader = Siffra.objects.visible_to(request.user).select_related(
        "lagesbild", "analys", "indikator", "serie", "stadsdelsomrade"
    )
    rad = get_object_or_404(rader, pk=pk)
    krav(may_sammanfora(request.user, rad.lagesbild))
    return rad


@login_required
@require_POST
def siffra_godta(request: Forfragan, pk: int) -> HttpResponse:
    """The text has been read against the new figure."""
    rad = workflow.godta_siffra(_siffra(request, pk), by=request.user)
    messages.success(request, f"{rad.kod} gäller nu med värdet {rad.varde_da}.")
    return redirect(rad)


@login_required
@require_POST
def siffra_ta_bort(request: Forfragan, pk: int) -> HttpResponse:
    """Take a figure away from the text."""
    rad = _siffra(request, pk)
    try:
        workflow.ta_bort_siffra(rad, by=request.user)
        messages.success(request, "Siffran är borttagen.")
    except Hinder as fel:
        messages.error(request, " ".join(fel.skal))
    return redirect("lagesbild:analys", pk=rad.lagesbild_id)
