"""Files read into an underlag: choose, columns, preview, names, confirm, receipt, undo."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from lagesbild import mellanlager
from lagesbild.forms.inlasning import DelningForm, FilForm, KolumnForm, NamnForm
from lagesbild.inlasning import LASARE, TABELLER, Fil, Mappning
from lagesbild.models import Inlasning, Underlag
from lagesbild.permissions.underlag import arbetar, may_redigera
from lagesbild.selectors.egna_varden import FILKOLUMNER as VARDENKOLUMNER
from lagesbild.selectors.egna_varden import egna_varden_som_rader
from lagesbild.selectors.inlasning import (
    forhandsvisning,
    granskningssida,
    inlasningssida,
    synliga_inlasningar,
)
from lagesbild.tasks import las_fil
from lagesbild.workflow import inlasningsjobb
from lagesbild.workflow.inlasning import angra
from lagesbild.workflow.kolumnmall import Svar, svar_for
from samverkan.forfragan import Forfragan
from samverkan.log import log
from samverkan.models import Jobb
from samverkan.permissions import krav
from samverkan.tabellfil import tabellsvar

FELKOLUMNER = ["Rad", "Kolumn", "Värde", "Vad som är fel", "Gör så här"]


def _eget(request: Forfragan, pk: int) -> Underlag:
    rader = Underlag.objects.visible_to(request.user).select_related(
        "part", "stadsdelsomrade", "lagesbild__overenskommelse"
    )
    underlag = get_object_or_404(rader, pk=pk)
    krav(may_redigera(request.user, underlag))
    return underlag


def _fil(request: Forfragan, sha256: str) -> Fil:
    """The person's own file; 404 when it has been read in, or is another's."""
    try:
        return mellanlager.hamta(request.user, sha256)
    except FileNotFoundError as fel:
        raise Http404("Filen finns inte kvar. Välj den en gång till.") from fel


@login_required
@require_GET
def varden_fil(request: Forfragan, pk: int) -> HttpResponse:
    """The party's own figures of the district, in a file that can be read back."""
    underlag = _eget(request, pk)
    rader = egna_varden_som_rader(request.user, underlag)
    log(request.user, "hamta_varden", underlag, efter={"antal": len(rader)}, niva="egen")
    return tabellsvar("varden", VARDENKOLUMNER, rader, request.GET.get("form", "csv"))


@login_required
def inlasning_ny(request: Forfragan, pk: int) -> HttpResponse:
    """Choose a file; what it holds is shown before anything is saved."""
    underlag = _eget(request, pk)
    form = FilForm(request.POST, request.FILES) if request.method == "POST" else FilForm()
    if form.is_valid():
        vald = form.cleaned_data["fil"]
        fil = Fil(vald.read(), vald.name)
        mellanlager.lagg(request.user, fil)
        return redirect("lagesbild:inlasning_granska", underlag.pk, fil.sha256)
    status = 422 if form.errors else 200
    kontext = {"underlag": underlag, "form": form}
    return render(request, "lagesbild/inlasning_ny.html", kontext, status=status)


@login_required
def inlasning_granska(request: Forfragan, pk: int, sha256: str) -> HttpResponse:
    """Recognised as, first rows, new, changed and refused; confirming orders the import."""
    underlag, fil = _eget(request, pk), _fil(request, sha256)
    skal_saknas = not request.POST.get("motiv", "inget frågas").strip()
    if request.method == "POST" and not skal_saknas:
        return redirect(_bekrafta(request, underlag, fil))
    sida = granskningssida(fil, underlag) | {"skal_saknas": skal_saknas}
    if sida["delas"]:
        sida["delningform"] = DelningForm(request.POST or None)
    if sida["namnen"]:
        sida["namnform"] = NamnForm(namnen=sida["namnen"])
    kod = 422 if skal_saknas else 200
    return render(request, "lagesbild/inlasning_granska.html", sida, status=kod)


def _bekrafta(request: Forfragan, underlag: Underlag, fil: Fil) -> Jobb:
    form = DelningForm(request.POST)
    return inlasningsjobb.bestall_inlasning(
        underlag, fil, by=request.user, task=las_fil,
        delning=form.cleaned_data["delning"] if form.is_valid() else "",
        motiv=request.POST.get("motiv", "").strip(),
    )  # fmt: skip


def _valt_slag(request: Forfragan, svar: Svar) -> Svar:
    """The saved or recognised answer, or an empty one for another kind of table."""
    valt = request.GET.get("slag", "")
    return Svar(valt, Mappning()) if valt in TABELLER and valt != svar.slag else svar


@login_required
def inlasning_kolumner(request: Forfragan, pk: int, sha256: str) -> HttpResponse:
    """Say which column holds what; the answer is kept for the source."""
    underlag, fil = _eget(request, pk), _fil(request, sha256)
    svar = _valt_slag(request, svar_for(fil, underlag.part))
    skickat = request.POST if request.method == "POST" else None
    form = KolumnForm(skickat, fil=fil, svar=svar)
    if form.is_valid():
        inlasningsjobb.valj_kolumner(underlag, fil, form.svar(), by=request.user)
        return redirect("lagesbild:inlasning_granska", underlag.pk, sha256)
    slagen = [(kod, LASARE[kod].NAMN) for kod in TABELLER] if form.slag in TABELLER else []
    kontext = {"underlag": underlag, "fil": fil, "form": form, "slagen": slagen}
    status = 422 if form.errors else 200
    return render(request, "lagesbild/inlasning_kolumner.html", kontext, status=status)


@login_required
@require_POST
def inlasning_namn(request: Forfragan, pk: int, sha256: str) -> HttpResponse:
    """Answer what unknown names are; asked once."""
    underlag, fil = _eget(request, pk), _fil(request, sha256)
    namnen = forhandsvisning(fil, underlag).namnen
    visade = request.POST.getlist("namn")
    form = NamnForm(request.POST, namnen=[namn for namn in visade if namn in namnen])
    if form.is_valid():
        svaren = form.svar()
        if request.POST.get("resten"):
            svaren |= {namn: None for namn in namnen if namn not in visade}
        antal = inlasningsjobb.svara_namn(underlag, svaren, by=request.user)
        messages.success(request, f"{antal} namn är besvarade och frågas inte om igen.")
    return redirect("lagesbild:inlasning_granska", underlag.pk, sha256)


@login_required
@require_GET
def inlasning_fel(request: Forfragan, pk: int, sha256: str) -> HttpResponse:
    """Every fault of the file, as a table to work from."""
    underlag, fil = _eget(request, pk), _fil(request, sha256)
    fel = sorted(forhandsvisning(fil, underlag).tolkning.fel, key=lambda ett: ett.rad)
    rader = [[f.rad or None, f.falt, f.varde, f.skal, f.atgard] for f in fel]
    return tabellsvar("fel-i-filen", FELKOLUMNER, rader, request.GET.get("form", "csv"))


@login_required
@require_GET
def inlasning(request: Forfragan, pk: int) -> HttpResponse:
    """What one import brought, with its source and caveats."""
    en: Inlasning = get_object_or_404(synliga_inlasningar(request.user), pk=pk)
    if en.underlag and not arbetar(request.user, en.underlag):
        log(request.user, "las_inlasning", en.underlag, efter={"fil": en.filnamn}, niva="parterna")
    return render(request, "lagesbild/inlasning.html", inlasningssida(request.user, en))


@login_required
@require_POST
def inlasning_angra(request: Forfragan, pk: int) -> HttpResponse:
    """Take an import back."""
    en: Inlasning = get_object_or_404(synliga_inlasningar(request.user), pk=pk)
    angra(en, by=request.user)
    messages.success(request, f"{en.filnamn} är ångrad. Det som fanns före gäller igen.")
    return redirect(en)
