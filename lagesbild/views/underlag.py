"""A party's underlag: its texts, sections and sources, and its way to the other party and back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from lagesbild.forms.underlag import AterlamnaForm, DatakallaForm, UnderlagForm
from lagesbild.models import Datakalla, Lagesbild, Underlag
from lagesbild.permissions.underlag import arbetar, may_aterlamna, may_redigera
from lagesbild.selectors.siffra import citerade
from lagesbild.selectors.underlag import underlagssida
from lagesbild.workflow import underlag as workflow
from lagesbild.workflow.avsnitt import markera
from lagesbild.workflow.personuppgifter import byt_ut
from samverkan.forfragan import Forfragan, skickad_version
from samverkan.log import log
from samverkan.permissions import krav
from samverkan.redigering import redigera


def hamta_underlag(request: Forfragan, pk: int) -> Underlag:
    rader = Underlag.objects.visible_to(request.user)
    return get_object_or_404(
        rader.select_related("lagesbild__overenskommelse", "stadsdelsomrade", "part"), pk=pk
    )


@login_required
@require_GET
def underlag(request: Forfragan, pk: int) -> HttpResponse:
    """The underlag; reading the other party's is an act that is logged."""
    ett = hamta_underlag(request, pk)
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
    """The party's own texts."""
    ett = hamta_underlag(request, pk)
    krav(may_redigera(request.user, ett))
    return redigera(
        request,
        UnderlagForm,
        ett,
        rubrik="Underlagets texter",
        akt="andra_underlag",
        mall="lagesbild/underlag_redigera.html",
        i_text=citerade(ett.siffror.all()),
    )


@login_required
@require_POST
def avsnitt(request: Forfragan, pk: int, nyckel: str) -> HttpResponse:
    """Call a section done, or open it again."""
    ett = hamta_underlag(request, pk)
    markera(ett, nyckel, request.POST.get("klart") == "ja", by=request.user)
    return redirect(f"{ett.get_absolute_url()}#{nyckel}")


@login_required
def aterlamna(request: Forfragan, pk: int) -> HttpResponse:
    """Give the other party its underlag back, with a reason."""
    ett = hamta_underlag(request, pk)
    krav(may_aterlamna(request.user, ett))
    form = AterlamnaForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        bild = workflow.aterlamna(ett, form.cleaned_data["skal"], by=request.user)
        messages.success(request, "Underlaget är tillbaka hos parten, med ert skäl.")
        return redirect(bild)
    kod = 422 if request.method == "POST" else 200
    return render(request, "lagesbild/aterlamna.html", {"form": form, "rad": ett}, status=kod)


@login_required
@require_POST
def underlag_akt(request: Forfragan, pk: int, akt: str) -> HttpResponse:
    """Hand in, or take back."""
    motiv = request.POST.get("motiv", "")
    ett = workflow.flytta_underlag(hamta_underlag(request, pk), akt, by=request.user, motiv=motiv)
    inlamnat = ett.status == Underlag.Status.INLAMNAT
    messages.success(request, "Underlaget är inlämnat." if inlamnat else "Underlaget är åter ert.")
    return redirect(ett)


@login_required
@require_POST
def underlag_byt_ut(request: Forfragan, pk: int) -> HttpResponse:
    """Put something neutral in the place of what looks like personal data."""
    ett = hamta_underlag(request, pk)
    byt_ut(ett, request.POST.get("stalle", ""), by=request.user)
    messages.success(request, "Utbytt.")
    return redirect(ett)


@login_required
def datakalla_ny(request: Forfragan, pk: int) -> HttpResponse:
    """Add a source."""
    ett = hamta_underlag(request, pk)
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
