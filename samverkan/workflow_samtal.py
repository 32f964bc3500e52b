"""Talk: a comment about something that both writer and reader may see, with those it concerns."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from samverkan.aviseringar import avisera
from samverkan.fel import Hinder
from samverkan.log import log
from samverkan.models import Delningsniva, Kommentar, Part, Uppdrag, User, behorighet
from samverkan.permissions import Roll, krav
from samverkan.personuppgifter import granska
from samverkan.samtal import AMNEN, Amne


def may_kommentera(user: User, obj: Any) -> bool:
    """Those who work or decide for a party of the district."""
    return bool(behorighet(user).parter_i(obj.omrade_id))


def seende_parter(
    amne: Amne, obj: Any, personer: Iterable[User], parter: dict[int, int]
) -> set[int]:
    """The parties whose people see the subject; all of a party in a district see alike."""
    en_per_part = {parter[person.pk]: person for person in personer}
    return {
        part_id
        for part_id, person in en_per_part.items()
        if amne.modell.objects.visible_to(person).filter(pk=obj.pk).exists()
    }


def namnbara(amne: Amne, obj: Any, by: User) -> tuple[list[User], dict[int, int], set[int]]:
    """Who may be named about it, whose they are, and the parties that see it."""
    uppdrag = (
        Uppdrag.objects.aktuella()
        .filter(stadsdelsomrade_id=obj.omrade_id, roll__in=Roll.LOKALA, user__is_active=True)
        .select_related("user", "part")
        .order_by("part__ordning", "roll", "user__namn")
    )
    personer = {ett.user_id: ett.user for ett in uppdrag}
    parter = {ett.user_id: ett.part_id for ett in uppdrag}
    ser = seende_parter(amne, obj, personer.values(), parter)
    andra = [p for p in personer.values() if parter[p.pk] in ser and p.pk != by.pk]
    return andra, parter, ser


@transaction.atomic
def kommentera(amne: Amne, obj: Any, form: Any, *, by: User) -> Kommentar:
    """Say something; those who are named get a notice that something waits."""
    krav(may_kommentera(by, obj))
    egen = min(behorighet(by).parter_i(obj.omrade_id))
    personer, parter, ser = namnbara(amne, obj, by)
    niva = form.cleaned_data["delningsniva"]
    namnda = [p for p in personer if p.pk in {q.pk for q in form.cleaned_data["omnamnda"]}]
    _krav_att_de_ser(niva, namnda, parter, egen, ser)
    if fynd := [ett for ett in granska(form.cleaned_data["text"]) if ett.stopp]:
        raise Hinder(*[f"Texten {ett.meddelande}" for ett in fynd])
    kommentar = Kommentar.objects.create(
        slag=amne.slag, objekt_id=obj.pk, amne=amne.namn(obj)[:120],
        avsnitt=amne.delar(obj).get(form.cleaned_data["avsnitt"], ""), stadsdelsomrade_id=obj.omrade_id,
        part_id=egen, delningsniva=niva, text=form.cleaned_data["text"], av=by,
    )  # fmt: skip
    kommentar.omnamnda.set(namnda)
    efter = {"om": kommentar.amne, "nämner": len(namnda)}
    log(by, "kommentera", kommentar, efter=efter, niva=niva)
    avisera("omnamnd", namnda, kommentar.amne, kommentar.get_absolute_url(), av=by)
    return kommentar


def _krav_att_de_ser(
    niva: str, namnda: list[User], parter: dict[int, int], egen: int, ser: set[int]
) -> None:
    """Nobody is named in what they cannot read, and nothing is shared that the other cannot see."""
    if niva != Delningsniva.EGEN and len(ser) < Part.objects.count():
        raise Hinder("Den andra parten ser inte det här än. Välj ”endast egen part”.")
    utanfor = [str(p) for p in namnda if niva == Delningsniva.EGEN and parter[p.pk] != egen]
    if utanfor:
        raise Hinder(
            f"{', '.join(utanfor)} kan inte se en kommentar för endast egen part. "
            "Ta bort namnet, eller låt båda parter se kommentaren."
        )


@transaction.atomic
def los_kommentar(kommentar: Kommentar, *, by: User, lost: bool) -> Kommentar:
    """Mark as resolved, or open again; told once however many press."""
    krav(may_kommentera(by, kommentar))
    nu = Kommentar.objects.visible_to(by).get(pk=kommentar.pk)
    if bool(nu.lost_at) == lost:
        return nu
    varden = {"lost_at": timezone.now() if lost else None, "lost_av": by if lost else None}
    Kommentar.objects.filter(pk=nu.pk).update(**varden)
    akt = "los_kommentar" if lost else "oppna_kommentar"
    log(by, akt, nu, niva=nu.delningsniva)
    return nu


def amnet(user: User, slag: str, pk: int) -> tuple[Amne, Any] | None:
    """The kind and the subject, if the user may see it and follows the work in its district."""
    amne = AMNEN.get(slag)
    if amne is None:
        return None
    obj: Any = amne.modell.objects.visible_to(user).filter(pk=pk).first()
    if obj is None or obj.omrade_id not in behorighet(user).foljer:
        return None
    return amne, obj
