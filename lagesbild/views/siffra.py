"""Figures in the texts: choose one, read the text again when it has changed, take it away."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from lagesbild.forms.siffra import SiffraForm
from lagesbild.models import Siffra
from lagesbild.models.siffra import Skrift
from lagesbild.selectors.siffra import valbara
from lagesbild.views.analys import hamta_analys
from lagesbild.views.underlag import hamta_underlag
from lagesbild.workflow import siffra as workflow
from samverkan.fel import Hinder
from samverkan.forfragan import Forfragan
from samverkan.permissions import krav


@login_required
def siffra_ny(request: Forfragan, pk: int) -> HttpResponse:
    """Choose a figure for the joint text of an area."""
    analys = hamta_analys(request, pk)
    sida = ("Gemensam analys", analys.samverkansomrade.kortnamn)
    return _valj(request, analys, sida, reverse("lagesbild:analys_redigera", args=[pk]))


@login_required
def siffra_ny_underlag(request: Forfragan, pk: int) -> HttpResponse:
    """Choose a figure for the texts of a party's underlag."""
    ett = hamta_underlag(request, pk)
    krav(workflow.may_citera(request.user, ett))
    return _valj(
        request, ett, ("Underlag", "Texter"), reverse("lagesbild:underlag_redigera", args=[pk])
    )


def _valj(request: Forfragan, skrift: Skrift, sida: tuple[str, str], redigera: str) -> HttpResponse:
    """`sida` names the page where the text is read, and the one where it is written."""
    form = SiffraForm(request.POST or None, valbara(skrift))
    if request.method == "POST" and form.is_valid():
        rad = workflow.lagg_till_siffra(skrift, form.vald, by=request.user)
        text = f"Skriv [{rad.kod}] i texten där siffran {rad.varde_da} står."
        messages.success(request, text)
        return redirect(redigera)
    kontext = {
        "form": form, "skrift": skrift, "sida": sida, "redigera": redigera,
        "finns": bool(form.per_nyckel),
    }  # fmt: skip
    kod = 422 if request.method == "POST" else 200
    return render(request, "lagesbild/siffra.html", kontext, status=kod)


def _siffra(request: Forfragan, pk: int) -> Siffra:
    rader = Siffra.objects.visible_to(request.user).select_related(
        "lagesbild", "analys", "underlag", "indikator", "serie", "stadsdelsomrade"
    )
    rad = get_object_or_404(rader, pk=pk)
    krav(workflow.may_citera(request.user, rad.skrift))
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
    return redirect(rad.skrift)
