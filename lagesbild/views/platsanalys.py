"""Geographic analyses of a district: order, read, share."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from lagesbild.analysurval import Urval
from lagesbild.forms.platsanalys import PlatsanalysForm
from lagesbild.models import Platsanalys
from lagesbild.permissions.platser import egen_part
from lagesbild.selectors.platsanalys import analyssida
from lagesbild.selectors.platsdata import punktkallor
from lagesbild.tasks import gor_platsanalys
from lagesbild.workflow import platsanalys as workflow
from samverkan.fel import Hinder
from samverkan.forfragan import Forfragan
from samverkan.models import Stadsdelsomrade, behorighet
from samverkan.permissions import krav


def hamta_analys(request: Forfragan, pk: int) -> Platsanalys:
    """An analysis that the user may see, or 404."""
    rader = Platsanalys.objects.visible_to(request.user)
    return get_object_or_404(rader.select_related("stadsdelsomrade", "part", "av"), pk=pk)


def _forra(request: Forfragan) -> Urval | None:
    """The choices of an earlier analysis, when the address names one that may be seen."""
    nummer = request.GET.get("som", "")
    if not (nummer.isascii() and nummer.isdigit() and len(nummer) < 19):
        return None
    forra = Platsanalys.objects.visible_to(request.user).filter(pk=int(nummer)).first()
    return Urval.ur_json(forra.parametrar["urval"]) if forra else None


@login_required
def platsanalys_ny(request: Forfragan, slug: str) -> HttpResponse:
    """Choose what to analyse; the usual is already chosen."""
    omrade = get_object_or_404(Stadsdelsomrade, slug=slug, pk__in=behorighet(request.user).ser)
    part_id = egen_part(request.user, omrade.pk)
    krav(part_id is not None)
    kallor = punktkallor(request.user, omrade, part_id or 0)
    form = PlatsanalysForm(request.POST or None, kallor=kallor, forra=_forra(request))
    try:
        if request.method == "POST" and form.is_valid():
            val = form.urval()
            return redirect(
                workflow.bestall_analys(omrade, val, by=request.user, task=gor_platsanalys)
            )
    except Hinder as fel:
        form.add_error(None, fel.skal)
    kontext = {"omrade": omrade, "form": form, "kallor": kallor}
    kod = 422 if request.method == "POST" else 200
    return render(request, "lagesbild/platsanalys_ny.html", kontext, status=kod)


@login_required
@require_GET
def platsanalys(request: Forfragan, pk: int) -> HttpResponse:
    """The result: warnings first, then map, proposals, times and method."""
    kontext = analyssida(request.user, hamta_analys(request, pk))
    return render(request, "lagesbild/platsanalys.html", kontext)


@login_required
@require_POST
def platsanalys_dela(request: Forfragan, pk: int) -> HttpResponse:
    """Let the other party see the result."""
    analys = workflow.dela(hamta_analys(request, pk), by=request.user)
    messages.success(request, "Analysen är delad. Nu kan ni besluta om platserna tillsammans.")
    return redirect(analys)
