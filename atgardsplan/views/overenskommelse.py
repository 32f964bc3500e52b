"""Pages of the local agreement, its priorities, targets and signatures."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from atgardsplan.forms.overenskommelse import MalvardeForm, OverenskommelseForm, PrioriteringForm
from atgardsplan.models import LokalOverenskommelse, Malvarde, Prioritering
from atgardsplan.permissions import (
    may_borja_overenskommelse,
    may_borja_plan,
    may_folja,
    may_redigera_overenskommelse,
    parter_att_underteckna,
)
from atgardsplan.selectors import markera_skyddade, sida_overenskommelse
from atgardsplan.views.gemensamt import anvandare, las_avtal, sparare
from atgardsplan.workflow import overenskommelse as workflow
from lagesbild.models import Lagesbild
from samverkan.permissions import krav
from samverkan.redigering import redigera

TACK = {
    "foresla": "Överenskommelsen är föreslagen. Nu väntar den på styrgruppens underskrifter.",
    "ta_tillbaka": "Överenskommelsen är ett utkast igen.",
    "avsluta": "Överenskommelsen är avslutad.",
}


@login_required
@require_GET
def overenskommelse(request: HttpRequest, pk: int) -> HttpResponse:
    avtal, user = las_avtal(request, pk), anvandare(request)
    akter = workflow.OVERENSKOMMELSE_OVERGANGAR.mojliga(user, avtal)
    kontext = sida_overenskommelse(user, avtal) | {
        "foljer": may_folja(user, avtal.omrade_id),
        "may_redigera": may_redigera_overenskommelse(user, avtal),
        "may_borja_plan": may_borja_plan(user, avtal),
        "parter": parter_att_underteckna(user, avtal),
        "akter": [rad for rad in akter if rad.akt in workflow.AKTER],
    }
    return render(request, "atgardsplan/overenskommelse.html", kontext)


@login_required
def overenskommelse_ny(request: HttpRequest, pk: int) -> HttpResponse:
    bild = get_object_or_404(Lagesbild.objects.visible_to(request.user), pk=pk)
    krav(may_borja_overenskommelse(anvandare(request), bild))
    ny = LokalOverenskommelse(
        lagesbild=bild,
        stadsdelsomrade=bild.stadsdelsomrade,
        overenskommelse=bild.overenskommelse,
    )
    return redigera(
        request, OverenskommelseForm, ny, rubrik="Ny lokal överenskommelse",
        akt="skapa_overenskommelse", avbryt=bild.get_absolute_url(),
        spara=sparare(request, workflow.skapa_overenskommelse),
    )  # fmt: skip


@login_required
def overenskommelse_redigera(request: HttpRequest, pk: int) -> HttpResponse:
    avtal = las_avtal(request, pk)
    krav(may_redigera_overenskommelse(anvandare(request), avtal))
    return redigera(
        request, OverenskommelseForm, avtal, rubrik=str(avtal), akt="andra_overenskommelse"
    )


@login_required
@require_POST
def overenskommelse_akt(request: HttpRequest, pk: int, akt: str) -> HttpResponse:
    avtal = las_avtal(request, pk)
    if akt not in workflow.AKTER:
        raise Http404
    workflow.OVERENSKOMMELSE_OVERGANGAR.genomfor(avtal, akt, by=anvandare(request))
    messages.success(request, TACK[akt])
    return redirect(avtal)


@login_required
@require_POST
def underteckna(request: HttpRequest, pk: int) -> HttpResponse:
    avtal = las_avtal(request, pk)
    sedd = request.POST.get("sha256", "")
    avtal = workflow.underteckna(avtal, by=anvandare(request), sedd=sedd)
    galler = avtal.status == LokalOverenskommelse.Status.GALLANDE
    text = "Båda parter har undertecknat. Överenskommelsen gäller." if galler else "Undertecknad."
    messages.success(request, text)
    return redirect(avtal)


@login_required
def prioritera(request: HttpRequest, pk: int) -> HttpResponse:
    avtal = las_avtal(request, pk)
    krav(may_redigera_overenskommelse(anvandare(request), avtal))
    return redigera(
        request, PrioriteringForm, Prioritering(lokal_overenskommelse=avtal),
        rubrik="Prioritera en utmaning", over=str(avtal), akt="prioritera", till=avtal.get_absolute_url(),
        spara=sparare(request, workflow.spara_prioritering),
    )  # fmt: skip


def _prioritering(request: HttpRequest, pk: int) -> Prioritering:
    synliga = LokalOverenskommelse.objects.visible_to(request.user)
    rader = Prioritering.objects.filter(lokal_overenskommelse__in=synliga)
    rader = rader.select_related("lokal_overenskommelse", "utmaning")
    return get_object_or_404(rader, pk=pk)


@login_required
def prioritering_redigera(request: HttpRequest, pk: int) -> HttpResponse:
    rad = _prioritering(request, pk)
    krav(may_redigera_overenskommelse(anvandare(request), rad.lokal_overenskommelse))
    return redigera(
        request, PrioriteringForm, rad, rubrik=rad.utmaning.rubrik, akt="andra_prioritering",
        till=rad.get_absolute_url(), spara=sparare(request, workflow.spara_prioritering),
    )  # fmt: skip


@login_required
@require_POST
def prioritering_ta_bort(request: HttpRequest, pk: int) -> HttpResponse:
    rad = _prioritering(request, pk)
    workflow.ta_bort_prioritering(rad, by=anvandare(request))
    messages.success(request, "Utmaningen är inte längre prioriterad.")
    return redirect(reverse("atgardsplan:overenskommelse", args=[rad.lokal_overenskommelse_id]))


def _redigera_malvarde(request: HttpRequest, rad: Malvarde, rubrik: str) -> HttpResponse:
    krav(may_redigera_overenskommelse(anvandare(request), rad.lokal_overenskommelse))
    return redigera(
        request, MalvardeForm, rad, rubrik=rubrik, over=str(rad.lokal_overenskommelse), akt="andra_malvarde",
        till=rad.get_absolute_url(), spara=sparare(request, workflow.spara_malvarde),
    )  # fmt: skip


@login_required
def malvarde_ny(request: HttpRequest, pk: int) -> HttpResponse:
    rad = Malvarde(lokal_overenskommelse=las_avtal(request, pk))
    if (mal := request.GET.get("mal", "")).isdigit():
        rad.malsattning_id = int(mal)
    return _redigera_malvarde(request, rad, "Nytt målvärde")


@login_required
def malvarde_redigera(request: HttpRequest, pk: int) -> HttpResponse:
    synliga = LokalOverenskommelse.objects.visible_to(request.user)
    rader = Malvarde.objects.filter(lokal_overenskommelse__in=synliga)
    rader = rader.select_related("lokal_overenskommelse", "malsattning", "indikator")
    rad = get_object_or_404(rader, pk=pk)
    markera_skyddade(anvandare(request), rad.lokal_overenskommelse, [rad])
    return _redigera_malvarde(request, rad, "Målvärde")
