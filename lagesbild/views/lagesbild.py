"""The lägesbild: made, read, moved a step, approved, exported."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from lagesbild.forms.sammanforing import LagesbildForm, SammanfattningForm
from lagesbild.innehall import gallande_innehall
from lagesbild.models import Lagesbild
from lagesbild.selectors.detalj import detaljsida
from lagesbild.workflow import lagesbild as workflow
from samverkan.forfragan import Forfragan
from samverkan.kanonisk import kanonisk
from samverkan.log import log
from samverkan.models import Stadsdelsomrade, behorighet
from samverkan.permissions import krav
from samverkan.redigering import redigera


def hamta(request: Forfragan, pk: int) -> Lagesbild:
    """A lägesbild that the user may see, or 404."""
    rader = Lagesbild.objects.visible_to(request.user)
    return get_object_or_404(rader.select_related("stadsdelsomrade", "overenskommelse"), pk=pk)


@login_required
@require_GET
def detalj(request: Forfragan, pk: int) -> HttpResponse:
    """The joint picture with its state and what comes next."""
    return render(request, "lagesbild/detalj.html", detaljsida(request.user, hamta(request, pk)))


@login_required
def skapa(request: Forfragan, slug: str) -> HttpResponse:
    """A new lägesbild for a district and year."""
    ser = behorighet(request.user).ser
    omrade = get_object_or_404(Stadsdelsomrade, slug=slug, pk__in=ser)
    krav(workflow.may_skapa(request.user, omrade))
    return redigera(
        request,
        LagesbildForm,
        Lagesbild(stadsdelsomrade=omrade, year=_nasta_year(omrade)),
        rubrik=f"Ny lägesbild för {omrade}",
        akt="skapa_lagesbild",
        avbryt=omrade.get_absolute_url(),
        spara=lambda form: workflow.skapa_lagesbild(form, omrade, by=request.user),
    )


def _nasta_year(omrade: Stadsdelsomrade) -> int:
    senaste = omrade.lagesbilder.order_by("-year").first()
    return senaste.year + 1 if senaste else timezone.localdate().year


@login_required
@require_POST
def akt(request: Forfragan, pk: int, akt: str) -> HttpResponse:
    """Move the lägesbild one step."""
    sagt = {namn: request.POST.get(namn, "") for namn in ("paragraf", "motiv")}
    bild = workflow.flytta_lagesbild(hamta(request, pk), akt, by=request.user, **sagt)
    messages.success(request, f"Klart. Lägesbilden: {bild.get_status_display()}.")
    if akt == "starta_sammanforing":
        return redirect("lagesbild:sammanforing", pk=bild.pk)
    return redirect(bild)


@login_required
@require_POST
def godkann(request: Forfragan, pk: int) -> HttpResponse:
    """Approve exactly what was shown."""
    bild = hamta(request, pk)
    workflow.godkann(bild, request.POST.get("sha256", ""), by=request.user)
    messages.success(request, "Godkännandet är sparat och gäller just det här innehållet.")
    return redirect(bild)


@login_required
def sammanfattning(request: Forfragan, pk: int) -> HttpResponse:
    """The joint judgement of the whole."""
    bild = hamta(request, pk)
    krav(workflow.may_sammanfora(request.user, bild))
    return redigera(
        request, SammanfattningForm, bild, rubrik="Samlad bedömning", akt="andra_bedomning"
    )


@login_required
@require_GET
def export(request: Forfragan, pk: int) -> HttpResponse:
    """The canonical content, byte for byte what the sha256 is made of; a decided one as decided."""
    bild = hamta(request, pk)
    krav(bild.stadsdelsomrade_id in behorighet(request.user).foljer)
    log(request.user, "exportera_lagesbild", bild)
    svar = HttpResponse(kanonisk(gallande_innehall(bild)), content_type="application/json")
    utgava = f"-utgava{bild.utgava}" if bild.utgava > 1 else ""
    namn = f"lagesbild-{bild.stadsdelsomrade.slug}-{bild.year}{utgava}.json"
    svar["Content-Disposition"] = f'attachment; filename="{namn}"'
    return svar
