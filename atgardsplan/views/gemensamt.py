"""What the views of this floor share: rows through `visible_to`, and the save of a workflow."""

from collections.abc import Callable
from typing import Any

from django.forms import ModelForm
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from atgardsplan.models import Atgard, Atgardsplan, Handlingsplan, LokalOverenskommelse
from samverkan.models import User


def anvandare(request: HttpRequest) -> User:
    """The reader; views here are for those who are logged in."""
    assert isinstance(request.user, User)
    return request.user


def las_avtal(request: HttpRequest, pk: int) -> LokalOverenskommelse:
    rader = LokalOverenskommelse.objects.visible_to(request.user)
    rader = rader.select_related("stadsdelsomrade", "lagesbild", "overenskommelse")
    return get_object_or_404(rader, pk=pk)


def las_plan(request: HttpRequest, pk: int) -> Atgardsplan:
    rader = Atgardsplan.objects.visible_to(request.user)
    rader = rader.select_related("lokal_overenskommelse__stadsdelsomrade")
    return get_object_or_404(rader, pk=pk)


def las_atgard(request: HttpRequest, pk: int) -> Atgard:
    rader = Atgard.objects.visible_to(request.user)
    rader = rader.select_related(
        "atgardsplan__lokal_overenskommelse__stadsdelsomrade",
        "malsattning__samverkansomrade",
        "indikator",
        "ansvarig_part",
    )
    return get_object_or_404(rader, pk=pk)


def las_handlingsplan(request: HttpRequest, pk: int) -> Handlingsplan:
    rader = Handlingsplan.objects.visible_to(request.user).select_related("overenskommelse")
    return get_object_or_404(rader, pk=pk)


def sparare(request: HttpRequest, spara: Callable[..., Any]) -> Callable[[ModelForm], Any]:
    """Hand a valid form to a workflow, with who saves and from which version."""
    skickad = request.POST.get("version", "")
    version = int(skickad) if skickad.isdigit() else 0

    def _spara(form: ModelForm) -> Any:
        return spara(form, by=anvandare(request), version=version)

    return _spara
