"""Texts about the service: help, accessibility, style, and whether it is well."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from samverkan.forfragan import Forfragan
from samverkan.models import behorighet
from samverkan.permissions import Roll, krav
from samverkan.redogorelse import redogorelse
from samverkan.stil import exempel


@require_GET
def hjalp(request: HttpRequest) -> HttpResponse:
    """Short help."""
    return render(request, "samverkan/hjalp.html")


@require_GET
def tillganglighet(request: HttpRequest) -> HttpResponse:
    """The accessibility statement with its eleven items."""
    return render(request, "samverkan/tillganglighet.html", {"redogorelse": redogorelse()})


@login_required
@require_GET
def stil(request: Forfragan) -> HttpResponse:
    """The living style page."""
    krav(settings.DEMO or behorighet(request.user).har_roll(Roll.FORVALTARE))
    return render(request, "samverkan/stil.html", exempel())


@require_GET
def halsa(request: HttpRequest) -> HttpResponse:
    """Answer when the web and its database work."""
    with connection.cursor() as cursor:
        cursor.execute("select 1")
    return HttpResponse("ok", content_type="text/plain")
