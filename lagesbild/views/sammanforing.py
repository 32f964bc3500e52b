"""The merge: side by side, proposals, decisions, statements."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from lagesbild.forms.sammanforing import LagespunktForm, SammanforForm
from lagesbild.models import Lagesbild, Lagespunkt
from lagesbild.selectors.sammanforing import lagespunktssida, sammanforingssida
from lagesbild.selectors.samtidigt import stampel
from lagesbild.views.lagesbild import hamta
from lagesbild.workflow import sammanforing as workflow
from lagesbild.workflow.dela_punkt import dela_lagespunkt, utoka_lagespunkt
from lagesbild.workflow.lagesbild import may_sammanfora
from samverkan.fel import Hinder
from samverkan.forfragan import Forfragan, skickad_version, skickade_tal
from samverkan.log import log
from samverkan.models import behorighet
from samverkan.permissions import krav
from samverkan.redigering import redigera


def _arbetsbild(request: Forfragan, pk: int) -> Lagesbild:
    bild = hamta(request, pk)
    krav(bild.stadsdelsomrade_id in behorighet(request.user).foljer)
    return bild


def _valda(request: Forfragan) -> list[int]:
    return skickade_tal(request, "iakttagelse")


def _tillbaka(request: Forfragan, bild: Lagesbild) -> HttpResponse:
    nummer = next(iter(skickade_tal(request, "omrade")), None)
    fraga = f"?omrade={nummer}" if nummer else ""
    return redirect(reverse("lagesbild:sammanforing", args=[bild.pk]) + fraga)


@login_required
@require_GET
def sammanforing(request: Forfragan, pk: int) -> HttpResponse:
    """The two pictures side by side, one area at a time; here one reads the other party's."""
    bild = _arbetsbild(request, pk)
    log(request.user, "las_sammanforing", bild)
    kontext = sammanforingssida(request.user, bild, request.GET.get("omrade", ""))
    return render(request, "lagesbild/sammanforing.html", kontext | {"form": SammanforForm()})


@login_required
@require_GET
def sammanforing_nytt(request: Forfragan, pk: int) -> HttpResponse:
    """What an open page asks every few seconds: nothing when all is as it was, else the area anew."""
    bild = _arbetsbild(request, pk)
    if request.GET.get("stampel") == stampel(bild):
        return HttpResponse(status=204)
    kontext = sammanforingssida(request.user, bild, request.GET.get("omrade", ""))
    return render(request, "lagesbild/_samman_nytt.html", kontext | {"form": SammanforForm()})


@login_required
@require_POST
def para(request: Forfragan, pk: int) -> HttpResponse:
    """Make a statement of the chosen observations."""
    bild = _arbetsbild(request, pk)
    krav(may_sammanfora(request.user, bild))
    form = SammanforForm(request.POST)
    try:
        if not form.is_valid():
            return _ratta(request, bild, form)
        punkt = workflow.sammanfor(bild, form, _valda(request), by=request.user)
    except Hinder as fel:
        form.add_error(None, fel.skal)
        return _ratta(request, bild, form)
    messages.success(request, f"{punkt.kod} är sparad.")
    return _tillbaka(request, bild)


def _ratta(request: Forfragan, bild: Lagesbild, form: SammanforForm) -> HttpResponse:
    """The page again with what was written and chosen, and what is wrong."""
    kontext = sammanforingssida(request.user, bild, request.POST.get("omrade", ""))
    kontext |= {"form": form, "ratta": True, "valda": _valda(request)}
    return render(request, "lagesbild/sammanforing.html", kontext, status=422)


@login_required
@require_POST
def ensidig(request: Forfragan, pk: int) -> HttpResponse:
    """Keep an observation as one party's only."""
    return para(request, pk)


@login_required
@require_POST
def lagg_undan(request: Forfragan, pk: int) -> HttpResponse:
    """Put an observation aside, with a reason."""
    bild = _arbetsbild(request, pk)
    motiv = request.POST.get("motiv", "")
    workflow.lagg_undan(bild, next(iter(_valda(request)), 0), motiv, by=request.user)
    messages.success(request, "Iakttagelsen är lagd åt sidan.")
    return _tillbaka(request, bild)


@login_required
@require_POST
def aterta_undanlaggning(request: Forfragan, pk: int) -> HttpResponse:
    """Take an observation back."""
    bild = _arbetsbild(request, pk)
    workflow.aterta_undanlaggning(bild, next(iter(_valda(request)), 0), by=request.user)
    return _tillbaka(request, bild)


@login_required
@require_POST
def sarskilj(request: Forfragan, pk: int) -> HttpResponse:
    """The first observation is not the same thing as the others."""
    bild = _arbetsbild(request, pk)
    valda = _valda(request)
    krav(may_sammanfora(request.user, bild))
    if len(valda) < 2:
        raise Hinder("Välj två iakttagelser.")
    workflow.sarskilj_fran(bild, valda[0], valda[1:], by=request.user)
    return _tillbaka(request, bild)


def _punkt(request: Forfragan, pk: int) -> Lagespunkt:
    rader = Lagespunkt.objects.visible_to(request.user)
    return get_object_or_404(rader.select_related("lagesbild__stadsdelsomrade"), pk=pk)


@login_required
def lagespunkt(request: Forfragan, pk: int) -> HttpResponse:
    """Change a joint statement."""
    punkt = _punkt(request, pk)
    krav(may_sammanfora(request.user, punkt.lagesbild))
    return redigera(
        request,
        LagespunktForm,
        punkt,
        rubrik=f"Lägespunkt {punkt.kod}",
        akt="andra_lagespunkt",
        till=reverse("lagesbild:sammanforing", args=[punkt.lagesbild_id]),
        mall="lagesbild/lagespunkt.html",
        spara=lambda form: workflow.spara_lagespunkt(
            form, by=request.user, version=skickad_version(request)
        ),
        **lagespunktssida(request.user, punkt),
    )


@login_required
@require_POST
def lagespunkt_los_upp(request: Forfragan, pk: int) -> HttpResponse:
    """Undo a statement."""
    bild = workflow.los_upp(_punkt(request, pk), by=request.user)
    messages.success(request, "Lägespunkten är upplöst. Dess iakttagelser återstår igen.")
    return _tillbaka(request, bild)


@login_required
@require_POST
def lagespunkt_dela(request: Forfragan, pk: int) -> HttpResponse:
    """Lift observations out of a statement."""
    punkt = dela_lagespunkt(_punkt(request, pk), _valda(request), by=request.user)
    messages.success(request, f"{punkt.kod} är delad. Det som lyftes ut återstår igen.")
    return redirect(punkt)


@login_required
@require_POST
def lagespunkt_utoka(request: Forfragan, pk: int) -> HttpResponse:
    """Let a statement take up more observations."""
    punkt = utoka_lagespunkt(_punkt(request, pk), _valda(request), by=request.user)
    messages.success(request, f"{punkt.kod} har fått fler iakttagelser.")
    return redirect(punkt)


@login_required
@require_POST
def reservation(request: Forfragan, pk: int) -> HttpResponse:
    """A party's dissent."""
    punkt = _punkt(request, pk)
    res = workflow.reservera(punkt, request.POST.get("text", ""), by=request.user)
    sagt = "är sparad och står i lägesbilden" if res else "är tillbakatagen"
    messages.success(request, f"Reservationen {sagt}.")
    return redirect("lagesbild:sammanforing", pk=punkt.lagesbild_id)
