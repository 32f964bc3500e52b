"""The lägesbild and its merge as their pages show them."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Prefetch, Q

from lagesbild.hanvisning import utan_dolda
from lagesbild.innehall import avviker_fran_beslutet, giltiga_parter, parterna, summa
from lagesbild.models import (
    Harkomst,
    Lagesbild,
    Lagespunkt,
    Observation,
    Omradesanalys,
    Plats,
    Underlag,
)
from lagesbild.permissions.underlag import may_borja
from lagesbild.selectors.forslag import forslagen, forslagsrad
from lagesbild.selectors.platser import karta_over, utpekade
from lagesbild.selectors.samtidigt import senaste_steg, stampel, steg_i_ord
from lagesbild.selectors.underlag import hur_langt
from lagesbild.workflow.lagesbild import (
    LAGESBILD_OVERGANGAR,
    may_arbeta,
    may_sammanfora,
    part_som_godkanner,
)
from lagesbild.workflow.personuppgifter import gemensam_text, stallen
from samverkan.models import Delningsniva, Part, Samverkansomrade, User, behorighet

#: The states in which approvals are shown; only then is the content's hash worth its queries.
PROVAS = (Lagesbild.Status.GODKANNANDE, Lagesbild.Status.FASTSTALLD)


def detaljsida(user: User, bild: Lagesbild) -> dict[str, Any]:
    """The whole lägesbild, what may be done next, and whose approval holds."""
    foljer, parter = bild.stadsdelsomrade_id in behorighet(user).foljer, parterna()
    rader = Lagespunkt.objects.visible_to(user).filter(lagesbild=bild)
    ur = Harkomst.objects.select_related("observation__underlag__part")
    kallor = [Prefetch("harkomst", ur)] if foljer else []
    rader = rader.select_related("samverkansomrade", "endast_part", "plats")
    punkter = _synliga_platser(user, rader.prefetch_related("reservationer__part", *kallor))
    analyser = {a.samverkansomrade_id: a for a in _analyser(bild, punkter, hela=foljer)}
    omraden = Samverkansomrade.objects.filter(overenskommelse=bild.overenskommelse_id)
    return {
        "bild": bild,
        "foljer": foljer,
        "omraden": [
            (o, analyser.get(o.pk), [p for p in punkter if p.samverkansomrade_id == o.pk])
            for o in omraden
        ],
        "antal": len(punkter),
        "bedomning": _bedomning(bild, punkter, hela=foljer),
        **_platserna(user, bild),
        "underlag": _underlag(user, bild, parter) if foljer and bild.is_oppen else [],
        "borja": bool(may_borja(user, bild)),
        "akter": LAGESBILD_OVERGANGAR.mojliga(user, bild),
        "far_sammanfora": (far := may_sammanfora(user, bild)),
        "varningar": [s for s in stallen(gemensam_text(bild)) if not s.fynd.stopp] if far else [],
        "arbetar": may_arbeta(user, bild),
        **(_godkannanden(user, bild, parter) if foljer and bild.status in PROVAS else {}),
    }


def _synliga_platser(user: User, rader: Any) -> list[Lagespunkt]:
    """The statements, without a place that the reader may not see."""
    punkter = list(rader)
    synliga = set(Plats.objects.visible_to(user).filter(lagespunkter__in=punkter))
    for punkt in punkter:
        punkt.plats = punkt.plats if punkt.plats in synliga else None
    return punkter


def _platserna(user: User, bild: Lagesbild) -> dict[str, Any]:
    platser = list(utpekade(user, bild))
    return {"platser": platser, "karta": karta_over(user, bild, platser)}


def _analyser(bild: Lagesbild, punkter: list[Lagespunkt], *, hela: bool) -> list[Omradesanalys]:
    """All to those who follow; to others the public ones, without what cites hidden statements."""
    rader = list(bild.omradesanalyser.all())
    if hela:
        return rader
    oppna = [rad for rad in rader if rad.delningsniva == Delningsniva.PUBLIK]
    for rad in oppna:
        for falt in ("text", "samsyn", "skillnader"):
            setattr(rad, falt, _synligt(getattr(rad, falt), punkter))
    return oppna


def _bedomning(bild: Lagesbild, punkter: list[Lagespunkt], *, hela: bool) -> str:
    if hela:
        return bild.sammanfattning
    oppen = bild.sammanfattning_niva == Delningsniva.PUBLIK
    return _synligt(bild.sammanfattning, punkter) if oppen else ""


def _synligt(text: str, punkter: list[Lagespunkt]) -> str:
    return utan_dolda(text, [punkt.lopnummer for punkt in punkter])[0]


def _underlag(
    user: User, bild: Lagesbild, parter: list[Part]
) -> list[tuple[Any, Underlag | None, str]]:
    """Each party's underlag when it may be read, and how far it is when it may not."""
    synliga = {u.part_id: u for u in Underlag.objects.visible_to(user).filter(lagesbild=bild)}
    langt = hur_langt(bild) if bild.status == Lagesbild.Status.UNDERLAG else {}
    return [(part, synliga.get(part.pk), langt.get(part.pk, "")) for part in parter]


def _godkannanden(user: User, bild: Lagesbild, parter: list[Part]) -> dict[str, Any]:
    nu = bild.faststalld_sha256 or summa(bild)
    giltiga = giltiga_parter(bild, nu)
    senaste: dict[int, Any] = {}
    for rad in bild.godkannanden.select_related("part", "user").order_by("at"):
        senaste[rad.part_id] = rad
    return {
        "sha256": nu,
        "godkanner": part_som_godkanner(user, bild) is not None
        and part_som_godkanner(user, bild) not in giltiga,
        "godkannanden": [(part, senaste.get(part.pk), part.pk in giltiga) for part in parter],
        "andrat_efter_beslut": not bild.is_oppen and avviker_fran_beslutet(bild),
    }


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
