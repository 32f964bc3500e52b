"""Places of a district, their life over the years, and those pointed out."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from lagesbild.forms.platser import LagerForm, PlatsForm, UtpekadPlatsForm, UtpekaForm
from lagesbild.models import Plats, UtpekadPlats
from lagesbild.permissions.platser import may_andra_platser
from lagesbild.selectors.analysutdrag import valda
from lagesbild.selectors.omradeskarta import kartsida
from lagesbild.selectors.omradesplatser import omradessida
from lagesbild.selectors.platser import karta_over, kartlager, platssida, utpekade
from lagesbild.views.lagesbild import hamta
from lagesbild.workflow import platser as workflow
from lagesbild.workflow.lagesbild import may_sammanfora
from samverkan.forfragan import Forfragan, skickad_version
from samverkan.models import Stadsdelsomrade, behorighet
from samverkan.permissions import krav
from samverkan.redigering import redigera


@login_required
@require_GET
def platser(request: Forfragan, pk: int) -> HttpResponse:
    """The places that a lägesbild points out, and all on the district's list."""
    bild = hamta(request, pk)
    alla = Plats.objects.visible_to(request.user).filter(stadsdelsomrade=bild.stadsdelsomrade)
    rader = list(utpekade(request.user, bild))
    kontext = {
        "bild": bild,
        "utpekade": rader,
        "karta": karta_over(request.user, bild, rader),
        "alla": alla.select_related("stadsdel"),
        "analyserna": valda(request.user, bild),
        "far_utpeka": may_sammanfora(request.user, bild),
        "far_lagga_till": may_andra_platser(request.user, bild.stadsdelsomrade_id),
    }
    return render(request, "lagesbild/platser.html", kontext)


@login_required
@require_GET
def omradets_platser(request: Forfragan, slug: str) -> HttpResponse:
    """A district's places: what waits, the list, the counts year by year, the analyses."""
    omrade = get_object_or_404(Stadsdelsomrade, slug=slug, pk__in=behorighet(request.user).ser)
    kontext = omradessida(request.user, omrade)
    return render(request, "lagesbild/omradets_platser.html", kontext)


@login_required
@require_GET
def omradeskarta(request: Forfragan, slug: str) -> HttpResponse:
    """The district's map; which layers are shown stands in the address."""
    omrade = get_object_or_404(Stadsdelsomrade, slug=slug, pk__in=behorighet(request.user).ser)
    form = LagerForm(request.GET if request.GET else None)
    kontext = kartsida(request.user, omrade, form.lager()) | {"form": form}
    return render(request, "lagesbild/omradeskarta.html", kontext)


@login_required
@require_GET
def plats(request: Forfragan, pk: int) -> HttpResponse:
    """One place: where, what, its life over the years, and what may be proposed of it."""
    synliga = Plats.objects.visible_to(request.user).select_related("stadsdelsomrade", "stadsdel")
    kontext = platssida(request.user, get_object_or_404(synliga, pk=pk))
    return render(request, "lagesbild/plats.html", kontext)


@login_required
@require_GET
def kartdata(request: Forfragan, slug: str) -> JsonResponse:
    """Borders and places of a district, for the map that a place is drawn on."""
    omrade = get_object_or_404(Stadsdelsomrade, slug=slug, pk__in=behorighet(request.user).ser)
    return JsonResponse(kartlager(request.user, omrade))


@login_required
def plats_redigera(request: Forfragan, pk: int) -> HttpResponse:
    """Change the words of a place; the rest both parties decide."""
    en = get_object_or_404(Plats.objects.visible_to(request.user), pk=pk)
    krav(may_andra_platser(request.user, en.stadsdelsomrade_id))
    return redigera(
        request,
        PlatsForm,
        en,
        rubrik=en.namn,
        akt="andra_plats",
        avbryt=en.get_absolute_url(),
        spara=lambda form: workflow.spara_plats(
            form, by=request.user, version=skickad_version(request)
        ),
    )


@login_required
def utpeka(request: Forfragan, pk: int) -> HttpResponse:
    """Point out a place for joint action."""
    bild = hamta(request, pk)
    krav(may_sammanfora(request.user, bild))
    form = UtpekaForm(request.POST or None, bild=bild)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        workflow.utpeka(bild, data["plats"], data["motiv"], by=request.user)
        messages.success(request, "Platsen är utpekad.")
        return redirect("lagesbild:platser", pk=bild.pk)
    kontext = {"form": form, "bild": bild}
    kod = 422 if request.method == "POST" else 200
    return render(request, "lagesbild/utpeka.html", kontext, status=kod)


def _utpekad(request: Forfragan, pk: int) -> UtpekadPlats:
    synliga = Plats.objects.visible_to(request.user)
    rader = UtpekadPlats.objects.select_related("lagesbild__stadsdelsomrade", "plats")
    en = get_object_or_404(rader.filter(plats__in=synliga), pk=pk)
    hamta(request, en.lagesbild_id)
    krav(may_sammanfora(request.user, en.lagesbild))
    return en


@login_required
def utpekad_redigera(request: Forfragan, pk: int) -> HttpResponse:
    """Change why a place is pointed out, or take it out again."""
    return redigera(
        request,
        UtpekadPlatsForm,
        en := _utpekad(request, pk),
        rubrik=f"Utpekad plats: {en.plats}",
        akt="andra_utpekad_plats",
        mall="lagesbild/utpekad.html",
        spara=lambda form: workflow.spara_utpekad(
            form, by=request.user, version=skickad_version(request)
        ),
    )


@login_required
@require_POST
def utpekad_ta_bort(request: Forfragan, pk: int) -> HttpResponse:
    """Take a place out of the lägesbild; it stays on the district's list."""
    bild = workflow.ta_bort_utpekad(_utpekad(request, pk), by=request.user)
    messages.success(request, "Platsen är inte längre utpekad. Den står kvar på listan.")
    return redirect("lagesbild:platser", pk=bild.pk)
