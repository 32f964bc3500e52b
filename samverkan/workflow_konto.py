"""Acts on one's own account: drafts of free text, and when the service writes by e-mail."""

from typing import Any

from django.http import QueryDict
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from samverkan.log import log
from samverkan.models import User, Utkast

HOGST_TECKEN = 20_000
INTE_TEXT = ("csrfmiddlewaretoken", "formular", "oppnad", "en_till")


def spara_utkastet(user: User, data: QueryDict) -> Utkast | None:
    """Store the text fields of a form under its address; one draft for each form and person.

    The version goes with them: a draft of an old text must not pass as made from the new one. A
    draft that arrives after its form was saved, from a page opened before, is not kept: None.
    """
    nyckel = data.get("formular", "")[:200]
    oppnad = parse_datetime(data.get("oppnad", ""))
    if oppnad and Utkast.objects.filter(user=user, nyckel=nyckel, kasserat_at__gt=oppnad).exists():
        return None
    falt = {namn: _varde(data.getlist(namn)) for namn in data if namn not in INTE_TEXT}
    utkast, _ = Utkast.objects.update_or_create(user=user, nyckel=nyckel, defaults={"falt": falt})
    return utkast


def _varde(varden: list[str]) -> str | list[str]:
    """One text, or all that is ticked."""
    korta = [varde[:HOGST_TECKEN] for varde in varden]
    return korta if len(korta) > 1 else korta[0]


def hamta_utkast(user: User, nyckel: str) -> Utkast | None:
    """The draft that the person left in a form, if any."""
    return Utkast.objects.filter(user=user, nyckel=nyckel[:200]).exclude(falt={}).first()


def kasta_utkast(user: User, nyckel: str) -> None:
    """The text is saved; its draft is emptied, and one still on its way will be too late."""
    Utkast.objects.update_or_create(
        user=user, nyckel=nyckel[:200], defaults={"falt": {}, "kasserat_at": timezone.now()}
    )


def valj_mejl(form: Any, *, by: User) -> None:
    """Choose when the service writes to oneself."""
    if form.has_changed():
        User.objects.filter(pk=by.pk).update(avisering=form.cleaned_data["avisering"])
        log(by, "valj_mejl", by, efter={"mejl": form.cleaned_data["avisering"]})
