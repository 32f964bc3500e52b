"""The förvaltare's thresholds: what another one would hide is shown before it is saved."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from lagesbild.forms.troskel import TroskelForm
from lagesbild.permissions.granser import may_satta_troskel
from lagesbild.selectors.trosklar import forandringen, trosklarna
from lagesbild.workflow.troskel import satt_troskel
from samverkan.fel import Hinder
from samverkan.forfragan import Forfragan, skickade_tal
from samverkan.permissions import krav


@login_required
def trosklar(request: Forfragan) -> HttpResponse:
    """What holds for each source; a new threshold is shown before it is saved."""
    krav(may_satta_troskel(request.user))
    form = TroskelForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        sida = forandringen(form.cleaned_data["kalla"], form.cleaned_data["troskel"])
        return render(request, "lagesbild/trosklar_granska.html", sida | {"form": form})
    status = 422 if request.method == "POST" else 200
    return render(request, "lagesbild/trosklar.html", trosklarna() | {"form": form}, status=status)


@login_required
@require_POST
def trosklar_spara(request: Forfragan) -> HttpResponse:
    """Set the threshold that was just looked at."""
    krav(may_satta_troskel(request.user))
    form = TroskelForm(request.POST)
    if not form.is_valid():
        return render(request, "lagesbild/trosklar.html", trosklarna() | {"form": form}, status=422)
    data, nu = form.cleaned_data, next(iter(skickade_tal(request, "nu")), -1)
    try:
        satt_troskel(data["kalla"], data["troskel"], nu, data["skal"], by=request.user)
        messages.success(request, f"Tröskeln är nu {data['troskel']}.")
    except Hinder as fel:
        messages.error(request, " ".join(fel.skal))
    return redirect("lagesbild:trosklar")
