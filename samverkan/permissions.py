"""Rights: the only module that imports guardian, and what a user's dated assignments add up to.

Guardian rows tell which group (district × party × role) holds which right on which district;
what state allows is computed by the predicates of each floor and never written into those rows.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, ClassVar

from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.db.models import Model, Q
from guardian.models import GroupObjectPermissionBase, UserObjectPermissionBase
from guardian.shortcuts import assign_perm

__all__ = [
    "RATTIGHETER",
    "Behorighet",
    "GroupObjectPermissionBase",
    "Ratt",
    "Roll",
    "UserObjectPermissionBase",
    "ge_ratt",
    "krav",
]


class Roll:
    """The roles of the agreement's work; who they are stands in `Uppdrag`."""

    SAMORDNARE = "samordnare"
    KOMMUNPOLIS = "kommunpolis"
    STYRGRUPP = "styrgrupp"
    CENTRAL = "central"
    LASARE = "lasare"
    FORVALTARE = "forvaltare"

    CHOICES = [
        (SAMORDNARE, "Samordnare"),
        (KOMMUNPOLIS, "Kommunpolis"),
        (STYRGRUPP, "Lokal styrgrupp"),
        (CENTRAL, "Övergripande beredningsgrupp"),
        (LASARE, "Läsare"),
        (FORVALTARE, "Förvaltare"),
    ]
    LOKALA = (SAMORDNARE, KOMMUNPOLIS, STYRGRUPP)
    ARBETAR = (SAMORDNARE, KOMMUNPOLIS)


class Ratt:
    """The rights that a group can hold on a district."""

    SE = "se"
    FOLJA = "folja"
    ARBETA = "arbeta"
    BESLUTA = "besluta"

    CHOICES: ClassVar[list[tuple[str, Any]]] = [
        (SE, "Får se det som är beslutat"),
        (FOLJA, "Får följa pågående arbete mellan de två parterna"),
        (ARBETA, "Får arbeta för sin part"),
        (BESLUTA, "Får besluta för sin part"),
    ]


# What each role gives on its own district, and on every district.
RATTIGHETER: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    Roll.SAMORDNARE: ((Ratt.FOLJA, Ratt.ARBETA), (Ratt.SE,)),
    Roll.KOMMUNPOLIS: ((Ratt.FOLJA, Ratt.ARBETA), (Ratt.SE,)),
    Roll.STYRGRUPP: ((Ratt.FOLJA, Ratt.BESLUTA), (Ratt.SE,)),
    Roll.CENTRAL: ((), (Ratt.SE, Ratt.FOLJA)),
    Roll.LASARE: ((), (Ratt.SE,)),
    Roll.FORVALTARE: ((), ()),
}


@dataclass(frozen=True)
class Behorighet:
    """What one user may reach today: pairs are (district id, party id)."""

    user_id: int
    uppdrag: frozenset[tuple[str, int, int | None]] = frozenset()
    ser: frozenset[int] = frozenset()
    foljer: frozenset[int] = frozenset()
    arbetar: frozenset[tuple[int, int]] = frozenset()
    beslutar: frozenset[tuple[int, int]] = frozenset()
    roller: frozenset[str] = field(default=frozenset())

    @property
    def egna(self) -> frozenset[tuple[int, int]]:
        """Pairs whose private material the user may see."""
        return self.arbetar | self.beslutar

    @property
    def egna_omraden(self) -> frozenset[int]:
        return frozenset(omrade_id for omrade_id, _ in self.egna)

    def egna_rader(self, vag: str = "") -> Q:
        """The rows of one's own pairs; `vag` leads to where their district and party stand."""
        egna = Q(pk__in=[])
        for omrade_id, part_id in self.egna:
            egna |= Q(**{f"{vag}stadsdelsomrade_id": omrade_id, f"{vag}part_id": part_id})
        return egna

    def har_roll(self, *roller: str) -> bool:
        return bool(self.roller & set(roller))

    def har_lokal_roll(
        self, roller: Iterable[str], omrade_id: int | None, part_id: int | None = None
    ) -> bool:
        """Whether a dated assignment and guardian's row agree on a role in the district."""
        return any(
            roll in set(roller)
            and uppdrag_omrade in (None, omrade_id)
            and part_id in (None, uppdrag_part)
            and self._far(roll, omrade_id, uppdrag_part)
            for roll, uppdrag_part, uppdrag_omrade in self.uppdrag
        )

    def _far(self, roll: str, omrade_id: int | None, part_id: int) -> bool:
        if omrade_id is None or roll in (Roll.CENTRAL, Roll.FORVALTARE, Roll.LASARE):
            return True
        par = (omrade_id, part_id)
        return par in (self.beslutar if roll == Roll.STYRGRUPP else self.arbetar)

    def parter_i(self, omrade_id: int) -> frozenset[int]:
        return frozenset(part for omrade, part in self.egna if omrade == omrade_id)


def ge_ratt(grupp: Group, ratt: str, obj: Model) -> None:
    """Let a group hold a right on one anchor object."""
    assign_perm(ratt, grupp, obj)


def krav(villkor: bool) -> None:
    """Refuse with 403 what the user may see but not do."""
    if not villkor:
        raise PermissionDenied
