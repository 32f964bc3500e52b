"""Statistics of a district: the list, one statistic, and the same as a file."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.text import slugify
from django.views.decorators.http import require_GET

from lagesbild.forms.statistik import HandelsevalForm, JamforForm, OmradesvalForm
from lagesbild.models import Statistikserie
from lagesbild.selectors.handelsetid import valbara, veckan
from lagesbild.selectors.statistikfil import FILKOLUMNER, filrader
from lagesbild.selectors.statistiklista import omraden_for, statistiklista
from lagesbild.selectors.statistiksida import statistiksida
from lagesbild.selectors.uppgifter import Sak
from lagesbild.workflow.statistik import hamtat
from samverkan.forfragan import Forfragan
from samverkan.models import Indikator, Overenskommelse, Stadsdelsomrade, behorighet
from samverkan.tabellfil import tabellsvar


def _omrade(request: Forfragan, slug: str) -> Stadsdelsomrade:
    """Today's districts only: an older one's figures stand in those that it became."""
    rader = Stadsdelsomrade.objects.gallande().filter(pk__in=behorighet(request.user).ser)
    return get_object_or_404(rader, slug=slug)


@login_required
@require_GET
def statistik(request: Forfragan, slug: str) -> HttpResponse:
    """Every statistic of the district, by the agreement's areas."""
    omrade, avtal = _omrade(request, slug), Overenskommelse.objects.gallande().first()
    omraden = list(avtal.samverkansomraden.order_by("nummer")) if avtal else []
    form = OmradesvalForm(request.GET, omraden)
    kontext = statistiklista(request.user, omrade, avtal, form.vald) | {"filter": form}
    return render(request, "lagesbild/statistik.html", kontext)


@login_required
@require_GET
def indikator(request: Forfragan, slug: str, pk: int) -> HttpResponse:
    """An indicator of the agreement in the district."""
    rader = Indikator.objects.select_related("malsattning__samverkansomrade")
    return _statistiken(request, _omrade(request, slug), get_object_or_404(rader, pk=pk))


@login_required
@require_GET
def serie(request: Forfragan, slug: str, pk: int) -> HttpResponse:
    """A series from another source in the district."""
    return _statistiken(request, _omrade(request, slug), get_object_or_404(Statistikserie, pk=pk))


@login_required
@require_GET
def handelser(request: Forfragan, slug: str) -> HttpResponse:
    """When in the week events happen; as a page or as a file."""
    omrade = _omrade(request, slug)
    form = HandelsevalForm(request.GET, valbara(request.user, omrade), omrade.namn)
    kontext = veckan(request.user, omrade, form.vald) if form.vald else {}
    if kontext and (fil := request.GET.get("fil")):
        hamtat(omrade, "när i veckan händelser sker", by=request.user)
        tabell = kontext["diagram"].tabell()
        namn = slugify(f"handelser {kontext['namn']} {form.vald[2] if form.vald else ''}")
        return tabellsvar(namn, ["Veckodag", *tabell.rubriker[1:]], tabell.texter(), fil)
    kontext |= {"omrade": omrade, "filter": form, "vald": request.GET.get("val", "0")}
    return render(request, "lagesbild/handelsetid.html", kontext)


def _statistiken(request: Forfragan, omrade: Stadsdelsomrade, sak: Sak) -> HttpResponse:
    """As a page, or with `fil` in the address the same figures as a file."""
    omraden = omraden_for(request.user)
    form = JamforForm(request.GET, omraden, omrade)
    if fil := request.GET.get("fil"):
        hamtat(omrade, sak, by=request.user)
        rader = filrader(request.user, omrade, sak, form, omraden)
        namn = slugify(f"{sak.namn} {omrade.namn}")[:60]
        return tabellsvar(namn, FILKOLUMNER, rader, fil)
    kontext = statistiksida(request.user, omrade, sak, form, omraden)
    val = request.GET.copy()
    val.pop("fil", None)
    kontext |= {"filter": form, "val": val.urlencode()}
    return render(request, "lagesbild/statistiken.html", kontext)
