"""The request behind `@login_required`: its user is one of ours."""

from django.http import HttpRequest

from samverkan.models import User


class Forfragan(HttpRequest):
    """A request from somebody who is logged in."""

    user: User
