"""A party's underlag with its observations and sources."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from lagesbild.forms.underlag import DatakallaForm, ObservationForm, UnderlagForm
from lagesbild.models import Datakalla, Lagesbild, Observation, Underlag
from lagesbild.permissions.underlag import arbetar, may_redigera, may_redigera_observation
from lagesbild.selectors.underlag import underlagssida
from lagesbild.workflow import underlag as workflow
from lagesbild.workflow.personuppgifter import byt_ut
from samverkan.forfragan import Forfragan, skickad_version
from samverkan.log import log
from samverkan.permissions import krav
from samverkan.redigering import redigera


def _underlag(request: Forfragan, pk: int) -> Underlag:
    rader = Underlag.objects.visible_to(request.user)
    return get_object_or_404(
        rader.select_related("lagesbild__overenskommelse", "stadsdelsomrade", "part"), pk=pk
    )


@login_required
@require_GET
def underlag(request: Forfragan, pk: int) -> HttpResponse:
    """The underlag; reading the other party's is an act that is logged."""
    ett = _underlag(request, pk)
    if not arbetar(request.user, ett):
        log(request.user, "las_underlag", ett, niva="parterna")
    return render(request, "lagesbild/underlag.html", underlagssida(request.user, ett))


@login_required
@require_POST
def underlag_borja(request: Forfragan, pk: int) -> HttpResponse:
    """Start one's own party's underlag."""
    lagesbild = get_object_or_404(Lagesbild.objects.visible_to(request.user), pk=pk)
    return redirect(workflow.borja_underlag(lagesbild, by=request.user))


@login_required
def underlag_redigera(request: Forfragan, pk: int) -> HttpResponse:
    """The party's own judgement and method."""
    ett = _underlag(request, pk)
    krav(may_redigera(request.user, ett))
    return redigera(request, UnderlagForm, ett, rubrik="Egen bedömning", akt="andra_underlag")


@login_required
@require_POST
def underlag_akt(request: Forfragan, pk: int, akt: str) -> HttpResponse:
    """Hand in, or take back."""
    motiv = request.POST.get("motiv", "")
    ett = workflow.flytta_underlag(_underlag(request, pk), akt, by=request.user, motiv=motiv)
    inlamnat = ett.status == Underlag.Status.INLAMNAT
    messages.success(request, "Underlaget är inlämnat." if inlamnat else "Underlaget är åter ert.")
    return redirect(ett)


@login_required
@require_POST
def underlag_byt_ut(request: Forfragan, pk: int) -> HttpResponse:
    """Put something neutral in the place of what looks like personal data."""
    ett = _underlag(request, pk)
    byt_ut(ett, request.POST.get("stalle", ""), by=request.user)
    messages.success(request, "Utbytt.")
    return redirect(ett)


def _observation(request: Forfragan, pk: int) -> Observation:
    rader = Observation.objects.visible_to(request.user).select_related(
        "underlag__part",
        "underlag__lagesbild__overenskommelse",
        "underlag__stadsdelsomrade",
        "samverkansomrade",
    )
    return get_object_or_404(rader, pk=pk)


@login_required
@require_GET
def observation(request: Forfragan, pk: int) -> HttpResponse:
    """One observation with what has become of it; reading the other party's is logged."""
    en = _observation(request, pk)
    if not arbetar(request.user, en.underlag):
        log(request.user, "las_iakttagelse", en, niva="parterna")
    far = may_redigera_observation(request.user, en)
    return render(request, "lagesbild/observation.html", {"rad": en, "far_redigera": far})


@login_required
def observation_ny(request: Forfragan, pk: int) -> HttpResponse:
    """Write a new observation."""
    ett = _underlag(request, pk)
    krav(may_redigera(request.user, ett))
    return _redigera_observation(request, Observation(underlag=ett), "Ny iakttagelse")


@login_required
def observation_redigera(request: Forfragan, pk: int) -> HttpResponse:
    """Change an observation."""
    en = _observation(request, pk)
    krav(may_redigera_observation(request.user, en))
    return _redigera_observation(request, en, f"Iakttagelse {en.kod}")


def _redigera_observation(request: Forfragan, en: Observation, rubrik: str) -> HttpResponse:
    return redigera(
        request,
        ObservationForm,
        en,
        rubrik=rubrik,
        akt="",
        till=en.underlag.get_absolute_url(),
        spara=lambda form: workflow.spara_observation(
            form, by=request.user, version=skickad_version(request)
        ),
    )


@login_required
@require_POST
def observation_ta_bort(request: Forfragan, pk: int) -> HttpResponse:
    """Remove an observation that is still one's own."""
    en = _observation(request, pk)
    ett = workflow.ta_bort_observation(en, by=request.user)
    messages.success(request, "Iakttagelsen är borttagen.")
    return redirect(ett)


@login_required
def datakalla_ny(request: Forfragan, pk: int) -> HttpResponse:
    """Add a source."""
    ett = _underlag(request, pk)
    krav(may_redigera(request.user, ett))
    return _redigera_datakalla(request, Datakalla(underlag=ett), "Ny källa")


@login_required
def datakalla_redigera(request: Forfragan, pk: int) -> HttpResponse:
    """Change a source."""
    synliga = Underlag.objects.visible_to(request.user)
    en = get_object_or_404(
        Datakalla.objects.select_related("underlag"), pk=pk, underlag__in=synliga
    )
    krav(may_redigera(request.user, en.underlag))
    return _redigera_datakalla(request, en, f"Källan {en.namn}")


def _redigera_datakalla(request: Forfragan, en: Datakalla, rubrik: str) -> HttpResponse:
    return redigera(
        request,
        DatakallaForm,
        en,
        rubrik=rubrik,
        akt="",
        till=en.underlag.get_absolute_url(),
        spara=lambda form: workflow.spara_datakalla(
            form, by=request.user, version=skickad_version(request)
        ),
    )
