"""Overviews: what waits for me, the city, a district."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from samverkan.forfragan import Forfragan
from samverkan.models import Stadsdelsomrade, behorighet
from uppfoljning.forms.arbete import YearForm
from uppfoljning.selectors.lage import valbara_year
from uppfoljning.selectors.omrade import stadssida
from uppfoljning.selectors.omradessida import omradessida
from uppfoljning.selectors.start import startsida


@login_required
@require_GET
def start(request: Forfragan) -> HttpResponse:
    """Mitt arbete: each role's first page."""
    return render(request, "uppfoljning/start.html", startsida(request.user))


@login_required
@require_GET
def staden(request: Forfragan) -> HttpResponse:
    """Every district's goals and where in the wheel it is."""
    form = YearForm(request.GET or None, valbara_year())
    kontext = stadssida(request.user, form.vald) | {"filter": form}
    return render(request, "uppfoljning/staden.html", kontext)


@login_required
@require_GET
def omrade(request: Forfragan, slug: str) -> HttpResponse:
    """The district in one screen."""
    ser = behorighet(request.user).ser
    rad = get_object_or_404(Stadsdelsomrade, slug=slug, pk__in=ser)
    kontext = omradessida(request.user, rad, timezone.localdate().year)
    return render(request, "uppfoljning/omrade.html", kontext)
