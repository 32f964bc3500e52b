"""The request behind `@login_required`: its user is one of ours."""

from django.http import HttpRequest

from samverkan.models import User


class Forfragan(HttpRequest):
    """A request from somebody who is logged in."""

    user: User


def _is_tal(text: str) -> bool:
    """Plain digits that fit a row's number; `isdigit` alone also takes ² and ٣."""
    return text.isascii() and text.isdigit() and len(text) < 19


def skickade_tal(request: HttpRequest, namn: str) -> list[int]:
    """The numbers sent under a name, in order; what is not a number is passed over."""
    return [int(varde) for varde in request.POST.getlist(namn) if _is_tal(varde)]


def skickad_version(request: HttpRequest) -> int:
    """The version that a form was opened with; 0, which no row has, when none was sent."""
    return next(iter(skickade_tal(request, "version")), 0)
