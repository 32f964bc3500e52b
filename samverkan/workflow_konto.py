"""Acts on one's own account: drafts of free text, and when the service writes by e-mail."""

from typing import Any

from django.http import QueryDict

from samverkan.log import log
from samverkan.models import User, Utkast

HOGST_TECKEN = 20_000


def spara_utkastet(user: User, data: QueryDict) -> Utkast:
    """Store the text fields of a form under its address; one draft for each form and person.

    The version goes with them: a draft of an old text must not pass as made from the new one.
    """
    falt = {
        namn: _varde(data.getlist(namn))
        for namn in data
        if namn not in ("csrfmiddlewaretoken", "formular")
    }
    utkast, _ = Utkast.objects.update_or_create(
        user=user, nyckel=data.get("formular", "")[:200], defaults={"falt": falt}
    )
    return utkast


def _varde(varden: list[str]) -> str | list[str]:
    """One text, or all that is ticked."""
    korta = [varde[:HOGST_TECKEN] for varde in varden]
    return korta if len(korta) > 1 else korta[0]


def hamta_utkast(user: User, nyckel: str) -> Utkast | None:
    """The draft that the person left in a form, if any."""
    return Utkast.objects.filter(user=user, nyckel=nyckel[:200]).first()


def kasta_utkast(user: User, nyckel: str) -> None:
    """The text is saved; its draft is no longer needed."""
    Utkast.objects.filter(user=user, nyckel=nyckel[:200]).delete()


def valj_mejl(form: Any, *, by: User) -> None:
    """Choose when the service writes to oneself."""
    if form.has_changed():
        User.objects.filter(pk=by.pk).update(avisering=form.cleaned_data["avisering"])
        log(by, "valj_mejl", by, efter={"mejl": form.cleaned_data["avisering"]})
