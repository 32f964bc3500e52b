"""Talk about a part of the work, what is unresolved, and notices."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from samverkan import workflow_samtal as workflow
from samverkan.fel import Hinder
from samverkan.forfragan import Forfragan, skickade_tal
from samverkan.forms_samtal import AviseringForm, KommentarForm
from samverkan.models import Avisering, Kommentar, Part
from samverkan.permissions import krav
from samverkan.samtal import Amne
from samverkan.workflow_konto import valj_mejl


def _amne(request: Forfragan, slag: str, pk: int) -> tuple[Amne, Any]:
    hittat = workflow.amnet(request.user, slag, pk)
    if hittat is None:
        raise Http404
    return hittat


def _form(request: Forfragan, amne: Amne, obj: Any) -> KommentarForm:
    personer, _, ser = workflow.namnbara(amne, obj, request.user)
    delat = len(ser) == Part.objects.count()
    initial = {"avsnitt": request.GET.get("avsnitt", "")}
    data = request.POST if request.method == "POST" else None
    return KommentarForm(
        data, initial=initial, personer=personer, delar=amne.delar(obj), delat=delat
    )


@login_required
def samtal(request: Forfragan, slag: str, pk: int) -> HttpResponse:
    """What is said about one thing, and a form to say more."""
    amne, obj = _amne(request, slag, pk)
    far = workflow.may_kommentera(request.user, obj)
    krav(far or request.method == "GET")
    form = _form(request, amne, obj) if far else None
    if form and request.method == "POST" and form.is_valid():
        try:
            return redirect(workflow.kommentera(amne, obj, form, by=request.user))
        except Hinder as fel:
            form.add_error(None, fel.skal)
    rader = Kommentar.objects.visible_to(request.user).om(slag, pk)
    kontext = {"amne": amne.namn(obj), "obj": obj, "form": form, "far": far}
    kontext["rader"] = rader.select_related("av", "part", "lost_av").prefetch_related("omnamnda")
    status = 422 if request.method == "POST" else 200
    return render(request, "samverkan/samtal.html", kontext, status=status)


@login_required
@require_GET
def olosta(request: Forfragan) -> HttpResponse:
    """Everything unresolved that the user may see, newest first."""
    rader = Kommentar.objects.visible_to(request.user).olosta().order_by("-at", "-pk")
    val = ["av", "part", "stadsdelsomrade"]
    urval = rader.select_related(*val).prefetch_related("omnamnda")
    sida = Paginator(urval, 30).get_page(request.GET.get("sida"))
    return render(request, "samverkan/samtal_olosta.html", {"sida": sida})


def _kommentar(request: Forfragan, pk: int) -> Kommentar:
    return get_object_or_404(Kommentar.objects.visible_to(request.user), pk=pk)


@login_required
@require_POST
def kommentar_los(request: Forfragan, pk: int) -> HttpResponse:
    """The matter is settled."""
    return redirect(workflow.los_kommentar(_kommentar(request, pk), by=request.user, lost=True))


@login_required
@require_POST
def kommentar_oppna(request: Forfragan, pk: int) -> HttpResponse:
    """The matter was not settled after all."""
    return redirect(workflow.los_kommentar(_kommentar(request, pk), by=request.user, lost=False))


@login_required
@require_GET
def aviseringar(request: Forfragan) -> HttpResponse:
    """What waits for me, newest first; what I have read stands below."""
    rader = Avisering.objects.visible_to(request.user)
    sida = Paginator(rader, 50).get_page(request.GET.get("sida"))
    antal = rader.olasta().count()
    return render(request, "samverkan/aviseringar.html", {"sida": sida, "antal": antal})


@login_required
@require_POST
def aviseringar_lasta(request: Forfragan) -> HttpResponse:
    """Mark all, or the one named, as read; the one is then opened."""
    rader = Avisering.objects.visible_to(request.user)
    en = rader.filter(pk__in=skickade_tal(request, "avisering")).first()
    rader.olasta().filter(**({"pk": en.pk} if en else {})).update(last_at=timezone.now())
    return redirect(en.url if en else "samverkan:aviseringar")


@login_required
def konto(request: Forfragan) -> HttpResponse:
    """My account: when the service writes to me, my password, my log."""
    form = AviseringForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        valj_mejl(form, by=request.user)
        messages.success(request, "Sparat.")
        return redirect("samverkan:konto")
    status = 422 if request.method == "POST" else 200
    return render(request, "samverkan/konto.html", {"form": form}, status=status)
