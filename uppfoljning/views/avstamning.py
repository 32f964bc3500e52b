"""Status notes: a measure's own, and the tertial's walk through a plan."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import ModelForm
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from atgardsplan.models import Atgard, Atgardsplan
from samverkan.forfragan import Forfragan
from samverkan.permissions import krav
from samverkan.redigering import redigera
from uppfoljning.forms.arbete import AvstamningForm
from uppfoljning.models import Avstamning
from uppfoljning.permissions import may_stamma_av
from uppfoljning.selectors.avstamning import avstamningar_for, nasta_i_planen, uppfoljningssida
from uppfoljning.selectors.vantar import tertial
from uppfoljning.workflow.varden import spara_avstamning


def _las_atgard(request: Forfragan, pk: int) -> Atgard:
    rader = Atgard.objects.visible_to(request.user).select_related(
        "atgardsplan__lokal_overenskommelse__stadsdelsomrade", "ansvarig_part"
    )
    return get_object_or_404(rader, pk=pk)


@login_required
@require_GET
def avstamningar(request: Forfragan, pk: int) -> HttpResponse:
    """A measure's notes: a panel in the measure's page, and a page of its own."""
    atgard = _las_atgard(request, pk)
    kontext = {
        "atgard": atgard,
        "avstamningar": avstamningar_for(atgard),
        "may": may_stamma_av(request.user, atgard),
    }
    mall = "avstamningar_panel" if request.htmx else "avstamningar"  # type: ignore[attr-defined]
    return render(request, f"uppfoljning/{mall}.html", kontext)


@login_required
@require_GET
def plan_uppfoljning(request: Forfragan, pk: int) -> HttpResponse:
    """Every measure of a plan with its latest note."""
    rader = Atgardsplan.objects.visible_to(request.user)
    plan = get_object_or_404(rader.select_related("lokal_overenskommelse__stadsdelsomrade"), pk=pk)
    kontext = uppfoljningssida(request.user, plan)
    return render(request, "uppfoljning/plan_uppfoljning.html", kontext)


@login_required
def avstamning_ny(request: Forfragan, pk: int) -> HttpResponse:
    """A note for this tertial; `?i=plan` walks on to the plan's next measure."""
    atgard, idag = _las_atgard(request, pk), timezone.localdate()
    krav(may_stamma_av(request.user, atgard))
    ny = Avstamning(atgard=atgard, year=idag.year, tertial=tertial(idag))
    return _redigera(request, ny, atgard, f"Stäm av: {atgard.rubrik}")


@login_required
def avstamning(request: Forfragan, pk: int) -> HttpResponse:
    """Change a note."""
    synliga = Atgard.objects.visible_to(request.user)
    rad = get_object_or_404(Avstamning.objects.filter(atgard__in=synliga), pk=pk)
    atgard = _las_atgard(request, rad.atgard_id)
    krav(may_stamma_av(request.user, atgard))
    return _redigera(request, rad, atgard, f"Ändra avstämning: {atgard.rubrik}")


def _redigera(request: Forfragan, rad: Avstamning, atgard: Atgard, rubrik: str) -> HttpResponse:
    i_planen = request.GET.get("i") == "plan"
    return redigera(
        request, AvstamningForm, rad, rubrik=rubrik, akt="stamma_av_atgard",
        mall="uppfoljning/avstamning.html", over=str(atgard.atgardsplan), atgard=atgard,
        tidigare=[n for n in avstamningar_for(atgard) if n[1].pk != rad.pk][:1],
        till=_vidare(request, atgard) if i_planen else atgard.get_absolute_url(),
        avbryt=_planens(atgard) if i_planen else atgard.get_absolute_url(),
        spara=_sparare(request, atgard), sparat="Avstämningen är sparad.",
    )  # fmt: skip


def _planens(atgard: Atgard) -> str:
    return reverse("uppfoljning:plan_uppfoljning", args=[atgard.atgardsplan_id])


def _vidare(request: Forfragan, atgard: Atgard) -> str:
    nasta = nasta_i_planen(request.user, atgard.atgardsplan, atgard)
    if nasta is None:
        return _planens(atgard)
    return f"{reverse('uppfoljning:avstamning_ny', args=[nasta.pk])}?i=plan"


def _sparare(request: Forfragan, atgard: Atgard) -> Any:
    skickad = request.POST.get("version", "")
    version = int(skickad) if skickad.isdigit() else 0

    def _spara(form: ModelForm) -> Avstamning:
        sparad = spara_avstamning(form, atgard, by=request.user, version=version)
        for text in form.varningar():  # type: ignore[attr-defined]
            messages.warning(request, text)
        return sparad

    return _spara
