"""Observations of an underlag: written, copied, carried over from last year, removed."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from lagesbild.forms.observation import ObservationForm, omprovningsformular
from lagesbild.models import Observation
from lagesbild.permissions.underlag import arbetar, may_redigera, may_redigera_observation
from lagesbild.selectors.observation import (
    FILKOLUMNER,
    borja_observation,
    observationer_som_rader,
    observationssida,
    stallen,
)
from lagesbild.views.underlag import hamta_underlag
from lagesbild.workflow import underlag as workflow
from lagesbild.workflow.avsnitt import att_omprova
from lagesbild.workflow.omprovning import omprova as spara_omprovning
from samverkan.forfragan import Forfragan, skickad_version
from samverkan.log import log
from samverkan.permissions import krav
from samverkan.redigering import redigera
from samverkan.tabellfil import tabellsvar


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
    return render(request, "lagesbild/observation.html", observationssida(request.user, en))


@login_required
@require_GET
def observationer_fil(request: Forfragan, pk: int) -> HttpResponse:
    """All that the person sees of an underlag's observations, in a file that can be read back."""
    ett = hamta_underlag(request, pk)
    rader = observationer_som_rader(request.user, ett)
    log(request.user, "hamta_iakttagelser", ett, efter={"antal": len(rader)})
    return tabellsvar("iakttagelser", FILKOLUMNER, rader, request.GET.get("form", "csv"))


@login_required
def observation_ny(request: Forfragan, pk: int) -> HttpResponse:
    """Write a new observation: empty, in a given area, like the one before, or a copy of one."""
    ett = hamta_underlag(request, pk)
    krav(may_redigera(request.user, ett))
    en = borja_observation(ett, request.GET, request.user)
    return _redigera_observation(request, en, "Ny iakttagelse")


@login_required
def observation_redigera(request: Forfragan, pk: int) -> HttpResponse:
    """Change an observation."""
    en = _observation(request, pk)
    krav(may_redigera_observation(request.user, en))
    return _redigera_observation(request, en, f"Iakttagelse {en.kod}")


def _redigera_observation(request: Forfragan, en: Observation, rubrik: str) -> HttpResponse:
    ny = reverse("lagesbild:observation_ny", args=[en.underlag_id])
    tillbaka = en.underlag.get_absolute_url()
    return redigera(
        request,
        ObservationForm,
        en,
        rubrik=rubrik,
        akt="",
        mall="lagesbild/observation_form.html",
        avbryt=tillbaka,
        till=f"{ny}?som=forra" if "en_till" in request.POST else tillbaka,
        stallen=stallen(en.underlag),
        bakgrund=settings.KARTBAKGRUND,
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
def omprova(request: Forfragan, pk: int) -> HttpResponse:
    """Say of last year's observations whether they stand, have changed or have ended."""
    ett = hamta_underlag(request, pk)
    krav(may_redigera(request.user, ett))
    forms = omprovningsformular(att_omprova(ett), request.POST or None)
    if request.method == "POST" and not [form for form in forms if not form.is_valid()]:
        antal = spara_omprovning(ett, [form.svar for form in forms if form.svar], by=request.user)
        messages.success(request, f"{antal} omprövade.")
        return redirect("lagesbild:omprova" if antal < len(forms) else "lagesbild:underlag", pk)
    kod = 422 if request.method == "POST" else 200
    return render(request, "lagesbild/omprova.html", {"forms": forms, "underlag": ett}, status=kod)
