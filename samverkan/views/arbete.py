"""The overall agreement with its remiss, and background jobs."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from samverkan import workflow_remiss as workflow
from samverkan.forfragan import Forfragan
from samverkan.forms import RemissvarForm
from samverkan.models import Jobb
from samverkan.permissions import krav
from samverkan.redigering import redigera
from samverkan.selectors import jobbvy, overenskommelsesida, synliga_overenskommelser


@login_required
@require_GET
def jobb(request: Forfragan, pk: int) -> HttpResponse:
    """A background job of one's own, with progress."""
    ett = get_object_or_404(Jobb, pk=pk, bestallt_av=request.user)
    return render(request, "samverkan/jobb.html", jobbvy(ett))


@login_required
@require_GET
def jobb_status(request: Forfragan, pk: int) -> HttpResponse:
    """The part of the job page that is fetched again while it goes on."""
    ett = get_object_or_404(Jobb, pk=pk, bestallt_av=request.user)
    return render(request, "samverkan/delar/jobb_inre.html", jobbvy(ett))


@login_required
@require_GET
def overenskommelser(request: Forfragan) -> HttpResponse:
    """The overall agreements, the one in force first."""
    rader = synliga_overenskommelser(request.user)
    return render(request, "samverkan/overenskommelser.html", {"overenskommelser": rader})


@login_required
@require_GET
def overenskommelse(request: Forfragan, pk: int) -> HttpResponse:
    """The agreement with its areas and goals, and the answers to it."""
    avtal = get_object_or_404(synliga_overenskommelser(request.user), pk=pk)
    return render(
        request, "samverkan/overenskommelse.html", overenskommelsesida(request.user, avtal)
    )


@login_required
@require_POST
def overenskommelse_akt(request: Forfragan, pk: int, akt: str) -> HttpResponse:
    """Move the agreement one step."""
    avtal = get_object_or_404(synliga_overenskommelser(request.user), pk=pk)
    workflow.flytta_overenskommelse(avtal, akt, by=request.user)
    messages.success(request, "Klart.")
    return redirect(avtal)


@login_required
@require_POST
def remissvar_borja(request: Forfragan, pk: int, slug: str) -> HttpResponse:
    """Start one's party's answer for a district."""
    avtal = get_object_or_404(synliga_overenskommelser(request.user), pk=pk)
    return redirect(workflow.borja_remissvar(avtal, slug, by=request.user))


@login_required
def remissvar(request: Forfragan, pk: int) -> HttpResponse:
    """Write or read an answer."""
    svar = get_object_or_404(workflow.synliga_remissvar(request.user), pk=pk)
    if request.method == "POST":
        krav(workflow.may_skriva(request.user, svar))
    far = workflow.may_skriva(request.user, svar)
    return redigera(
        request,
        RemissvarForm,
        svar,
        rubrik=f"Remissvar, {svar}",
        akt="skriva_remissvar",
        mall="samverkan/remissvar.html",
        till=reverse("samverkan:remissvar", args=[svar.pk]),
        svar=svar,
        far_skriva=far,
    )


@login_required
@require_POST
def remissvar_lamna(request: Forfragan, pk: int) -> HttpResponse:
    """Hand in the answer."""
    svar = get_object_or_404(workflow.synliga_remissvar(request.user), pk=pk)
    workflow.lamna_remissvar(svar, by=request.user)
    messages.success(request, "Remissvaret är lämnat.")
    return redirect(svar.overenskommelse)
