"""The log of acts: written by workflows only, never changed by the web role."""

from typing import Any

from django.db.models import Model

from samverkan.models import Delningsniva, LogEntry, Stadsdelsomrade, User


def log(
    by: User | None,
    akt: str,
    obj: Model,
    *,
    fore: dict[str, Any] | None = None,
    efter: dict[str, Any] | None = None,
    niva: str | None = None,
) -> LogEntry:
    """Record an act. The row is seen as widely as `niva`; by default as the object itself says.

    The object may have `omrade_id`, `part_id` and `delningsniva`.
    """
    omrade_id = obj.pk if isinstance(obj, Stadsdelsomrade) else getattr(obj, "omrade_id", None)
    part_id = getattr(obj, "part_id", None)
    return LogEntry.objects.create(
        by=by,
        akt=akt,
        objekttyp=obj._meta.label_lower,
        objekt_id=obj.pk,
        objekt=str(obj)[:200],
        stadsdelsomrade_id=omrade_id,
        part_id=part_id,
        delningsniva=niva or _egen_niva(obj, omrade_id, part_id),
        fore=fore,
        efter=efter,
    )


def _egen_niva(obj: Model, omrade_id: int | None, part_id: int | None) -> str:
    """Without a level, what belongs to one party stays with it, the rest is for the two parties."""
    if niva := getattr(obj, "delningsniva", None):
        return str(niva)
    if not omrade_id:
        return Delningsniva.PUBLIK
    return Delningsniva.EGEN if part_id else Delningsniva.PARTERNA
