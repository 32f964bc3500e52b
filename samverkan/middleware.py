"""Per request: the database's row protection and the answers to acts that cannot be done."""

from collections.abc import Callable

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

from samverkan.fel import Hinder
from samverkan.radskydd import satt_sammanhang

Svar = Callable[[HttpRequest], HttpResponse]


class SammanhangMiddleware:
    """Wrap the request in a transaction that knows who asks."""

    def __init__(self, get_response: Svar) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with transaction.atomic():
            satt_sammanhang(request.user)
            response = self.get_response(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
        return response


class HinderMiddleware:
    """Tell the person why an act is not possible, on the page they came from."""

    def __init__(self, get_response: Svar) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, fel: Exception) -> HttpResponse | None:
        if not isinstance(fel, Hinder):
            return None
        for skal in fel.skal:
            messages.error(request, skal)
        tillbaka = request.META.get("HTTP_REFERER", "")
        if not url_has_allowed_host_and_scheme(tillbaka, {request.get_host()}):
            tillbaka = "/"
        return redirect(tillbaka)
