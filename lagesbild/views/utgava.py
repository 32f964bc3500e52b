"""A new edition, an approval with a reservation, and what is taken out of the joint texts."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from lagesbild.forms.godkannande import ReservationForm, UtgavaForm
from lagesbild.models import Godkannande, Lagesbild
from lagesbild.selectors.godkannanden import godkannandefil
from lagesbild.views.dokument import hamta_hel
from lagesbild.views.lagesbild import hamta
from lagesbild.workflow.lagesbild import godkann, may_arbeta
from lagesbild.workflow.personuppgifter import byt_ut_gemensamt
from lagesbild.workflow.utgava import may_ny_utgava
from lagesbild.workflow.utgava import ny_utgava as gor_ny_utgava
from samverkan.fel import Hinder
from samverkan.forfragan import Forfragan
from samverkan.kanonisk import kanonisk
from samverkan.log import log
from samverkan.models import User
from samverkan.permissions import krav


@login_required
def ny_utgava(request: Forfragan, pk: int) -> HttpResponse:
    """Why, and then a copy to work on."""
    bild = hamta(request, pk)
    krav(may_ny_utgava(request.user, bild))
    form = UtgavaForm(request.POST if request.method == "POST" else None)
    if ny := _gjort(form, lambda sagt: gor_ny_utgava(bild, sagt["skal"], by=request.user)):
        messages.success(request, f"Utgåva {ny.utgava} är gjord. Ändra det som ska ändras.")
        return redirect(ny)
    return _visa(request, "lagesbild/ny_utgava.html", form, bild)


@login_required
def reservation(request: Forfragan, pk: int) -> HttpResponse:
    """Approve what was shown, with a reservation."""
    bild = hamta(request, pk)
    krav(may_arbeta(request.user, bild))
    sett = {"sha256": request.GET.get("summa", "")}
    form = ReservationForm(request.POST if request.method == "POST" else None, initial=sett)
    if _gjort(form, lambda sagt: _godkann(bild, sagt, request.user)):
        messages.success(request, "Godkännandet är sparat med er reservation.")
        return redirect(bild)
    return _visa(request, "lagesbild/godkann_reservation.html", form, bild)


def _godkann(bild: Lagesbild, sagt: dict[str, str], by: User) -> Godkannande:
    skal = {"reservation": sagt["reservation"], "motiv": sagt.get("motiv", "")}
    return godkann(bild, sagt["sha256"], by=by, **skal)


def _gjort(form: forms.Form, akt: Callable[[dict[str, str]], Any]) -> Any:
    """What the act gave; nothing when the form, or what stands in the way, must be told first."""
    if form.is_valid():
        try:
            return akt(form.cleaned_data)
        except Hinder as fel:
            form.add_error(None, fel.skal)
    return None


def _visa(request: Forfragan, mall: str, form: forms.Form, bild: Lagesbild) -> HttpResponse:
    kontext: dict[str, Any] = {"form": form, "bild": bild}
    return render(request, mall, kontext, status=422 if request.method == "POST" else 200)


@login_required
@require_POST
def byt_ut(request: Forfragan, pk: int) -> HttpResponse:
    """Put something neutral in the place of what looks like personal data in a joint text."""
    bild = hamta(request, pk)
    krav(may_arbeta(request.user, bild))
    byt_ut_gemensamt(bild, request.POST.get("stalle", ""), by=request.user)
    messages.success(request, "Utbytt.")
    return redirect(bild)


@login_required
@require_GET
def godkannanden(request: Forfragan, pk: int) -> HttpResponse:
    """Who has approved which content, and with which reservation, for machines."""
    bild = hamta_hel(request, pk)
    log(request.user, "hamta_godkannanden", bild)
    svar = HttpResponse(kanonisk(godkannandefil(bild)), content_type="application/json")
    svar["Content-Disposition"] = 'attachment; filename="godkannanden.json"'
    return svar
