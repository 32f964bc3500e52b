"""The joint analysis: read whole, written area by area, with proposed challenges."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from lagesbild.forms.sammanforing import AnalysForm, UtmaningsforslagForm
from lagesbild.models import Lagesbild, Omradesanalys, Utmaningsforslag
from lagesbild.selectors.analys import analyssida, skrivstod
from lagesbild.views.dokument import hamta_hel
from lagesbild.workflow import sammanforing as workflow
from lagesbild.workflow.lagesbild import may_sammanfora
from lagesbild.workflow.utmaningsforslag import spara_forslag, ta_bort_forslag
from samverkan.forfragan import Forfragan, skickad_version
from samverkan.permissions import krav
from samverkan.redigering import redigera


@login_required
@require_GET
def analys(request: Forfragan, pk: int) -> HttpResponse:
    """The joint analysis, area by area."""
    kontext = analyssida(request.user, hamta_hel(request, pk))
    return render(request, "lagesbild/analys.html", kontext)


def hamta_analys(request: Forfragan, pk: int) -> Omradesanalys:
    """The analysis of an area, for those who may write it."""
    synliga = Lagesbild.objects.visible_to(request.user)
    rader = Omradesanalys.objects.select_related("lagesbild__stadsdelsomrade", "samverkansomrade")
    en = get_object_or_404(rader, pk=pk, lagesbild__in=synliga)
    krav(may_sammanfora(request.user, en.lagesbild))
    return en


@login_required
def analys_redigera(request: Forfragan, pk: int) -> HttpResponse:
    """Write the joint analysis of an area; differences begin as the merge says them."""
    en = hamta_analys(request, pk)
    stod = skrivstod(request.user, en)
    if request.method == "GET" and not en.skillnader:
        en.skillnader = stod["ur_sammanforingen"]
    return redigera(
        request,
        AnalysForm,
        en,
        rubrik=f"Gemensam analys: {en.samverkansomrade.namn}",
        akt="andra_analys",
        mall="lagesbild/analys_redigera.html",
        spara=lambda form: workflow.spara_analys(
            form, by=request.user, version=skickad_version(request)
        ),
        **stod,
    )


@login_required
def forslag_nytt(request: Forfragan, pk: int) -> HttpResponse:
    """Propose a challenge for an area."""
    en = hamta_analys(request, pk)
    bild, omrade = en.lagesbild, en.samverkansomrade
    rang = bild.utmaningsforslag.filter(samverkansomrade=omrade).count() + 1
    return redigera(
        request,
        UtmaningsforslagForm,
        Utmaningsforslag(lagesbild=bild, samverkansomrade=omrade, rang=rang),
        rubrik=f"Föreslå en utmaning: {omrade.namn}",
        akt="foresla_utmaning",
        avbryt=reverse("lagesbild:analys", args=[bild.pk]),
        spara=lambda form: spara_forslag(form, by=request.user, version=None),
    )


def _forslag(request: Forfragan, pk: int) -> Utmaningsforslag:
    synliga = Lagesbild.objects.visible_to(request.user)
    rader = Utmaningsforslag.objects.select_related("lagesbild", "samverkansomrade")
    rad = get_object_or_404(rader, pk=pk, lagesbild__in=synliga)
    krav(may_sammanfora(request.user, rad.lagesbild))
    return rad


@login_required
def forslag_redigera(request: Forfragan, pk: int) -> HttpResponse:
    """Change a proposal or its rank, or take it back."""
    return redigera(
        request,
        UtmaningsforslagForm,
        rad := _forslag(request, pk),
        rubrik=f"Förslag: {rad.rubrik}",
        akt="foresla_utmaning",
        mall="lagesbild/utmaningsforslag.html",
        spara=lambda form: spara_forslag(form, by=request.user, version=skickad_version(request)),
    )


@login_required
@require_POST
def forslag_ta_bort(request: Forfragan, pk: int) -> HttpResponse:
    """Take a proposal back."""
    bild = ta_bort_forslag(_forslag(request, pk), by=request.user)
    messages.success(request, "Förslaget är borttaget.")
    return redirect("lagesbild:analys", pk=bild.pk)
