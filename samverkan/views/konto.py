"""Log in and out, password, theme, one's own log and drafts."""

from typing import Any

from django.conf import settings
from django.contrib.auth import views as auth
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from samverkan.forfragan import Forfragan
from samverkan.forms import LoggaInForm
from samverkan.formular import utkast_sparat
from samverkan.models import LogEntry, User
from samverkan.selectors import demo_konton
from samverkan.workflow_konto import spara_utkastet


class LoggaIn(auth.LoginView):
    """Log in by e-mail; in demo mode the accounts are listed."""

    authentication_form = LoggaInForm
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        konton = demo_konton() if settings.DEMO else []
        return super().get_context_data(demo_konton=konton, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        user: User = form.get_user()
        User.objects.filter(pk=user.pk).update(forra_besoket=user.last_login)
        return super().form_valid(form)


class LoggaUt(auth.LogoutView):
    """Log out; by POST only."""


class BytLosenord(auth.PasswordChangeView):
    """Choose a new password."""

    success_url = reverse_lazy("samverkan:losenord_bytt")


@login_required
@require_GET
def losenord_bytt(request: Forfragan) -> HttpResponse:
    """Confirm that the password is new."""
    return render(request, "registration/password_change_done.html")


@login_required
@require_GET
def min_logg(request: Forfragan) -> HttpResponse:
    """What I have done, newest first."""
    rader = LogEntry.objects.visible_to(request.user).filter(by=request.user)
    sida = Paginator(rader.select_related("part", "stadsdelsomrade"), 50).get_page(
        request.GET.get("sida")
    )
    return render(request, "samverkan/min_logg.html", {"sida": sida})


@require_POST
def tema(request: HttpRequest) -> HttpResponse:
    """Remember light, dark or as the computer says."""
    vart = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(vart, {request.get_host()}):
        vart = "/"
    svar = redirect(vart)
    valt = request.POST.get("tema", "")
    svar.set_cookie(
        "tema", valt if valt in ("ljust", "morkt") else "", max_age=31_536_000, samesite="Lax"
    )
    return svar


@require_POST
def spara_utkast(request: Forfragan) -> HttpResponse:
    """Keep free text that the person has not saved yet; the page asks, so no log-in page answers."""
    if not request.user.is_authenticated:
        return HttpResponse("Du är utloggad. Texten finns kvar här.", status=401)
    utkast = spara_utkastet(request.user, request.POST)
    if utkast is None:
        return HttpResponse("Formuläret är redan sparat.", status=409)
    return HttpResponse(utkast_sparat(utkast.updated_at))
