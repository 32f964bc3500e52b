"""State machines as tables: from, to, role, guard. Pages, workflows and tests read the same rows."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Model

from samverkan.fel import Hinder
from samverkan.log import log
from samverkan.models import User, behorighet
from samverkan.permissions import krav

Villkor = Callable[[Any], list[str]]


def inga_hinder(_obj: Any) -> list[str]:
    """Nothing stands in the way."""
    return []


@dataclass(frozen=True)
class Overgang:
    """One row of a transition table."""

    akt: str
    etikett: str
    fran: frozenset[str]
    till: str
    roller: frozenset[str]
    villkor: Villkor = inga_hinder


def overgang(
    akt: str,
    etikett: str,
    fran: str | tuple[str, ...],
    till: str,
    roller: tuple[str, ...],
    villkor: Villkor = inga_hinder,
) -> Overgang:
    """Write a row of the table."""
    franlagen = frozenset([fran] if isinstance(fran, str) else fran)
    return Overgang(akt, etikett, franlagen, till, frozenset(roller), villkor)


@dataclass(frozen=True)
class Tillstandsmaskin:
    """All transitions of one kind of object; `part_bunden` when only the object's own party acts."""

    overgangar: tuple[Overgang, ...]
    part_bunden: bool = False

    def rad(self, akt: str) -> Overgang:
        return next(rad for rad in self.overgangar if rad.akt == akt)

    def far(self, user: User, obj: Any, akt: str) -> bool:
        """Whether the user's role allows the act, whatever the state."""
        part_id = obj.part_id if self.part_bunden else None
        return behorighet(user).har_lokal_roll(self.rad(akt).roller, obj.omrade_id, part_id)

    def hinder(self, obj: Any, akt: str) -> list[str]:
        """Why the act is not possible in the object's present state; empty when it is."""
        rad = self.rad(akt)
        if obj.status not in rad.fran:
            return [f"Det går inte nu, eftersom läget är ”{obj.get_status_display()}”."]
        return rad.villkor(obj)

    def mojliga(self, user: User, obj: Any) -> list[Overgang]:
        """The acts to show: the state and the user's role fit; guards are told when tried."""
        return [
            rad
            for rad in self.overgangar
            if obj.status in rad.fran and self.far(user, obj, rad.akt)
        ]

    def genomfor(
        self, obj: Model, akt: str, *, by: User, niva: str | None = None, **andra: Any
    ) -> Any:
        """Lock the row, check role, state and guard, change the state and log it.

        Raises PermissionDenied for the wrong role and Hinder for the wrong state or guard.
        Further fields are given by name. Returns the locked, changed object.
        """
        krav(self.far(by, obj, akt))  # before the lock, which row protection refuses others
        with transaction.atomic():
            last: Any = type(obj)._base_manager.select_for_update(of=("self",)).get(pk=obj.pk)
            krav(self.far(by, last, akt))
            if skal := self.hinder(last, akt):
                raise Hinder(*skal)
            fore = last.status
            last.status = self.rad(akt).till
            for falt, varde in andra.items():
                setattr(last, falt, varde)
            last.version += 1
            last.updated_by = by
            last.save()
            log(by, akt, last, fore={"status": fore}, efter={"status": last.status}, niva=niva)
            return last
