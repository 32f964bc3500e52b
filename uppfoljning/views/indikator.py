"""Goals and indicators: the list, one indicator, and entering a value."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET

from samverkan.fel import Konflikt
from samverkan.forfragan import Forfragan
from samverkan.models import Indikator, Stadsdelsomrade, behorighet
from samverkan.parterna import hela_orten
from samverkan.permissions import krav
from uppfoljning.forms.arbete import MatvardeForm, OmradeForm
from uppfoljning.permissions import may_ange_varde
from uppfoljning.selectors.indikator import indikatorsida
from uppfoljning.selectors.mal import malsida
from uppfoljning.selectors.omrade import gallande_omraden
from uppfoljning.selectors.vardeform import UrListan, konflikttext, ur_listan, vald_rad
from uppfoljning.workflow.varden import ange_varde, stampel


def _valt(request: Forfragan) -> OmradeForm:
    """The filter; those who have a district of their own start in it."""
    omraden, egna = gallande_omraden(request.user), behorighet(request.user).egna_omraden
    eget = next((o.slug for o in omraden if o.pk in egna), "")
    return OmradeForm(request.GET or None, omraden, eget)


def _las(pk: int) -> Indikator:
    rader = Indikator.objects.select_related("malsattning__samverkansomrade")
    return get_object_or_404(rader, pk=pk)


@login_required
@require_GET
def indikatorer(request: Forfragan) -> HttpResponse:
    """Goals by area with their indicators and latest values."""
    form = _valt(request)
    kontext = malsida(request.user, form.vald) | {"filter": form}
    return render(request, "uppfoljning/indikatorer.html", kontext)


@login_required
@require_GET
def indikator(request: Forfragan, pk: int) -> HttpResponse:
    """One indicator with its warnings, charts and table."""
    form, rad = _valt(request), _las(pk)
    kontext = indikatorsida(request.user, rad, form.vald) | {"filter": form}
    return render(request, "uppfoljning/indikator.html", kontext)


@login_required
def varde_ny(request: Forfragan, pk: int, slug: str) -> HttpResponse:
    """Enter or correct a district's value for a year."""
    omrade = get_object_or_404(Stadsdelsomrade, slug=slug, pk__in=behorighet(request.user).ser)
    return _varde(request, _las(pk), omrade)


@login_required
def varde_staden(request: Forfragan, pk: int) -> HttpResponse:
    """Enter or correct the value for all districts together for a year."""
    return _varde(request, _las(pk), None)


def _varde(request: Forfragan, rad: Indikator, omrade: Stadsdelsomrade | None) -> HttpResponse:
    krav(may_ange_varde(request.user, omrade.pk if omrade else None))
    if request.method == "POST":
        return _spara_varde(request, rad, omrade)
    start = vald_rad(request.user, rad, omrade, request.GET.get("year", ""))
    antal = ur_listan(request.user, rad, omrade, start["year"])
    if antal and "ur_listan" in request.GET:
        start |= antal.start
    return _vardesida(request, MatvardeForm(indikator=rad, initial=start), omrade, ur_listan=antal)


def _spara_varde(
    request: Forfragan, rad: Indikator, omrade: Stadsdelsomrade | None
) -> HttpResponse:
    form = MatvardeForm(request.POST.copy(), indikator=rad)
    if not form.is_valid():
        return _vardesida(request, form, omrade, status=422)
    try:
        ange_varde(form, rad, omrade, by=request.user)
    except Konflikt as fel:
        form.data["sedd"] = stampel(fel.nu)  # type: ignore[index]
        form.add_error("varde", konflikttext(request.user, rad, fel.nu))
        return _vardesida(request, form, omrade, status=409)
    for text in form.varningar():
        messages.warning(request, text)
    messages.success(request, f"Värdet för {form.cleaned_data['year']} är sparat.")
    return redirect(_tillbaka(rad, omrade))


def _tillbaka(rad: Indikator, omrade: Stadsdelsomrade | None) -> str:
    return f"{rad.get_absolute_url()}?omrade={omrade.slug if omrade else ''}"


def _vardesida(
    request: Forfragan,
    form: MatvardeForm,
    omrade: Stadsdelsomrade | None,
    status: int = 200,
    ur_listan: UrListan | None = None,
) -> HttpResponse:
    kontext = {
        "ur_listan": ur_listan,
        "form": form,
        "indikator": form.indikator,
        "rubrik": f"Ange ett värde för {omrade or hela_orten().lower()}",
        "tillbaka": _tillbaka(form.indikator, omrade),
    }
    return render(request, "uppfoljning/varde.html", kontext, status=status)
