"""Personal data in what is handed over or approved: where, replaced by a click, kept with a reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.db import transaction
from django.db.models import Prefetch, prefetch_related_objects
from django.utils import timezone

from lagesbild.models import (
    Lagesbild,
    Lagespunkt,
    Omradesanalys,
    Reservation,
    Undanlaggning,
    Underlag,
)
from lagesbild.models.underlag import TEXTER
from lagesbild.permissions.underlag import may_redigera
from samverkan.fel import Hinder
from samverkan.log import log
from samverkan.models import Delningsniva, User, Versionerad, behorighet
from samverkan.permissions import krav
from samverkan.personuppgifter import Fynd, ersatt, granska, markt

FLYTTAT = "Texten har ändrats sedan sidan visades. Läs in sidan igen."
BEHALL = (
    "{antal} i texten kan vara personuppgifter. Byt ut dem, eller skriv varför de ska stå kvar; "
    "skälet sparas i loggen."
)


def krav_utan_personnummer(*texter: str) -> None:
    """Stop what both parties see from the first moment."""
    if skal := [f"Texten {f.meddelande}" for t in texter for f in granska(t) if f.stopp]:
        raise Hinder(*skal)


@dataclass(frozen=True)
class Textplats:
    """A column of a row with free text, and the words for where it stands."""

    var: str
    obj: Any
    falt: str

    @property
    def text(self) -> str:
        return str(getattr(self.obj, self.falt))


@dataclass(frozen=True)
class Stalle:
    """A find in a place; `nyckel` names it in a form, `markt` shows it with what stands around."""

    plats: Textplats
    fynd: Fynd
    far_byta: bool = True

    @property
    def nyckel(self) -> str:
        obj = self.plats.obj
        return f"{obj._meta.model_name}:{obj.pk}:{self.plats.falt}:{self.fynd.position}"

    @property
    def markt(self) -> str:
        return markt(self.plats.text, self.fynd)

    def __str__(self) -> str:
        return f"{self.plats.var}: {self.fynd.meddelande}"


def fritext(underlag: Underlag) -> Iterator[Textplats]:
    """Every free text that a hand-in would give the other party."""
    for _, rubrik, falt in TEXTER:
        yield Textplats(rubrik, underlag, falt)
    prefetch_related_objects([underlag], "observationer")
    for rad in underlag.observationer.all():
        if rad.delningsniva == Delningsniva.EGEN:
            continue
        for falt in ("text", "plats_text", "nar_text"):
            yield Textplats(f"Iakttagelse {rad.kod}", rad, falt)
    for kalla in underlag.datakallor.all():
        for falt in ("namn", "tacker", "tacker_inte", "motiv"):
            yield Textplats(f"Källan {kalla.namn}", kalla, falt)


def gemensam_text(bild: Lagesbild) -> Iterator[Textplats]:
    """What the two parties have written together; their underlag were looked through at the hand-in."""
    yield Textplats("Samlad bedömning", bild, "sammanfattning")
    yield Textplats("Skälet till utgåvan", bild, "andringsskal")
    analyser = Omradesanalys.objects.select_related("samverkansomrade")
    punkter = Lagespunkt.objects.prefetch_related("reservationer")
    prefetch_related_objects(
        [bild], Prefetch("omradesanalyser", analyser), Prefetch("lagespunkter", punkter)
    )
    for analys in bild.omradesanalyser.all():
        for falt in ("text", "samsyn", "skillnader"):
            yield Textplats(f"Analysen av {analys.samverkansomrade}", analys, falt)
    for punkt in bild.lagespunkter.all():
        yield Textplats(f"Lägespunkt {punkt.kod}", punkt, "text")
        yield Textplats(f"Lägespunkt {punkt.kod}", punkt, "allvar_motiv")
        yield Textplats(f"Lägespunkt {punkt.kod}", punkt, "trend_motiv")
        for res in punkt.reservationer.all():
            yield Textplats(f"Reservationen mot {punkt.kod}", res, "text")
    undan = Undanlaggning.objects.filter(observation__underlag__lagesbild=bild)
    for rad in undan.select_related("observation__underlag__part"):
        yield Textplats(f"Skälet för {rad.observation.kod}", rad, "motiv")
    for utpekad in bild.utpekade_platser.all():
        yield Textplats(f"Utpekad plats {utpekad.nummer}", utpekad, "motiv")


def stallen(platser: Iterable[Textplats]) -> list[Stalle]:
    return [Stalle(plats, fynd) for plats in platser for fynd in granska(plats.text)]


def personuppgifter(platser: Iterable[Textplats], *, stopp: bool) -> list[str]:
    """What in the text looks like personal data: that which stops, or that which warns."""
    return [str(ett) for ett in stallen(platser) if ett.fynd.stopp == stopp]


def krav_pa_skal(obj: Any, platser: Iterable[Textplats], motiv: str, *, by: User) -> None:
    """Warnings may be overridden, with a reason that the log keeps."""
    antal = sum(not ett.fynd.stopp for ett in stallen(platser))
    if antal and not motiv.strip():
        raise Hinder(BEHALL.format(antal="Ett ställe" if antal == 1 else f"{antal} ställen"))
    if antal:
        efter = {"skäl": motiv.strip(), "ställen": antal}
        log(by, "behalla_uppgifter", obj, efter=efter, niva=Delningsniva.PARTERNA)


@transaction.atomic
def byt_ut(underlag: Underlag, nyckel: str, *, by: User) -> None:
    """Put something neutral in the place of a find, in an underlag that is still one's own."""
    underlag = Underlag.objects.select_for_update().get(pk=underlag.pk)
    krav(may_redigera(by, underlag))
    ett = next((ett for ett in stallen(fritext(underlag)) if ett.nyckel == nyckel), None)
    if ett is None:
        raise Hinder(FLYTTAT)
    _ersatt(ett, by, niva=Delningsniva.EGEN)


@transaction.atomic
def byt_ut_gemensamt(bild: Lagesbild, nyckel: str, *, by: User) -> None:
    """The same in what the two parties have written together; a reservation is its party's own."""
    bild = Lagesbild.objects.select_for_update(of=("self",)).get(pk=bild.pk)
    krav(may_skriva_gemensamt(by, bild))
    ett = next((ett for ett in gemensamma_stallen(by, bild) if ett.nyckel == nyckel), None)
    if ett is None:
        raise Hinder(FLYTTAT)
    if not ett.far_byta:
        raise Hinder("Reservationen är den andra partens. Be dem byta ut uppgiften.")
    _ersatt(ett, by, niva=Delningsniva.PARTERNA)


def may_skriva_gemensamt(user: User, bild: Lagesbild) -> bool:
    """Either party of the district, while the merge goes on."""
    arbetar = any(omrade == bild.stadsdelsomrade_id for omrade, _ in behorighet(user).arbetar)
    return arbetar and bild.status == Lagesbild.Status.SAMMANFORING


def gemensamma_stallen(user: User, bild: Lagesbild) -> list[Stalle]:
    """The finds in the joint texts; what stands in the other party's reservation is theirs to change."""
    egna = behorighet(user).parter_i(bild.stadsdelsomrade_id)
    return [
        replace(
            ett,
            far_byta=not isinstance(ett.plats.obj, Reservation) or ett.plats.obj.part_id in egna,
        )
        for ett in stallen(gemensam_text(bild))
    ]


def _ersatt(ett: Stalle, by: User, *, niva: str) -> None:
    obj, falt = ett.plats.obj, ett.plats.falt
    nytt = ersatt(ett.plats.text, ett.fynd)
    setattr(obj, falt, nytt[: obj._meta.get_field(falt).max_length])
    if isinstance(obj, Versionerad):
        obj.version += 1
        obj.updated_at, obj.updated_by = timezone.now(), by
    obj.save()
    om = obj if hasattr(obj, "omrade_id") else bilden(obj)
    log(by, "ersatt_uppgift", om, efter={"vad": ett.fynd.slag}, niva=niva)


def bilden(obj: Any) -> Any:
    """What the log tells of, for a row that has no district of its own."""
    return obj.lagespunkt if isinstance(obj, Reservation) else obj.observation.underlag.lagesbild
