"""An import as its pages show it: before it is saved, and after."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet

from lagesbild.inlasning import LASARE, TABELLER, Fel, Fil, Tolkning
from lagesbild.inlasning.mappning import VALJ_KOLUMN, Mappning
from lagesbild.models import Ersattning, Handelse, Inlasning, Matvarde, Observation, Underlag
from lagesbild.permissions.underlag import may_redigera
from lagesbild.selectors.statistik import i_kommunen
from lagesbild.workflow.inlasning import forhandsgranska, hinder_mot_angra, slag_i_ord
from lagesbild.workflow.kolumnmall import Svar, is_tabell, las_fil
from lagesbild.workflow.omradesnamn import kanda_omraden, okanda
from lagesbild.workflow.staging import Antal
from samverkan.datum_sv import tid
from samverkan.format_sv import tal
from samverkan.models import User

PROV, HOGST_FEL, HOGST_NAMN, HOGST_RADER = 10, 50, 25, 200
#: Events of other places, shown on the page of an import.
HOGST_HANDELSER = 30
FELKOLUMNER = ["#Rad", "Kolumn", "Värde", "Vad som är fel", "Gör så här"]
ERSATTKOLUMNER = ["Område", "Vad", "Period", "#Före", "#Nu", "Före ur filen"]
Tabell = tuple[str, list[str], list[list[Any]]]
_KON = {"manad": "%Y-%m", "kvartal": "%Y-%m", "year": "%Y", "tertial": "%Y-%m"}


class Forhandsvisning(NamedTuple):
    """What a file is and would do."""

    tolkning: Tolkning
    svar: Svar
    antal: Antal
    namnen: list[str]


def forhandsvisning(fil: Fil, underlag: Underlag) -> Forhandsvisning:
    """Read the file as the party has answered, and compare it with what stands."""
    tolkning, svar = las_fil(fil, underlag.part)
    namnen = okanda(tolkning, kanda_omraden()) if not tolkning.fel else []
    antal = forhandsgranska(tolkning, underlag) if not tolkning.fel else Antal()
    return Forhandsvisning(tolkning, svar, antal, namnen)


def granskningssida(fil: Fil, underlag: Underlag) -> dict[str, Any]:
    """Recognised as, counts, first rows, faults, and what can be changed."""
    visning = forhandsvisning(fil, underlag)
    tolkning, fel = visning.tolkning, visning.tolkning.fel
    granser = bool(tolkning.granser or tolkning.utsatta) and not fel
    return {
        "underlag": underlag,
        "fil": fil,
        "tolkning": tolkning,
        "slag": slag_i_ord(tolkning.slag),
        "sparade_kolumner": visning.svar.sparad,
        "kan_mappas": _kan_mappas(fil, tolkning),
        "antal": visning.antal,
        "summor": _summor(visning.antal),
        "andras": bool(visning.antal.nya or visning.antal.andrade or _utanfor(visning)),
        "prov": provtabell(tolkning),
        "granser": granser,
        "delas": tolkning.slag == "punkter",
        "kan_lasas": not fel and not granser and bool(tolkning.antal),
        **_felen(fel, visning.namnen),
    }


def _utanfor(visning: Forhandsvisning) -> int:
    """Events that would be read in only if they were for everybody."""
    antal = visning.antal
    return len(visning.tolkning.handelser) and visning.tolkning.antal - (
        antal.nya + antal.andrade + antal.lika
    )


def _summor(antal: Antal) -> list[tuple[str, str]]:
    """The counts of a file that can be read; one with faults is refused whole."""
    par = [("Nya", antal.nya), ("Ändrade", antal.andrade), ("Oförändrade", antal.lika)]
    return [(etikett, tal(varde)) for etikett, varde in (*par, ("Avvisade", 0))]


def _felen(fel: list[Fel], namnen: list[str]) -> dict[str, Any]:
    """What is refused and why, and the names that only need an answer."""
    i_ordning = sorted(fel, key=lambda ett: ett.rad)[:HOGST_FEL]
    return {
        "avvisade": len({ett.rad for ett in fel}),
        "felkolumner": FELKOLUMNER,
        "feltabell": [[f.rad or "–", f.falt, f.varde[:80], f.skal, f.atgard] for f in i_ordning],
        "antal_fel": len(fel),
        "namnen": namnen[:HOGST_NAMN],
        "fler_namn": max(0, len(namnen) - HOGST_NAMN),
        "bara_namn": bool(fel) and len(namnen) == len(fel),
        "saknar_kolumner": bool(fel) and all(ett.atgard == VALJ_KOLUMN for ett in fel),
    }


def _kan_mappas(fil: Fil, tolkning: Tolkning) -> bool:
    if tolkning.slag in LASARE:
        return tolkning.slag in TABELLER or bool(LASARE[tolkning.slag].FALT)
    return is_tabell(fil)


def provtabell(tolkning: Tolkning) -> Tabell | None:
    """The first rows, as they would be saved."""
    if tolkning.rader:
        rader = [
            [r.omrade, r.serie, r.grupp, r.period.strftime(_KON[r.periodtyp]), _varde(r), r.enhet]
            for r in tolkning.rader[:PROV]
        ]
        return "värden", ["Område", "Vad", "Grupp", "Period", "#Värde", "Enhet"], rader
    if tolkning.handelser:
        handelser = [
            [h.rubrik, h.intraffade and tid(h.intraffade), h.plats, _punkt(h)]
            for h in tolkning.handelser[:PROV]
        ]
        return "händelser", ["Händelse", "När", "Plats", "Koordinat"], handelser
    if tolkning.iakttagelser:
        sedda = [
            [i.text[:120], i.plats, i.nar, i.omrade, i.allvar] for i in tolkning.iakttagelser[:PROV]
        ]
        return "iakttagelser", ["Vad", "Var", "När", "Samverkansområde", "#Allvar"], sedda
    return None


def _varde(rad: Any) -> str:
    if rad.varde is None:
        return str(Matvarde.Saknas(rad.saknas).label)
    return tal(rad.varde) + (" (prel.)" if rad.preliminar else "")


def _punkt(rad: Any) -> str:
    if rad.latitud is None:
        return "saknas"
    return f"{tal(rad.latitud, 4)} N, {tal(rad.longitud, 4)} Ö"


def inlasningssida(user: User, inlasning: Inlasning) -> dict[str, Any]:
    """What one import brought, for the district first and for comparison after."""
    varden = Matvarde.objects.visible_to(user).filter(inlasning=inlasning)
    omrade_id = inlasning.underlag.stadsdelsomrade_id if inlasning.underlag else None
    egna = Q(stadsdelsomrade_id=omrade_id)
    urval = varden.select_related("serie", "indikator", "stadsdelsomrade")
    far_angra = bool(inlasning.underlag and may_redigera(user, inlasning.underlag))
    iakttagelser = Observation.objects.visible_to(user).filter(inlasning=inlasning)
    return {
        "inlasning": inlasning,
        "slag": slag_i_ord(inlasning.slag),
        "kolumner": Mappning(**inlasning.mappning) if inlasning.mappning else None,
        "far_angra": far_angra,
        "hinder_mot_angra": hinder_mot_angra(inlasning) if far_angra else [],
        "ersattkolumner": ERSATTKOLUMNER,
        "ersatta": _ersatta(user, inlasning),
        "egna_varden": urval.filter(egna).order_by("serie__namn", "period_start")[:HOGST_RADER],
        "andra_varden": urval.exclude(egna).order_by("serie__namn", "period_start")[:HOGST_RADER],
        "handelser": _handelser(user, inlasning),
        "iakttagelser": iakttagelser.select_related("underlag__part")[:HOGST_RADER],
    }


def _ersatta(user: User, inlasning: Inlasning) -> list[list[Any]]:
    """What stood before and what stands now, of the figures that the import changed."""
    rader = Ersattning.objects.filter(
        inlasning=inlasning, matvarde__in=Matvarde.objects.visible_to(user)
    ).select_related("matvarde__serie", "matvarde__stadsdelsomrade", "tidigare_inlasning")
    return [
        [
            str(rad.matvarde.stadsdelsomrade or rad.matvarde.jamforelse), rad.matvarde.serie.namn,
            rad.matvarde.period_start.strftime(_KON[rad.matvarde.periodtyp]),
            _fore(rad.innehall), _varde(rad.matvarde),
            rad.tidigare_inlasning.filnamn if rad.tidigare_inlasning else "–",
        ]
        for rad in rader[:HOGST_RADER]
        if rad.matvarde and rad.matvarde.serie
    ]  # fmt: skip


def _fore(innehall: dict[str, Any]) -> str:
    if innehall.get("varde") is None:
        return str(Matvarde.Saknas(innehall.get("saknas") or "saknas").label)
    return tal(innehall["varde"]) + (" (prel.)" if innehall.get("preliminar") else "")


def handelser_i_kommunen(user: User, inlasningar: Sequence[Inlasning]) -> QuerySet[Handelse]:
    return i_kommunen(Handelse.objects.visible_to(user).filter(inlasning__in=inlasningar))


def _handelser(user: User, inlasning: Inlasning) -> list[tuple[str, list[Handelse]]]:
    """The municipality's events first, then others."""
    egna = handelser_i_kommunen(user, [inlasning])
    andra = Handelse.objects.visible_to(user).filter(inlasning=inlasning).exclude(pk__in=egna)
    return [
        ("Händelser i kommunen, okänt var", list(egna[:100])),
        ("Händelser på andra håll", list(andra[:HOGST_HANDELSER])),
    ]


def synliga_inlasningar(user: User) -> Any:
    """Imports of underlag that the user may see."""
    return Inlasning.objects.filter(underlag__in=Underlag.objects.visible_to(user)).select_related(
        "underlag__part", "underlag__stadsdelsomrade", "underlag__lagesbild", "av", "angrad_av"
    )
