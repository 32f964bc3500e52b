"""The merge as its pages show it."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q

from lagesbild.innehall import parterna
from lagesbild.models import (
    Lagesbild,
    Lagespunkt,
    Observation,
)
from lagesbild.selectors.forslag import forslagen, forslagsrad
from lagesbild.selectors.samtidigt import senaste_steg, stampel, steg_i_ord
from lagesbild.workflow.lagesbild import (
    may_sammanfora,
)
from samverkan.models import Part, Samverkansomrade, User, behorighet


def overlamnade(user: User, bild: Lagesbild) -> Any:
    return (
        Observation.objects.visible_to(user)
        .overlamnade()
        .filter(underlag__lagesbild=bild)
        .select_related("underlag__part", "plats__stadsdel", "stadsdel", "samverkansomrade")
    )


def sammanforingssida(user: User, bild: Lagesbild, nummer: str) -> dict[str, Any]:
    """One area of the merge; a proposal across two areas is shown in both, so none is unseen."""
    omraden = list(Samverkansomrade.objects.filter(overenskommelse=bild.overenskommelse_id))
    per_omrade = overlamnade(user, bild).oavgjorda().values_list("samverkansomrade_id")
    kvar = dict(per_omrade.annotate(antal=Count("pk")).order_by())
    valt = next((o for o in omraden if str(o.nummer) == nummer), None)
    valt = valt or next((o for o in omraden if kvar.get(o.pk)), omraden[0])
    kvarvarande = {rad.pk: rad for rad in overlamnade(user, bild).oavgjorda()}
    oavgjorda = [rad for rad in kvarvarande.values() if rad.samverkansomrade_id == valt.pk]
    har = {rad.pk for rad in oavgjorda}
    skilda = bild.sarskiljningar.values_list("ena_id", "andra_id")
    alla = forslagen(kvarvarande.values(), skilda)
    forslag = [f for f in alla if har.intersection(f.iakttagelser)]
    parade = {pk for f in forslag for pk in f.iakttagelser}
    return {
        "bild": bild,
        "omrade": valt,
        "flikar": [_flik(o, kvar, o == valt) for o in omraden],
        "parter": (parter := parterna()),
        "forslag": [forslagsrad(f, kvarvarande) for f in forslag],
        "ensamma": [rad for rad in oavgjorda if rad.pk not in parade],
        "oavgjorda": sorted(oavgjorda, key=_ordning),
        "fran_andra": sorted((r for r in kvarvarande.values() if r.pk not in har), key=_ordning),
        "klara": _klara(user, bild, valt),
        "undanlagda": _undanlagda(user, bild, valt),
        "far_sammanfora": may_sammanfora(user, bild),
        "antal_kvar": sum(kvar.values()),
        "matare": _matare(user, bild, sum(kvar.values()), parter),
        **_samtidigt(user, bild),
    }


def _samtidigt(user: User, bild: Lagesbild) -> dict[str, Any]:
    """How things stand, so that an open page can ask, and what was done last."""
    return {"stampel": stampel(bild), "steg": steg_i_ord(user, senaste_steg(user, bild))}


def _ordning(rad: Observation) -> tuple[int, int]:
    return rad.underlag.part.ordning, rad.lopnummer


def _flik(omrade: Samverkansomrade, kvar: dict[int, int], aktuell: bool) -> dict[str, Any]:
    return {
        "text": f"{omrade.nummer}. {omrade.kortnamn}",
        "url": f"?omrade={omrade.nummer}",
        "antal": kvar.get(omrade.pk, 0),
        "aktuell": aktuell,
    }


def _undanlagda(user: User, bild: Lagesbild, omrade: Samverkansomrade) -> Any:
    rader = overlamnade(user, bild).filter(samverkansomrade=omrade, undanlagd__isnull=False)
    return rader.select_related("undanlagd")


def _klara(user: User, bild: Lagesbild, omrade: Samverkansomrade) -> Any:
    return (
        Lagespunkt.objects.visible_to(user)
        .filter(lagesbild=bild, samverkansomrade=omrade)
        .select_related("endast_part", "plats")
        .prefetch_related("harkomst__observation__underlag__part", "reservationer__part")
    )


def _matare(
    user: User, bild: Lagesbild, kvar: int, parter: list[Part]
) -> list[tuple[str, int, str]]:
    """What became of all that was handed over, counted in one read."""
    endast = {
        part.tecken: Count("pk", filter=Q(harkomst__lagespunkt__endast_part=part))
        for part in parter
    }
    gemensam = Q(harkomst__isnull=False, harkomst__lagespunkt__endast_part__isnull=True)
    antal = overlamnade(user, bild).aggregate(
        gem=Count("pk", filter=gemensam),
        undan=Count("pk", filter=Q(undanlagd__isnull=False)),
        **endast,
    )
    delar = [("gem", antal["gem"], "sammanförda")]
    delar += [(p.tecken, antal[p.tecken], f"endast {p.kortnamn.lower()}") for p in parter]
    return [*delar, ("undan", antal["undan"], "lagda åt sidan"), ("rest", kvar, "återstår")]


def lagespunktssida(user: User, punkt: Lagespunkt) -> dict[str, Any]:
    """The statement's sources beside it, the parties' reservations and one's own."""
    reservationer = list(punkt.reservationer.select_related("part"))
    egna = behorighet(user).parter_i(punkt.omrade_id)
    rader = Observation.objects.visible_to(user).filter(harkomst__lagespunkt=punkt)
    return {
        "kallor": rader.select_related("underlag__part", "plats"),
        "att_lagga_till": sorted(
            overlamnade(user, punkt.lagesbild).oavgjorda(),
            key=lambda rad: (rad.samverkansomrade_id != punkt.samverkansomrade_id, *_ordning(rad)),
        ),
        "reservationer": reservationer,
        "min_reservation": next((r for r in reservationer if r.part_id in egna), None),
    }
