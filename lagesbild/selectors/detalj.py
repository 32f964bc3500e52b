"""The lägesbild whole, as its own page shows it."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch, prefetch_related_objects

from lagesbild.dokument.publikt import publikt
from lagesbild.hanvisning import utan_dolda
from lagesbild.innehall import avviker_fran_beslutet, giltiga_parter, innehall, parterna
from lagesbild.models import (
    Harkomst,
    Lagesbild,
    Lagespunkt,
    Omradesanalys,
    Plats,
    Underlag,
)
from lagesbild.permissions.underlag import may_borja
from lagesbild.punktkarta import omradeskartor
from lagesbild.selectors.analys import TEXTER, bedomning_av
from lagesbild.selectors.platser import karta_over, utpekade
from lagesbild.selectors.siffra import stycken_av
from lagesbild.selectors.underlag import hur_langt
from lagesbild.selectors.utgavor import utgavsdel
from lagesbild.workflow.lagesbild import (
    LAGESBILD_OVERGANGAR,
    may_arbeta,
    may_sammanfora,
    part_som_godkanner,
)
from lagesbild.workflow.personuppgifter import gemensamma_stallen
from samverkan.kanonisk import kontrollsumma
from samverkan.kartor.modell import Karta
from samverkan.models import Delningsniva, Part, Samverkansomrade, User, behorighet

#: The states in which approvals are shown; only then is the content's hash worth its queries.
PROVAS = (Lagesbild.Status.GODKANNANDE, Lagesbild.Status.FASTSTALLD)


def detaljsida(user: User, bild: Lagesbild) -> dict[str, Any]:
    """The whole lägesbild, what may be done next, and whose approval holds."""
    foljer, parter = bild.stadsdelsomrade_id in behorighet(user).foljer, parterna()
    _las(user, bild, hela=foljer)
    punkter = _synliga_platser(user, list(bild.lagespunkter.all()))
    far = may_sammanfora(user, bild)
    fynd = gemensamma_stallen(user, bild) if far else []
    allt = innehall(bild) if bild.status != Lagesbild.Status.UNDERLAG else None
    return {
        "bild": bild,
        "foljer": foljer,
        "omraden": _omraden(bild, punkter, _kartor(bild, allt, hela=foljer), hela=foljer),
        "antal": len(punkter),
        "bedomning": _stycken(_bedomning(bild, punkter, hela=foljer), punkter),
        **_platserna(user, bild),
        "underlag": _underlag(user, bild, parter) if foljer and bild.is_oppen else [],
        "borja": bool(may_borja(user, bild)),
        "akter": LAGESBILD_OVERGANGAR.mojliga(user, bild),
        "far_sammanfora": far,
        "varningar": [s for s in fynd if not s.fynd.stopp],
        "stopp": [s for s in fynd if s.fynd.stopp],
        "arbetar": may_arbeta(user, bild),
        **utgavsdel(user, bild),
        **(_godkannanden(user, bild, parter, allt) if allt and foljer else {}),
    }


def _las(user: User, bild: Lagesbild, *, hela: bool) -> None:
    """What several parts of the page need, read once and kept on the row."""
    ur = Harkomst.objects.select_related("observation__underlag__part")
    kallor = [Prefetch("harkomst", ur)] if hela else []
    rader = Lagespunkt.objects.visible_to(user)
    rader = rader.select_related("samverkansomrade", "endast_part", "plats")
    analyser = Omradesanalys.objects.select_related("samverkansomrade")
    prefetch_related_objects([bild.stadsdelsomrade], "stadsdelar")
    prefetch_related_objects(
        [bild],
        Prefetch("lagespunkter", rader.prefetch_related("reservationer__part", *kallor)),
        Prefetch("omradesanalyser", analyser),
    )


def _omraden(
    bild: Lagesbild, punkter: list[Lagespunkt], kartor: dict[int, Karta], *, hela: bool
) -> list[dict[str, Any]]:
    """Each area as the document has it: assessment, texts with citations, map, statements."""
    analyser = {a.samverkansomrade_id: a for a in _analyser(bild, punkter, hela=hela)}
    return [
        {
            "omrade": omrade,
            "analys": (analys := analyser.get(omrade.pk)),
            "bedomning": bedomning_av(analys) if analys and analys.text else "",
            "texter": [
                (namn, _stycken(getattr(analys, namn), punkter))
                for namn in TEXTER
                if analys and getattr(analys, namn)
            ],
            "karta": kartor.get(omrade.nummer),
            "punkter": [p for p in punkter if p.samverkansomrade_id == omrade.pk],
        }
        for omrade in Samverkansomrade.objects.filter(overenskommelse=bild.overenskommelse_id)
    ]


def _stycken(text: str, punkter: list[Lagespunkt]) -> list[Any]:
    return stycken_av(text, [punkt.lopnummer for punkt in punkter])


def _kartor(bild: Lagesbild, allt: dict[str, Any] | None, *, hela: bool) -> dict[int, Karta]:
    """The maps of what the reader may see, of a decided picture as it was decided."""
    galler = bild.faststallt_innehall or allt
    if galler is None:
        return {}
    return omradeskartor(bild, galler if hela else publikt(galler, bild.faststalld_sha256))


def _synliga_platser(user: User, punkter: list[Lagespunkt]) -> list[Lagespunkt]:
    """The statements, without a place that the reader may not see."""
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


def _godkannanden(
    user: User, bild: Lagesbild, parter: list[Part], allt: dict[str, Any]
) -> dict[str, Any]:
    """Whose approval holds for the content as it was just read; nothing before it is asked for."""
    if bild.status not in PROVAS:
        return {}
    nu = bild.faststalld_sha256 or kontrollsumma(allt)
    giltiga = giltiga_parter(bild, nu)
    senaste: dict[int, Any] = {}
    for rad in bild.godkannanden.select_related("part", "user").order_by("at"):
        senaste[rad.part_id] = rad
    return {
        "sha256": nu,
        "godkanner": part_som_godkanner(user, bild) is not None
        and part_som_godkanner(user, bild) not in giltiga,
        "godkannanden": [(part, senaste.get(part.pk), part.pk in giltiga) for part in parter],
        "andrat_efter_beslut": not bild.is_oppen and avviker_fran_beslutet(bild, allt),
    }
