"""Is this the content that was decided? And what has changed?"""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from lagesbild.forms.kontroll import KontrollForm
from lagesbild.selectors.kontroll import andringssida, kontrollera_fil, versioner
from lagesbild.views.dokument import hamta_hel
from samverkan.forfragan import Forfragan
from samverkan.log import log

MALL = "lagesbild/kontrollera.html"


@login_required
def kontrollera(request: Forfragan) -> HttpResponse:
    """Paste a checksum or choose a file; nothing is saved."""
    if request.method != "POST":
        return render(request, MALL, {"form": KontrollForm()})
    form = KontrollForm(request.POST, request.FILES)
    if not form.is_valid():
        return render(request, MALL, {"form": form}, status=422)
    return render(request, MALL, {"form": form, "svar": _svar(request, form)})


def _svar(request: Forfragan, form: KontrollForm) -> dict[str, Any]:
    if innehall := form.cleaned_data["fil"]:
        return kontrollera_fil(request.user, innehall)
    summa = form.cleaned_data["summa"]
    return {"sha256": summa, "versioner": versioner(request.user, summa)}


@login_required
@require_GET
def andringar(request: Forfragan, pk: int) -> HttpResponse:
    """What has changed since an approval, or since an earlier version."""
    bild = hamta_hel(request, pk)
    log(request.user, "las_andringar", bild)
    kontext = andringssida(request.user, bild, request.GET.get("fran", ""))
    return render(request, "lagesbild/andringar.html", kontext)
