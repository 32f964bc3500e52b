"""Files read into an underlag: preview, confirm, and what one import brought."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET

from lagesbild import mellanlager
from lagesbild.forms.underlag import FilForm
from lagesbild.inlasning import Tolkning, las
from lagesbild.models import Inlasning, Underlag
from lagesbild.permissions.underlag import arbetar, may_redigera
from lagesbild.selectors.underlag import inlasningssida, synliga_inlasningar
from lagesbild.workflow import inlasning as workflow
from samverkan.fel import Hinder
from samverkan.forfragan import Forfragan
from samverkan.log import log
from samverkan.permissions import krav


@login_required
def inlasning_ny(request: Forfragan, pk: int) -> HttpResponse:
    """Choose a file, see what it holds, then confirm."""
    underlag = get_object_or_404(Underlag.objects.visible_to(request.user), pk=pk)
    krav(may_redigera(request.user, underlag))
    if request.method == "POST" and request.POST.get("sha256"):
        return _bekrafta(request, underlag)
    skickad = request.method == "POST"
    form = FilForm(request.POST, request.FILES) if skickad else FilForm()
    kontext = {"underlag": underlag, "form": form}
    if skickad and form.is_valid():
        kontext |= _forhandsgranska(request, form)
    status = 422 if form.errors else 200
    return render(request, "lagesbild/inlasning_ny.html", kontext, status=status)


def _forhandsgranska(request: Forfragan, form: FilForm) -> dict[str, object]:
    fil = form.cleaned_data["fil"]
    data = fil.read()
    tolkning = workflow.granska_tolkning(las(data))
    skal = workflow.hinder(tolkning)
    if not skal:
        mellanlager.lagg(request.user, tolkning.sha256, data)
    return {
        "tolkning": tolkning,
        "skal": skal,
        "filnamn": fil.name,
        "slag": workflow.slag_i_ord(tolkning.slag),
        "prov": [*tolkning.rader[:10], *tolkning.handelser[:10]],
    }


def _bekrafta(request: Forfragan, underlag: Underlag) -> HttpResponse:
    sha256 = request.POST["sha256"]
    try:
        data = mellanlager.hamta(request.user, sha256)
    except FileNotFoundError as fel:
        raise Hinder("Filen finns inte kvar. Välj den en gång till.") from fel
    tolkning: Tolkning = workflow.granska_tolkning(las(data))
    namn = request.POST.get("filnamn", "fil")
    inlast = workflow.las_in(underlag, tolkning, namn, by=request.user)
    mellanlager.glom(request.user, sha256)
    messages.success(request, f"Filen är inläst: {inlast.antal_nya} nya rader.")
    return redirect(inlast)


@login_required
@require_GET
def inlasning(request: Forfragan, pk: int) -> HttpResponse:
    """What one import brought, with its source and caveats."""
    en: Inlasning = get_object_or_404(synliga_inlasningar(request.user), pk=pk)
    if en.underlag and not arbetar(request.user, en.underlag):
        log(request.user, "las_inlasning", en.underlag, efter={"fil": en.filnamn}, niva="parterna")
    return render(request, "lagesbild/inlasning.html", inlasningssida(request.user, en))
