"""What is read out of a lägesbild: where the two pictures differ."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from lagesbild.models import Lagesbild
from lagesbild.selectors.skillnader import skillnadssida
from lagesbild.views.lagesbild import hamta
from samverkan.forfragan import Forfragan
from samverkan.log import log
from samverkan.models import behorighet
from samverkan.permissions import krav


def hamta_hel(request: Forfragan, pk: int) -> Lagesbild:
    """A lägesbild of which the user may read everything: both parties' and what is only theirs."""
    bild = hamta(request, pk)
    krav(bild.stadsdelsomrade_id in behorighet(request.user).foljer)
    return bild


@login_required
@require_GET
def skillnader(request: Forfragan, pk: int) -> HttpResponse:
    """Only one party, other severity, other trend; and what has changed since last time."""
    bild = hamta_hel(request, pk)
    log(request.user, "las_skillnader", bild)
    kontext = skillnadssida(request.user, bild, request.GET.get("omrade", ""))
    return render(request, "lagesbild/skillnader.html", kontext)
