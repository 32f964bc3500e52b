"""Pages of the city's own plan and its activities."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from atgardsplan.forms.plan import AktivitetForm, AktivitetUppfoljningForm, HandlingsplanForm
from atgardsplan.models import Aktivitet, Handlingsplan
from atgardsplan.permissions import (
    may_borja_handlingsplan,
    may_folja_upp_aktivitet,
    may_redigera_handlingsplan,
)
from atgardsplan.selectors import aktiviteter_per_omrade, rubrik_handlingsplan
from atgardsplan.views.gemensamt import anvandare, las_handlingsplan, sparare
from atgardsplan.workflow import handlingsplan as workflow
from samverkan.models import Overenskommelse
from samverkan.permissions import krav
from samverkan.redigering import redigera

TACK = {"besluta": "Handlingsplanen är beslutad.", "avsluta": "Handlingsplanen är avslutad."}


@login_required
@require_GET
def handlingsplaner(request: HttpRequest) -> HttpResponse:
    kontext = {
        "planer": Handlingsplan.objects.visible_to(request.user).prefetch_related("aktiviteter"),
        "may_borja": may_borja_handlingsplan(anvandare(request)),
    }
    return render(request, "atgardsplan/handlingsplaner.html", kontext)


@login_required
@require_GET
def handlingsplan(request: HttpRequest, pk: int) -> HttpResponse:
    plan, user = las_handlingsplan(request, pk), anvandare(request)
    kontext = {
        "plan": plan,
        "rubrik": rubrik_handlingsplan(plan),
        "grupper": aktiviteter_per_omrade(plan),
        "may_redigera": may_redigera_handlingsplan(user, plan),
        "may_folja_upp": may_folja_upp_aktivitet(user, plan),
        "akter": workflow.HANDLINGSPLAN_OVERGANGAR.mojliga(user, plan),
    }
    return render(request, "atgardsplan/handlingsplan.html", kontext)


@login_required
def handlingsplan_ny(request: HttpRequest) -> HttpResponse:
    krav(may_borja_handlingsplan(anvandare(request)))
    ram = get_object_or_404(Overenskommelse.objects.gallande())
    return redigera(
        request, HandlingsplanForm, Handlingsplan(overenskommelse=ram),
        rubrik="Ny handlingsplan", akt="skapa_handlingsplan",
        avbryt=reverse("atgardsplan:handlingsplaner"),
        spara=sparare(request, workflow.spara_handlingsplan),
    )  # fmt: skip


@login_required
def handlingsplan_redigera(request: HttpRequest, pk: int) -> HttpResponse:
    plan = las_handlingsplan(request, pk)
    krav(may_redigera_handlingsplan(anvandare(request), plan))
    return redigera(
        request, HandlingsplanForm, plan, rubrik=f"Redigera {str(plan).lower()}",
        akt="andra_handlingsplan",
        spara=sparare(request, workflow.spara_handlingsplan),
    )  # fmt: skip


@login_required
@require_POST
def handlingsplan_akt(request: HttpRequest, pk: int, akt: str) -> HttpResponse:
    plan = las_handlingsplan(request, pk)
    if akt not in TACK:
        raise Http404
    workflow.HANDLINGSPLAN_OVERGANGAR.genomfor(plan, akt, by=anvandare(request))
    messages.success(request, TACK[akt])
    return redirect(plan)


@login_required
def aktivitet_ny(request: HttpRequest, pk: int) -> HttpResponse:
    plan = las_handlingsplan(request, pk)
    krav(may_redigera_handlingsplan(anvandare(request), plan))
    return redigera(
        request, AktivitetForm, Aktivitet(handlingsplan=plan), rubrik="Ny aktivitet", over=str(plan),
        akt="skapa_aktivitet", till=plan.get_absolute_url(),
        spara=sparare(request, workflow.spara_aktivitet),
    )  # fmt: skip


@login_required
def aktivitet_redigera(request: HttpRequest, pk: int) -> HttpResponse:
    """In a draft the activity's words, in a decided plan its follow-up."""
    synliga = Handlingsplan.objects.visible_to(request.user)
    rader = Aktivitet.objects.filter(handlingsplan__in=synliga).select_related("handlingsplan")
    rad, user = get_object_or_404(rader, pk=pk), anvandare(request)
    folj_upp = may_folja_upp_aktivitet(user, rad.handlingsplan)
    krav(folj_upp or may_redigera_handlingsplan(user, rad.handlingsplan))
    return redigera(
        request, AktivitetUppfoljningForm if folj_upp else AktivitetForm, rad, rubrik=str(rad),
        akt="andra_aktivitet", spara=sparare(request, workflow.spara_aktivitet),
    )  # fmt: skip
