"""Saving rows that two people may edit: nobody's text is lost."""

from __future__ import annotations

from typing import Any

from django.db import models, transaction
from django.forms import ModelForm
from django.utils import timezone

from samverkan.fel import Hinder, Konflikt
from samverkan.log import log
from samverkan.models import LogEntry, User, Versionerad


def _visa(obj: Versionerad, namn: str) -> str:
    falt = obj._meta.get_field(namn)
    if isinstance(falt, models.ManyToManyField):
        return ", ".join(str(rad) for rad in getattr(obj, namn).all())
    visning = getattr(obj, f"get_{namn}_display", None)
    varde = visning() if visning else getattr(obj, namn)
    return "" if varde is None else str(varde)


def _jamforbar(obj: Versionerad, namn: str) -> Any:
    falt: Any = obj._meta.get_field(namn)
    if isinstance(falt, models.ManyToManyField):
        return sorted(getattr(obj, namn).values_list("pk", flat=True)) if obj.pk else []
    return getattr(obj, falt.attname)


def spara_version(
    form: ModelForm[Any], *, by: User, version: int | None, akt: str, niva: str | None = None
) -> Any:
    """Save a valid form if the stored row still has the version that the form was opened with.

    A new row is created. A save that changes nothing writes nothing: no version, no log, and
    approvals stand. Raises Konflikt when the stored row is newer, Hinder when it is gone. `niva`
    is the log's level when not the row's.
    """
    obj = form.save(commit=False)
    if obj.pk is None:
        return _skapa(form, by, akt, niva)
    with transaction.atomic():
        stored = type(obj)._base_manager.select_for_update(of=("self",)).filter(pk=obj.pk).first()
        if stored is None:
            raise Hinder("Någon annan har tagit bort det här. Kopiera det du vill spara av texten.")
        if version != stored.version:
            raise Konflikt(stored)
        fore, nya = _varden(stored, form), _nya_varden(form)
        if all(ett == annat for ett, annat in _par(stored, form)):
            return stored
        obj.version = stored.version + 1
        obj.updated_at, obj.updated_by = timezone.now(), by
        obj.save()
        form.save_m2m()
        log(by, akt, obj, fore=fore, efter=nya | {"version": obj.version}, niva=niva)
    return obj


def utgangslage(nu: Versionerad, version: int) -> dict[str, str]:
    """The fields as they stood at a version, told by the log of the saves since; empty if it tells none."""
    sparade = LogEntry.objects.filter(
        objekttyp=nu._meta.label_lower, objekt_id=nu.pk, efter__version__gt=version
    )
    utgang: dict[str, str] = {}
    for fore in sparade.order_by("pk").values_list("fore", flat=True):
        utgang = (fore or {}) | utgang
    return utgang


def _skapa(form: ModelForm[Any], by: User, akt: str, niva: str | None) -> Any:
    obj = form.instance
    obj.updated_by = by
    obj.save()
    form.save_m2m()
    log(by, akt, obj, efter=_varden(obj, form), niva=niva)
    return obj


def _par(stored: Versionerad, form: ModelForm[Any]) -> list[tuple[Any, Any]]:
    par = []
    for namn in form.cleaned_data:
        if not _is_modellfalt(stored, namn):
            continue
        falt: Any = stored._meta.get_field(namn)
        if isinstance(falt, models.ManyToManyField):
            nytt = sorted(rad.pk for rad in form.cleaned_data[namn])
        else:
            nytt = getattr(form.instance, falt.attname)
        par.append((_jamforbar(stored, namn), nytt))
    return par


def _is_modellfalt(obj: Versionerad, namn: str) -> bool:
    return namn in {f.name for f in obj._meta.get_fields()}


def _varden(obj: Versionerad, form: ModelForm[Any]) -> dict[str, str]:
    return {n: _visa(obj, n) for n in form.cleaned_data if _is_modellfalt(obj, n)}


def _nya_varden(form: ModelForm[Any]) -> dict[str, str]:
    nya = {}
    for namn, varde in form.cleaned_data.items():
        if _is_modellfalt(form.instance, namn):
            falt = form.instance._meta.get_field(namn)
            nya[namn] = (
                ", ".join(str(rad) for rad in varde)
                if isinstance(falt, models.ManyToManyField)
                else _visa(form.instance, namn)
            )
    return nya
