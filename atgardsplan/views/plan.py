"""Pages of the year's plan of measures and of each measure."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from atgardsplan.forms.plan import AtgardForm, LardomForm, PlanForm
from atgardsplan.models import Atgard, Atgardsplan
from atgardsplan.permissions import may_borja_plan, may_redigera_atgard, may_redigera_plan
from atgardsplan.selectors import resultat, sida_plan, synliga_orsaker
from atgardsplan.views.gemensamt import anvandare, las_atgard, las_avtal, las_plan, sparare
from atgardsplan.workflow import plan as workflow
from samverkan.permissions import krav
from samverkan.redigering import redigera

TACK_PLAN = {
    "besluta": "Åtgärdsplanen är beslutad.",
    "revidera": "Åtgärdsplanen är ett utkast igen.",
    "avsluta": "Åtgärdsplanen är avslutad.",
}
RUBRIK = {"klarmarkera": "Klarmarkera åtgärden", "avbryt": "Avbryt åtgärden"}


@login_required
@require_GET
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    rad, user = las_plan(request, pk), anvandare(request)
    kontext = sida_plan(user, rad) | {
        "may_redigera": may_redigera_plan(user, rad),
        "akter": workflow.PLAN_OVERGANGAR.mojliga(user, rad),
    }
    return render(request, "atgardsplan/plan.html", kontext)


@login_required
def plan_ny(request: HttpRequest, pk: int) -> HttpResponse:
    avtal = las_avtal(request, pk)
    krav(may_borja_plan(anvandare(request), avtal))
    ny = Atgardsplan(lokal_overenskommelse=avtal, year=avtal.giltig_fran.year)
    return redigera(
        request, PlanForm, ny, rubrik="Ny åtgärdsplan", akt="skapa_plan",
        over=str(avtal),
        avbryt=avtal.get_absolute_url(), spara=sparare(request, workflow.spara_plan),
    )  # fmt: skip


@login_required
def plan_redigera(request: HttpRequest, pk: int) -> HttpResponse:
    rad = las_plan(request, pk)
    krav(may_redigera_plan(anvandare(request), rad))
    return redigera(request, PlanForm, rad, rubrik=str(rad), akt="andra_plan")


@login_required
@require_POST
def plan_akt(request: HttpRequest, pk: int, akt: str) -> HttpResponse:
    rad = las_plan(request, pk)
    if akt not in TACK_PLAN:
        raise Http404
    workflow.PLAN_OVERGANGAR.genomfor(rad, akt, by=anvandare(request))
    messages.success(request, TACK_PLAN[akt])
    return redirect(rad)


@login_required
@require_GET
def atgard(request: HttpRequest, pk: int) -> HttpResponse:
    rad, user = las_atgard(request, pk), anvandare(request)
    kontext = {
        "atgard": rad,
        "plan": rad.atgardsplan,
        "orsaker": synliga_orsaker(user, rad),
        "resultat": resultat(rad),
        "may_redigera": may_redigera_atgard(user, rad),
        "akter": workflow.ATGARD_OVERGANGAR.mojliga(user, rad),
    }
    return render(request, "atgardsplan/atgard.html", kontext)


@login_required
def atgard_ny(request: HttpRequest, pk: int) -> HttpResponse:
    rad = las_plan(request, pk)
    krav(may_redigera_plan(anvandare(request), rad))
    return redigera(
        request, AtgardForm, Atgard(atgardsplan=rad), rubrik="Ny åtgärd", akt="skapa_atgard",
        over=str(rad),
        till=rad.get_absolute_url(), spara=sparare(request, workflow.spara_atgard),
    )  # fmt: skip


@login_required
def atgard_redigera(request: HttpRequest, pk: int) -> HttpResponse:
    rad = las_atgard(request, pk)
    krav(may_redigera_atgard(anvandare(request), rad))
    return redigera(
        request, AtgardForm, rad, rubrik=str(rad), akt="andra_atgard",
        spara=sparare(request, workflow.spara_atgard),
    )  # fmt: skip


@login_required
def atgard_akt(request: HttpRequest, pk: int, akt: str) -> HttpResponse:
    """Move a measure; what ends it first asks what was learnt."""
    rad = las_atgard(request, pk)
    if akt in workflow.MED_LARDOM:
        return _avsluta_atgard(request, rad, akt)
    if akt != "starta":
        raise Http404
    return _starta(request, rad)


@require_POST
def _starta(request: HttpRequest, rad: Atgard) -> HttpResponse:
    workflow.flytta_atgard(rad, "starta", by=anvandare(request))
    messages.success(request, "Åtgärden pågår.")
    return redirect(rad)


def _avsluta_atgard(request: HttpRequest, rad: Atgard, akt: str) -> HttpResponse:
    krav(workflow.ATGARD_OVERGANGAR.far(anvandare(request), rad, akt))
    form = LardomForm(request.POST or None, initial={"lardom": rad.lardom})
    if request.method == "POST" and form.is_valid():
        lardom = form.cleaned_data["lardom"]
        workflow.flytta_atgard(rad, akt, by=anvandare(request), lardom=lardom)
        messages.success(request, "Åtgärden är klar." if akt == "klarmarkera" else "Avbruten.")
        return redirect(rad)
    kontext = {"atgard": rad, "form": form, "rubrik": RUBRIK[akt]}
    return render(request, "atgardsplan/lardom.html", kontext, status=422 if form.errors else 200)
