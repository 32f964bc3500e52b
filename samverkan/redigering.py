"""One way to edit a row on every floor: form, version, conflict page, redirect."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, cast

from django.contrib import messages
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from samverkan.fel import Hinder, Konflikt
from samverkan.forfragan import skickad_version
from samverkan.formular import konflikt, valda_varden
from samverkan.models import User
from samverkan.versioner import spara_version, utgangslage
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
    """Show and save a form, by `spara` if given; stale: 409 with both texts, Hinder: 422 on the form."""
    user = cast(User, request.user)
    form, utkast_nar = _oppna(request, user, form_class, obj)
    avbryt = sammanhang.pop("avbryt", None) or till or obj.get_absolute_url()
    kontext = {"form": form, "rubrik": rubrik, "avbryt": avbryt, "objekt": obj, **sammanhang}
    kontext["utkast_nar"] = utkast_nar
    if request.method != "POST":
        return render(request, mall, kontext)
    try:
        if form.is_valid():
            sparad = (spara or _vanlig(request, user, akt))(form)
            return _klart(request, user, sparat, till or sparad)
    except Konflikt as fel:
        return konfliktsida(request, form, fel.nu, avbryt)
    except Hinder as fel:
        form.add_error(None, fel.skal)
    return render(request, mall, kontext, status=422)


def _oppna(
    request: HttpRequest, user: User, form_class: Callable[..., ModelForm[Any]], obj: Any
) -> tuple[ModelForm[Any], datetime | None]:
    """The form with what was sent, else with the person's draft and when that was kept."""
    if request.method == "POST":
        return form_class(valda_varden(request.POST), instance=obj), None
    utkast = hamta_utkast(user, request.get_full_path())
    form = form_class(None, instance=obj, initial=utkast.falt if utkast else None)
    return form, utkast.updated_at if utkast else None


def _klart(request: HttpRequest, user: User, sparat: str, till: Any) -> HttpResponse:
    kasta_utkast(user, request.get_full_path())
    messages.success(request, sparat)
    return redirect(till)


def _vanlig(request: HttpRequest, user: User, akt: str) -> Sparare:
    version = skickad_version(request)
    return lambda form: spara_version(form, by=user, version=version, akt=akt)


def konfliktsida(
    request: HttpRequest, form: ModelForm[Any], nu: Any, avbryt: str,
    sparat: dict[str, Any] | None = None,
) -> HttpResponse:  # fmt: skip
    """Both texts side by side, field by field, for the person to choose from.

    `sparat` is what stands stored by the form's fields, where they are not those of the row.
    """
    vem = str(nu.updated_by) if nu.updated_by else "någon annan"
    kontext: dict[str, Any] = {
        "konflikt": konflikt(
            form,
            nu,
            andrad_av=vem,
            andrad_nar=nu.updated_at,
            utgang=utgangslage(nu, skickad_version(request)),
            sparat=sparat,
        ),
        "form": form,
        "version": nu.version,
        "avbryt": avbryt,
    }
    return render(request, "samverkan/konflikt.html", kontext, status=409)
