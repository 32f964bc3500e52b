"""Assignments of roles and the groups that hold their rights."""

from datetime import date

from django.contrib.auth.models import Group, Permission
from django.db import transaction

from samverkan.log import log
from samverkan.models import (
    Part,
    Stadsdelsomrade,
    StadsdelsomradeGroupObjectPermission,
    Uppdrag,
    User,
)
from samverkan.permissions import RATTIGHETER, Ratt, Roll

HELA_STADEN = "hela-staden"


def gruppnamn(roll: str, part: Part, omrade: Stadsdelsomrade | None) -> str:
    """District, party and role, e.g. `norrby/kommun/samordnare`."""
    return f"{omrade.slug if omrade else HELA_STADEN}/{part.kod}/{roll}"


def grupp_for(roll: str, part: Part, omrade: Stadsdelsomrade | None) -> Group:
    """The group of a role, made with its guardian rows when it is missing."""
    grupp, ny = Group.objects.get_or_create(name=gruppnamn(roll, part, omrade))
    if ny:
        _satt_rader([grupp])
    return grupp


@transaction.atomic
def tilldela(
    user: User,
    roll: str,
    part: Part,
    omrade: Stadsdelsomrade | None,
    fran: date,
    till: date | None,
    by: User | None,
) -> Uppdrag:
    """Give a user a role for a period; overlapping assignments are refused with a message."""
    uppdrag = Uppdrag(
        user=user,
        roll=roll,
        part=part,
        stadsdelsomrade=omrade,
        grupp=grupp_for(roll, part, omrade),
        giltig_fran=fran,
        giltig_till=till,
    )
    uppdrag.full_clean()
    uppdrag.save()
    efter = {"roll": roll, "från": fran.isoformat(), "till": till and till.isoformat()}
    log(by, "tilldela_uppdrag", uppdrag, efter=efter)
    return uppdrag


def uppdatera_grupper() -> None:
    """Let every group hold exactly its role's rights, also on districts that came later."""
    _satt_rader(list(Group.objects.filter(name__contains="/")))


def _satt_rader(grupper: list[Group]) -> None:
    modell = StadsdelsomradeGroupObjectPermission
    ratter = {
        p.codename: p.pk
        for p in Permission.objects.filter(
            content_type__app_label="samverkan",
            content_type__model="stadsdelsomrade",
            codename__in=[kod for kod, _ in Ratt.CHOICES],
        )
    }
    omraden = dict(Stadsdelsomrade.objects.values_list("slug", "pk"))
    ska = {
        (grupp.pk, ratter[ratt], omrade)
        for grupp in grupper
        for ratt, omrade in _rader(grupp.name, omraden)
    }
    rader = modell.objects.filter(group__in=grupper)
    finns = {(r.group_id, r.permission_id, r.content_object_id): r.pk for r in rader}
    modell.objects.filter(pk__in=[pk for nyckel, pk in finns.items() if nyckel not in ska]).delete()
    modell.objects.bulk_create(
        modell(group_id=g, permission_id=p, content_object_id=o)
        for g, p, o in sorted(ska - finns.keys())
    )


def _rader(gruppnamn: str, omraden: dict[str, int]) -> list[tuple[str, int]]:
    """Right and district of a group; a reader of one district sees that district only."""
    slug, _, roll = gruppnamn.split("/")
    if roll not in RATTIGHETER:
        return []
    egna, alla = RATTIGHETER[roll]
    rader = [(ratt, omraden[slug]) for ratt in egna if slug in omraden]
    if roll == Roll.LASARE and slug in omraden:
        return [(ratt, omraden[slug]) for ratt in alla]
    return rader + [(ratt, pk) for ratt in alla for pk in omraden.values()]
