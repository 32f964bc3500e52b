"""Steps in the lives of places: propose, read, assent, change, dismiss."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from lagesbild.forms.platsbeslut import BeslutsForm, SkalForm, som_initial
from lagesbild.models import Plats, Platsbeslut
from lagesbild.permissions.platser import may_andra_platser
from lagesbild.selectors.omradesplatser import besluten_med_bifall, beslutssida
from lagesbild.selectors.platser import OPPEN, STANGD
from lagesbild.selectors.platsforslag import forslagssida
from lagesbild.views.platsanalys import hamta_analys
from lagesbild.workflow import platsbeslut as workflow
from samverkan.datum_sv import dag
from samverkan.fel import Hinder, Konflikt
from samverkan.forfragan import Forfragan, skickad_version
from samverkan.formular import valda_varden
from samverkan.models import Stadsdelsomrade, behorighet
from samverkan.permissions import krav
from samverkan.redigering import konfliktsida
from samverkan.workflow_konto import hamta_utkast, kasta_utkast

Handling = Platsbeslut.Handling
RUBRIK = {
    Handling.FUNNEN: "Ny plats",
    Handling.KVAR: "Platsen står kvar",
    Handling.FLYTTAD: "Flytta platsen",
    Handling.DELAD: "Dela platsen",
    Handling.SAMMANSLAGEN: "Slå ihop platser",
    Handling.STANGD: "Avför platsen",
    Handling.OPPNAD: "Ta upp platsen igen",
}
PA_LISTAN = "Båda parter har sagt ja. Beslutet är genomfört."
VANTAR = "Ert bifall är sparat. Beslutet genomförs när den andra parten också har sagt ja."


def _beslut(request: Forfragan, pk: int) -> Platsbeslut:
    return get_object_or_404(besluten_med_bifall(request.user), pk=pk)


@login_required
def plats_ny(request: Forfragan, slug: str) -> HttpResponse:
    """Propose a place for the joint list."""
    return _nytt(request, _omrade(request, slug), Handling.FUNNEN)


@login_required
def platser_ihop(request: Forfragan, slug: str) -> HttpResponse:
    """Propose that places become one."""
    return _nytt(request, _omrade(request, slug), Handling.SAMMANSLAGEN)


@login_required
def plats_steg(request: Forfragan, pk: int, handling: str) -> HttpResponse:
    """Propose what becomes of a place."""
    synliga = Plats.objects.visible_to(request.user).select_related("stadsdelsomrade")
    plats = get_object_or_404(synliga, pk=pk)
    if handling not in {h for h, _ in [*OPPEN, *STANGD]}:
        raise Http404
    return _nytt(request, plats.stadsdelsomrade, Handling(handling), plats)


def _omrade(request: Forfragan, slug: str) -> Stadsdelsomrade:
    return get_object_or_404(Stadsdelsomrade, slug=slug, pk__in=behorighet(request.user).ser)


def _nytt(
    request: Forfragan, omrade: Stadsdelsomrade, handling: Handling, plats: Plats | None = None
) -> HttpResponse:
    krav(may_andra_platser(request.user, omrade.pk))
    form = _form(request, handling=handling, omrade=omrade, plats=plats)

    def spara() -> Platsbeslut:
        valda = [plats] if plats else list(form.cleaned_data.get("platser") or [])
        return workflow.foresla(form.beslut(), valda, by=request.user)

    hem = plats.get_absolute_url() if plats else ""
    return _svara(request, form, spara, avbryt=hem, objekt=plats)


def _form(request: Forfragan, initial: dict[str, Any] | None = None, **val: Any) -> BeslutsForm:
    """What was sent, else the person's draft."""
    if request.method == "POST":
        return BeslutsForm(valda_varden(request.POST), initial=initial, **val)
    utkast = hamta_utkast(request.user, request.get_full_path())
    return BeslutsForm(None, initial=(initial or {}) | (utkast.falt if utkast else {}), **val)


def _svara(
    request: Forfragan, form: BeslutsForm, spara: Any, mall: str = "lagesbild/platsbeslut_form.html",
    **val: Any,
) -> HttpResponse:  # fmt: skip
    try:
        if request.method == "POST" and form.is_valid():
            beslut = spara()
            kasta_utkast(request.user, request.get_full_path())
            messages.success(request, _sagt(beslut))
            return redirect(beslut)
    except Hinder as fel:
        form.add_error(None, fel.skal)
    kontext = {"form": form, "omrade": form.omrade, "rubrik": RUBRIK[Handling(form.handling)],
               "bakgrund": settings.KARTBAKGRUND, **val}  # fmt: skip
    return render(request, mall, kontext, status=422 if request.method == "POST" else 200)


def _sagt(beslut: Platsbeslut) -> str:
    return PA_LISTAN if beslut.status == Platsbeslut.Status.GENOMFORT else VANTAR


@login_required
@require_GET
def platsbeslut(request: Forfragan, pk: int) -> HttpResponse:
    """One step: what it changes, why, and who has assented."""
    kontext = beslutssida(request.user, _beslut(request, pk)) | {"skalform": SkalForm()}
    return render(request, "lagesbild/platsbeslut.html", kontext)


@login_required
@require_POST
def platsbeslut_bifall(request: Forfragan, pk: int) -> HttpResponse:
    """Assent for one's party to what stood on the page."""
    beslut = _beslut(request, pk)
    try:
        beslut = workflow.ge_bifall(beslut, skickad_version(request), by=request.user)
        messages.success(request, _sagt(beslut))
    except Hinder as fel:
        messages.error(request, " ".join(fel.skal))
    return redirect(beslut)


@login_required
def platsbeslut_andra(request: Forfragan, pk: int) -> HttpResponse:
    """Change what is proposed; the other party is asked anew."""
    beslut = _beslut(request, pk)
    krav(may_andra_platser(request.user, beslut.omrade_id))
    plats = beslut.platser.first()
    form = _form(
        request, som_initial(beslut), handling=beslut.handling, omrade=beslut.stadsdelsomrade,
        plats=plats,
    )  # fmt: skip
    version = skickad_version(request)
    try:
        return _svara(
            request, form, lambda: workflow.andra(beslut, form.beslut(), version, by=request.user),
            avbryt=beslut.get_absolute_url(), objekt=plats,
        )  # fmt: skip
    except Konflikt as fel:
        hem = beslut.get_absolute_url()
        return konfliktsida(request, form, fel.nu, hem, som_initial(fel.nu))


@login_required
@require_POST
def platsbeslut_avfarda(request: Forfragan, pk: int) -> HttpResponse:
    """Take a proposal off the table, with a reason."""
    beslut, form = _beslut(request, pk), SkalForm(request.POST)
    krav(may_andra_platser(request.user, beslut.omrade_id))
    if not form.is_valid():
        kontext = beslutssida(request.user, beslut) | {"skalform": form}
        return render(request, "lagesbild/platsbeslut.html", kontext, status=422)
    try:
        workflow.avfarda(beslut, form.cleaned_data["skal"], by=request.user)
        messages.success(request, "Förslaget är avfärdat.")
    except Hinder as fel:
        messages.error(request, " ".join(fel.skal))
    return redirect(beslut)


@login_required
def platsforslag(request: Forfragan, pk: int, nr: int) -> HttpResponse:
    """An analysis's proposal: figures, what lies inside, and the form that puts it on the list."""
    analys = hamta_analys(request, pk)
    sida = forslagssida(request.user, analys, nr)
    form = _form(
        request, sida.pop("forval"), handling=Handling.FUNNEN, omrade=analys.stadsdelsomrade
    )
    if request.method == "POST":
        krav(sida["far_besluta"])

    def spara() -> Platsbeslut:
        beslut = form.beslut()
        beslut.analys, beslut.forslag = analys, nr
        return workflow.foresla(beslut, [], by=request.user)

    sida["skalform"] = SkalForm()
    return _svara(request, form, spara, mall="lagesbild/platsforslag.html", **sida)


@login_required
@require_POST
def platsforslag_avfarda(request: Forfragan, pk: int, nr: int) -> HttpResponse:
    """Say of a proposal that it is no place, with a reason."""
    analys, form = hamta_analys(request, pk), SkalForm(request.POST)
    sida = forslagssida(request.user, analys, nr)
    krav(sida["far_besluta"])
    if not form.is_valid():
        messages.error(request, "Skriv varför förslaget avfärdas.")
        return redirect("lagesbild:platsforslag", pk, nr)
    try:
        beslut = Platsbeslut(
            stadsdelsomrade=analys.stadsdelsomrade, handling=Handling.FUNNEN, analys=analys,
            forslag=nr, delar=[{"namn": sida["forslag"]["namn"]}], datum=dag(analys.created_at),
            skal=sida["skal"],
        )  # fmt: skip
        workflow.avfarda_forslag(beslut, form.cleaned_data["skal"], by=request.user)
        messages.success(request, "Förslaget är avfärdat.")
    except Hinder as fel:
        messages.error(request, " ".join(fel.skal))
    return redirect(analys)
