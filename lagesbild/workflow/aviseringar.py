"""Whom the steps of a lägesbild concern, and what they are told: that it waits, and where."""

from __future__ import annotations

from lagesbild.innehall import giltiga_parter, parterna, summa
from lagesbild.models import Godkannande, Lagesbild, Underlag
from samverkan.aviseringar import avisera, folk
from samverkan.models import User
from samverkan.permissions import Roll

UNDERLAG = {"lamna_in": "inlamnat", "ta_tillbaka": "tillbakataget", "aterlamna": "aterlamnat"}
ALLA = (*Roll.ARBETAR, Roll.STYRGRUPP)


def avisera_underlag(underlag: Underlag, akt: str, *, by: User) -> None:
    """The other party when one hands in or takes back; the own party when it is returned."""
    if akt not in UNDERLAG:
        return
    egen = akt == "aterlamna"
    for part in parterna():
        if (part.pk == underlag.part_id) == egen:
            till = folk(underlag.omrade_id, Roll.ARBETAR, part.pk)
            bild = underlag.lagesbild
            avisera(UNDERLAG[akt], till, str(bild), bild.get_absolute_url(), av=by)


def avisera_lagesbild(bild: Lagesbild, akt: str, *, by: User) -> None:
    """Ready to approve, and decided."""
    slag, roller = {
        "skicka_for_godkannande": ("klar_att_godkanna", Roll.ARBETAR),
        "faststall": ("faststalld", ALLA),
    }.get(akt, ("", ()))
    if slag:
        avisera(slag, folk(bild.omrade_id, roller), str(bild), bild.get_absolute_url(), av=by)
    if akt == "skicka_for_godkannande":
        avisera_fallna(bild, by=by)


def avisera_ny_utgava(bild: Lagesbild, *, by: User) -> None:
    """Both parties, and those who will decide anew."""
    till = folk(bild.omrade_id, ALLA)
    avisera("ny_utgava", till, str(bild), bild.get_absolute_url(), av=by)


def avisera_godkand(ett: Godkannande, *, by: User) -> None:
    """The other party; and when both have approved, those who decide."""
    bild = ett.lagesbild
    url = bild.get_absolute_url()
    slag = "godkand_reservation" if ett.reservation else "godkand"
    avisera(slag, folk(bild.omrade_id, Roll.ARBETAR), str(bild), url, av=by)
    if len(giltiga_parter(bild, ett.sha256)) == len(parterna()):
        till = folk(bild.omrade_id, [Roll.STYRGRUPP])
        avisera("till_styrgruppen", till, str(bild), url, av=by)


def avisera_fallna(bild: Lagesbild, *, by: User | None, till: User | None = None) -> int:
    """Those whose approval no longer holds, or only the one given; each told once."""
    nu, url, antal = summa(bild), bild.get_absolute_url(), 0
    senaste = {g.part_id: g for g in bild.godkannanden.select_related("user").order_by("at")}
    for ett in senaste.values():
        if ett.sha256 != nu and till in (None, ett.user):
            vem, nyckel = [ett.user], f"foll-{ett.pk}"
            antal += avisera("godkannande_foll", vem, str(bild), url, av=by, nyckel=nyckel)
    return antal


def kontrollera_godkannanden(user: User) -> int:
    """Look through what a person has approved and is not yet decided; with the person's reach."""
    bilder = Lagesbild.objects.visible_to(user).filter(
        godkannanden__user=user,
        status__in=[Lagesbild.Status.SAMMANFORING, Lagesbild.Status.GODKANNANDE],
    )
    return sum(avisera_fallna(bild, by=None, till=user) for bild in bilder.distinct())
