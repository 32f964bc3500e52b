"""Pages of challenges and their causes."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import ModelForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from lagesbild.forms.orsak import OrsakForm, OrsaksanalysForm, UtmaningForm
from lagesbild.models import Lagesbild, Orsak, Orsaksanalys, Utmaning
from lagesbild.permissions.orsak import (
    may_redigera_analys,
    may_redigera_utmaning,
    may_se_analys,
    may_valja_utmaning,
)
from lagesbild.selectors.orsak import (
    analys_for,
    fakta,
    grenar,
    lagespunkter_for,
    platser_for,
    rubrik_orsaker,
    rubrik_utmaningar,
    utmaningar_i,
)
from lagesbild.workflow import orsak as workflow
from samverkan.forfragan import skickad_version
from samverkan.models import behorighet
from samverkan.permissions import krav
from samverkan.redigering import redigera
from samverkan.tillstand import Overgang


def _lagesbild(request: HttpRequest, pk: int) -> Lagesbild:
    return get_object_or_404(Lagesbild.objects.visible_to(request.user), pk=pk)


def _utmaning(request: HttpRequest, pk: int) -> Utmaning:
    rader = Utmaning.objects.visible_to(request.user).select_related(
        "lagesbild__stadsdelsomrade", "malsattning__samverkansomrade"
    )
    return get_object_or_404(rader, pk=pk)


def _orsak(request: HttpRequest, pk: int) -> Orsak:
    synliga = Utmaning.objects.visible_to(request.user)
    rader = Orsak.objects.filter(orsaksanalys__utmaning__in=synliga)
    orsak = get_object_or_404(rader.select_related("orsaksanalys__utmaning__lagesbild"), pk=pk)
    analys = orsak.orsaksanalys
    if not may_se_analys(request.user, analys.utmaning, analys):  # type: ignore[arg-type]
        raise Http404
    return orsak


@login_required
@require_GET
def utmaningar(request: HttpRequest, pk: int) -> HttpResponse:
    lagesbild = _lagesbild(request, pk)
    rader = utmaningar_i(request.user, lagesbild)  # type: ignore[arg-type]
    kontext = {
        "lagesbild": lagesbild,
        "utmaningar": rader,
        "rubrik": rubrik_utmaningar(rader),
        "may_folja": lagesbild.omrade_id in behorighet(request.user).foljer,
        "may_valja": may_valja_utmaning(request.user, lagesbild),  # type: ignore[arg-type]
    }
    return render(request, "lagesbild/utmaningar.html", kontext)


@login_required
@require_GET
def utmaning(request: HttpRequest, pk: int) -> HttpResponse:
    rad = _utmaning(request, pk)
    analys = analys_for(rad)
    kontext = {
        "utmaning": rad,
        "analys": analys,
        "lagespunkter": lagespunkter_for(request.user, rad),  # type: ignore[arg-type]
        "platser": platser_for(request.user, rad),  # type: ignore[arg-type]
        "may_redigera": may_redigera_utmaning(request.user, rad),  # type: ignore[arg-type]
        "may_se_analys": may_se_analys(request.user, rad, analys),  # type: ignore[arg-type]
    }
    return render(request, "lagesbild/utmaning.html", kontext)


@login_required
def utmaning_ny(request: HttpRequest, pk: int) -> HttpResponse:
    lagesbild = _lagesbild(request, pk)
    krav(may_valja_utmaning(request.user, lagesbild))  # type: ignore[arg-type]
    return redigera(
        request, UtmaningForm, Utmaning(lagesbild=lagesbild), rubrik="Ny utmaning",
        over=str(lagesbild), akt="skapa_utmaning",
        avbryt=reverse("lagesbild:utmaningar", args=[pk]),
        spara=lambda form: workflow.skapa_utmaning(form, by=request.user),  # type: ignore[arg-type]
    )  # fmt: skip


@login_required
def utmaning_redigera(request: HttpRequest, pk: int) -> HttpResponse:
    rad = _utmaning(request, pk)
    krav(may_redigera_utmaning(request.user, rad))  # type: ignore[arg-type]
    return redigera(request, UtmaningForm, rad, rubrik=str(rad), akt="andra_utmaning")


def _akter(request: HttpRequest, analys: Orsaksanalys | None) -> list[Overgang]:
    maskin = workflow.ORSAKSANALYS_OVERGANGAR
    return maskin.mojliga(request.user, analys) if analys else []  # type: ignore[arg-type]


@login_required
@require_GET
def orsaksanalys(request: HttpRequest, pk: int) -> HttpResponse:
    rad = _utmaning(request, pk)
    analys = analys_for(rad)
    if not may_se_analys(request.user, rad, analys):  # type: ignore[arg-type]
        raise Http404
    visad = analys or Orsaksanalys(utmaning=rad)
    kontext = {
        "utmaning": rad,
        "analys": visad,
        "grenar": grenar(analys),
        "rubrik": rubrik_orsaker(analys),
        "fakta": fakta(visad),
        "may_redigera": may_redigera_analys(request.user, visad),  # type: ignore[arg-type]
        "akter": _akter(request, analys),
    }
    return render(request, "lagesbild/orsaksanalys.html", kontext)


@login_required
def orsaksanalys_redigera(request: HttpRequest, pk: int) -> HttpResponse:
    rad = _utmaning(request, pk)
    analys = analys_for(rad) or Orsaksanalys(utmaning=rad)
    krav(may_redigera_analys(request.user, analys))  # type: ignore[arg-type]
    return redigera(
        request,
        OrsaksanalysForm,
        analys,
        rubrik="Vad vet vi om problemet?",
        akt="andra_orsaksanalys",
    )


@login_required
@require_POST
def orsaksanalys_akt(request: HttpRequest, pk: int, akt: str) -> HttpResponse:
    analys = analys_for(_utmaning(request, pk))
    if analys is None or akt not in {
        rad.akt for rad in workflow.ORSAKSANALYS_OVERGANGAR.overgangar
    }:
        raise Http404
    workflow.ORSAKSANALYS_OVERGANGAR.genomfor(analys, akt, by=request.user)  # type: ignore[arg-type]
    messages.success(request, "Orsaksanalysen är klar." if akt == "klarmarkera" else "Öppnad igen.")
    return redirect(analys)


def _redigera_orsak(request: HttpRequest, orsak: Orsak, rubrik: str) -> HttpResponse:
    def spara(form: ModelForm) -> Orsak:
        if form.instance.orsaksanalys.pk is None:
            utmaning = form.instance.orsaksanalys.utmaning
            form.instance.orsaksanalys = workflow.paborja_analys(utmaning, by=request.user)  # type: ignore[arg-type]
        return workflow.spara_orsak(form, by=request.user, version=skickad_version(request))  # type: ignore[arg-type]

    return redigera(
        request, OrsakForm, orsak, rubrik=rubrik,
        over=orsak.orsaksanalys.utmaning.rubrik, akt="andra_orsak", spara=spara,
        till=orsak.get_absolute_url(),
    )  # fmt: skip


@login_required
def orsak_ny(request: HttpRequest, pk: int) -> HttpResponse:
    rad = _utmaning(request, pk)
    analys = analys_for(rad) or Orsaksanalys(utmaning=rad)
    krav(may_redigera_analys(request.user, analys))  # type: ignore[arg-type]
    ny = Orsak(orsaksanalys=analys, ben=request.GET.get("ben", ""))
    return _redigera_orsak(request, ny, "Ny orsak")


@login_required
def orsak_redigera(request: HttpRequest, pk: int) -> HttpResponse:
    orsak = _orsak(request, pk)
    krav(may_redigera_analys(request.user, orsak.orsaksanalys))  # type: ignore[arg-type]
    return _redigera_orsak(request, orsak, f"Orsak {orsak.nummer}")


@login_required
@require_POST
def orsak_ta_bort(request: HttpRequest, pk: int) -> HttpResponse:
    orsak = _orsak(request, pk)
    tillbaka = orsak.get_absolute_url()
    workflow.ta_bort_orsak(orsak, by=request.user)  # type: ignore[arg-type]
    messages.success(request, "Orsaken är borttagen.")
    return redirect(tillbaka)
