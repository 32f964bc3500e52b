"""One way to edit a row on every floor: form, version, conflict page, redirect."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from django.contrib import messages
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from samverkan.fel import Hinder, Konflikt
from samverkan.forfragan import skickad_version
from samverkan.formular import konflikt, valda_varden
from samverkan.models import User
from samverkan.versioner import spara_version
from samverkan.workflow_konto import hamta_utkast, kasta_utkast

Sparare = Callable[[Any], Any]


def redigera(
    request: HttpRequest,
    form_class: Callable[..., ModelForm[Any]],
    obj: Any,
    *,
    rubrik: str,
    akt: str,
    mall: str = "samverkan/redigera.html",
    till: str | None = None,
    sparat: str = "Sparat.",
    spara: Sparare | None = None,
    **sammanhang: Any,
) -> HttpResponse:
    """Show and save a form for `obj`; a stale save answers 409 with both texts, Hinder 422.

    `spara(form)` replaces the plain save when a workflow does more.
    """
    user = cast(User, request.user)
    data = valda_varden(request.POST) if request.method == "POST" else None
    utkast = hamta_utkast(user, request.path) if data is None else None
    form = form_class(data, instance=obj, initial=utkast.falt if utkast else None)
    avbryt = sammanhang.pop("avbryt", None) or till or obj.get_absolute_url()
    kontext = {"form": form, "rubrik": rubrik, "avbryt": avbryt, "objekt": obj, **sammanhang}
    kontext["utkast_nar"] = utkast.updated_at if utkast else None
    if request.method != "POST" or not form.is_valid():
        return render(request, mall, kontext, status=200 if request.method != "POST" else 422)
    try:
        sparad = (spara or _vanlig(request, user, akt))(form)
    except Konflikt as fel:
        return konfliktsida(request, form, fel.nu, avbryt)
    except Hinder as fel:
        # On the form itself, so that what was written is still there.
        form.add_error(None, fel.skal)
        return render(request, mall, kontext, status=422)
    return _klart(request, user, sparat, till or sparad)


def _klart(request: HttpRequest, user: User, sparat: str, till: Any) -> HttpResponse:
    kasta_utkast(user, request.path)
    messages.success(request, sparat)
    return redirect(till)


def _vanlig(request: HttpRequest, user: User, akt: str) -> Sparare:
    version = skickad_version(request)
    return lambda form: spara_version(form, by=user, version=version, akt=akt)


def konfliktsida(request: HttpRequest, form: ModelForm[Any], nu: Any, avbryt: str) -> HttpResponse:
    """Both texts side by side, field by field, for the person to choose from."""
    vem = str(nu.updated_by) if nu.updated_by else "någon annan"
    kontext = {
        "konflikt": konflikt(form, nu, andrad_av=vem, andrad_nar=nu.updated_at),
        "form": form,
        "version": nu.version,
        "avbryt": avbryt,
    }
    return render(request, "samverkan/konflikt.html", kontext, status=409)
