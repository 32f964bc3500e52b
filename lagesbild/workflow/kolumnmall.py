"""What a party has answered about a source's columns, found again by the file's headings."""

from __future__ import annotations

from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from lagesbild.inlasning import LASARE, Fil, Mappning, Tolkning, kand_igen, las
from lagesbild.inlasning.mappning import huvud_av, signatur
from lagesbild.models import Kolumnmall
from samverkan.models import Part, User


class Svar(NamedTuple):
    """How a file is read: as which kind, with which columns."""

    slag: str
    mappning: Mappning
    sparad: bool = False


def nyckel(fil: Fil) -> str:
    """What tells a source's files from others: their headings, or the file itself without any."""
    slag = kand_igen(fil) or ""
    if slag in LASARE and any(not falt.bara_fast for falt in LASARE[slag].FALT):
        return signatur("", huvud_av(fil, LASARE[slag].FALT))
    if slag:
        return fil.sha256
    return signatur("", huvud_av(fil, ()))


def svar_for(fil: Fil, part: Part | None) -> Svar:
    """The party's saved answer, or what is recognised."""
    if part is not None:
        mall = Kolumnmall.objects.filter(part=part, signatur=nyckel(fil)).first()
        if mall:
            return Svar(mall.slag, Mappning(**mall.mappning), True)
    return Svar(kand_igen(fil) or "", Mappning())


@transaction.atomic
def spara_svar(fil: Fil, part: Part, svar: Svar, *, by: User) -> Kolumnmall:
    falt = {
        "namn": fil.namn[:200], "slag": svar.slag, "mappning": svar.mappning.som_json(),
        "updated_at": timezone.now(), "updated_by": by,
    }  # fmt: skip
    mall, _ = Kolumnmall.objects.update_or_create(part=part, signatur=nyckel(fil), defaults=falt)
    return mall


def las_fil(fil: Fil, part: Part | None) -> tuple[Tolkning, Svar]:
    """Read a file as the party has answered; a file that no reader can open is not asked about."""
    oppen = las(fil)
    if oppen.slag == "okand" and oppen.fel and not is_tabell(fil):
        return oppen, Svar("", Mappning())
    svar = svar_for(fil, part)
    if not svar.sparad:
        return oppen, Svar(oppen.slag, Mappning())
    return las(fil, svar.mappning, svar.slag), svar


def is_tabell(fil: Fil) -> bool:
    """Whether the file is a table with headings, that a person may map although nothing knew it."""
    tolkning = las(fil, slag="varden")
    return tolkning.slag == "varden" and len(huvud_av(fil, ())) > 1
