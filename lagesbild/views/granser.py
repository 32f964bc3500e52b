"""The förvaltare's boundaries: chosen, looked at, and then read in."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from lagesbild import mellanlager
from lagesbild.forms.inlasning import GransForm
from lagesbild.inlasning import Fil, las
from lagesbild.permissions.granser import may_lasa_granser
from lagesbild.selectors.granser import gransersida, granskning
from lagesbild.selectors.utsatta import granskning_utsatta
from lagesbild.workflow.inlasning_granser import las_granser
from lagesbild.workflow.inlasning_utsatta import las_utsatta
from samverkan.forfragan import Forfragan
from samverkan.permissions import krav

#: One and several, as the receipt says them.
GRANSER = ("gräns är inläst", "gränser är inlästa")
UTSATTA = ("utsatt område är inläst", "utsatta områden är inlästa")


@login_required
def granser(request: Forfragan) -> HttpResponse:
    """The boundaries that stand; a chosen file is shown before it is read in."""
    krav(may_lasa_granser(request.user))
    if request.method != "POST":
        return render(request, "lagesbild/granser.html", gransersida() | {"form": GransForm()})
    form = GransForm(request.POST, request.FILES)
    if not form.is_valid():
        sida = gransersida() | {"form": form}
        return render(request, "lagesbild/granser.html", sida, status=422)
    vald = form.cleaned_data["fil"]
    fil = Fil(vald.read(), vald.name)
    mellanlager.lagg(request.user, fil)
    tolkning = las(fil)
    sida = granskning_utsatta(tolkning) if tolkning.slag == "utsatta" else granskning(tolkning)
    return render(request, "lagesbild/granser_granska.html", sida | {"fil": fil})


@login_required
@require_POST
def granser_las_in(request: Forfragan) -> HttpResponse:
    """Read in the file that was just looked at."""
    krav(may_lasa_granser(request.user))
    try:
        fil = mellanlager.hamta(request.user, request.POST.get("sha256", ""))
    except FileNotFoundError:
        messages.error(request, "Filen finns inte kvar. Välj den en gång till.")
        return redirect("lagesbild:granser")
    tolkning = las(fil)
    utsatta = tolkning.slag == "utsatta"
    antal = (las_utsatta if utsatta else las_granser)(tolkning, by=request.user)
    mellanlager.glom(request.user, fil.sha256)
    inlasta = antal.nya + antal.andrade
    ord_ = UTSATTA if utsatta else GRANSER
    messages.success(request, f"{inlasta} {ord_[inlasta != 1]}.")
    return redirect("lagesbild:granser")
