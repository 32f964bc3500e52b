"""A lägesbild's geographic analyses: taken in, changed, taken out."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from lagesbild.forms.valdanalys import ValdAnalysForm, ValjAnalysForm
from lagesbild.models import ValdAnalys
from lagesbild.views.lagesbild import hamta
from lagesbild.workflow import valdanalys as workflow
from lagesbild.workflow.lagesbild import may_sammanfora
from samverkan.fel import Hinder
from samverkan.forfragan import Forfragan, skickad_version
from samverkan.permissions import krav
from samverkan.redigering import redigera


@login_required
def valj_analys(request: Forfragan, pk: int) -> HttpResponse:
    """Take a shared analysis into the lägesbild."""
    bild = hamta(request, pk)
    krav(may_sammanfora(request.user, bild))
    form = ValjAnalysForm(request.POST or None, bild=bild, user=request.user)
    try:
        if request.method == "POST" and form.is_valid():
            data = form.cleaned_data
            workflow.valj_analys(
                bild, data["analys"], data["slutsats"], data["delningsniva"], by=request.user
            )
            messages.success(request, "Analysen står nu i lägesbilden.")
            return redirect("lagesbild:platser", pk=bild.pk)
    except Hinder as fel:
        form.add_error(None, fel.skal)
    kontext = {"form": form, "bild": bild}
    kod = 422 if request.method == "POST" else 200
    return render(request, "lagesbild/valj_analys.html", kontext, status=kod)


def _vald(request: Forfragan, pk: int) -> ValdAnalys:
    synliga = ValdAnalys.objects.visible_to(request.user)
    en = get_object_or_404(synliga.select_related("lagesbild__stadsdelsomrade"), pk=pk)
    hamta(request, en.lagesbild_id)
    krav(may_sammanfora(request.user, en.lagesbild))
    return en


@login_required
def vald_analys_redigera(request: Forfragan, pk: int) -> HttpResponse:
    """Change what is said of an analysis, or take it out again."""
    return redigera(
        request,
        ValdAnalysForm,
        en := _vald(request, pk),
        rubrik=str(en),
        akt="andra_vald_analys",
        mall="lagesbild/vald_analys.html",
        spara=lambda form: workflow.spara_vald_analys(
            form, by=request.user, version=skickad_version(request)
        ),
    )


@login_required
@require_POST
def vald_analys_ta_bort(request: Forfragan, pk: int) -> HttpResponse:
    """Take an analysis out of the lägesbild; it stays among the district's."""
    bild = workflow.ta_bort_vald_analys(_vald(request, pk), by=request.user)
    messages.success(request, "Analysen står inte längre i lägesbilden.")
    return redirect("lagesbild:platser", pk=bild.pk)
