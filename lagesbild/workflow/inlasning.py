"""A file read in: previewed, then saved whole or not at all; the same file twice changes nothing."""

from collections import Counter
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from lagesbild.inlasning import LASARE, Fel, Handelserad, Rad, Tolkning
from lagesbild.models import Handelse, Inlasning, Matvarde, Statistikserie, Underlag
from lagesbild.permissions.underlag import may_redigera
from lagesbild.workflow.omradesnamn import granska_omraden, hitta, kanda_omraden
from samverkan.fel import Hinder
from samverkan.log import log
from samverkan.models import Stadsdelsomrade, User
from samverkan.namnmatchning import matcha
from samverkan.permissions import krav
from samverkan.personuppgifter import granska

HOGST_FEL = 50
VARDEFALT = ("varde", "saknas", "preliminar", "kommentar")
#: Its figures follow what is reported, and are read with care.
LASARE_MED_ANMALAN = "Brå, anmälda brott"


def granska_tolkning(tolkning: Tolkning) -> Tolkning:
    """Add what only the house knows: unknown districts, contradictions, persons in free text."""
    granska_omraden(tolkning, kanda_omraden())
    for rad in tolkning.handelser:
        for fynd in granska(f"{rad.rubrik} {rad.text}"):
            if fynd.stopp:
                tolkning.fel.append(Fel(rad.rad, "text", fynd.utdrag, f"Texten {fynd.meddelande}"))
            else:
                tolkning.varningar.append(f"Händelse {rad.rad} {fynd.meddelande}")
    return tolkning


def hinder(tolkning: Tolkning) -> list[str]:
    """Why the file cannot be read into an underlag; empty when it can."""
    skal = [str(fel) for fel in tolkning.fel[:HOGST_FEL]]
    if len(tolkning.fel) > HOGST_FEL:
        skal.append(f"Och {len(tolkning.fel) - HOGST_FEL} fel till.")
    if tolkning.granser:
        skal.append("Områdesgränser läses in av förvaltaren, inte i ett underlag.")
    if not skal and not tolkning.antal:
        skal.append("Filen innehåller inga rader att läsa in.")
    return skal


@transaction.atomic
def las_in(underlag: Underlag, tolkning: Tolkning, filnamn: str, *, by: User | None) -> Inlasning:
    """Save all of a file in an open underlag of one's own; raises Hinder and saves nothing otherwise."""
    if by is not None:
        krav(may_redigera(by, underlag))
        underlag = Underlag.objects.select_for_update(of=("self",)).get(pk=underlag.pk)
        krav(may_redigera(by, underlag))
    if skal := hinder(tolkning):
        raise Hinder(*skal)
    inlasning = Inlasning.objects.create(
        slag=tolkning.slag,
        filnamn=filnamn[:200],
        sha256=tolkning.sha256,
        datakalla=tolkning.datakalla,
        forbehall=tolkning.forbehall,
        av=by,
        part_id=underlag.part_id,
        underlag=underlag,
        antal_rader=tolkning.antal,
        varningar=tolkning.varningar,
    )
    antal = _spara_varden(inlasning, tolkning.rader) + _spara_handelser(
        inlasning, tolkning.handelser
    )
    for falt in ("nya", "andrade", "lika"):
        setattr(inlasning, f"antal_{falt}", antal[falt])
    inlasning.save()
    log(by, "las_in_fil", underlag, efter={"fil": filnamn, "sha256": tolkning.sha256, **antal})
    return inlasning


def _serier(rader: list[Rad], kalla: str, forbehall: str) -> dict[str, int]:
    namnen = {rad.serie: rad.enhet for rad in rader}
    nycklar = {namn: slugify(f"{kalla} {namn}")[:80] for namn in namnen}
    finns = set(
        Statistikserie.objects.filter(kod__in=nycklar.values()).values_list("kod", flat=True)
    )
    Statistikserie.objects.bulk_create(
        Statistikserie(
            kod=nycklar[namn],
            namn=namn[:200],
            enhet=enhet,
            datakalla=kalla,
            forbehall=forbehall,
            polisdriven=kalla == LASARE_MED_ANMALAN,
        )
        for namn, enhet in namnen.items()
        if nycklar[namn] not in finns
    )
    pk = dict(Statistikserie.objects.filter(kod__in=nycklar.values()).values_list("kod", "pk"))
    return {namn: pk[kod] for namn, kod in nycklar.items()}


def _spara_varden(inlasning: Inlasning, rader: list[Rad]) -> Counter[str]:
    kanda = kanda_omraden()
    serier = _serier(rader, inlasning.datakalla, inlasning.forbehall)
    omraden = {namn: hitta(namn, kanda) for namn in {rad.omrade for rad in rader}}
    gamla = {_nyckel(vard): vard for vard in Matvarde.objects.filter(serie_id__in=serier.values())}
    nya, andrade, antal = [], [], Counter[str]()
    for rad in rader:
        vard = _matvarde(inlasning, rad, serier[rad.serie], omraden[rad.omrade])
        gammal = gamla.get(_nyckel(vard))
        if gammal is None:
            nya.append(vard)
        elif all(getattr(gammal, falt) == getattr(vard, falt) for falt in VARDEFALT):
            antal["lika"] += 1
        else:
            for falt in (*VARDEFALT, "inlasning"):
                setattr(gammal, falt, getattr(vard, falt))
            andrade.append(gammal)
    Matvarde.objects.bulk_create(nya, batch_size=1000)
    Matvarde.objects.bulk_update(andrade, [*VARDEFALT, "inlasning"], batch_size=1000)
    return antal + Counter(nya=len(nya), andrade=len(andrade))


def _nyckel(vard: Matvarde) -> tuple[Any, ...]:
    return (
        vard.serie_id,
        vard.stadsdelsomrade_id,
        vard.jamforelse,
        vard.periodtyp,
        vard.period_start,
        vard.grupp,
    )


def _matvarde(inlasning: Inlasning, rad: Rad, serie_id: int, omrade_id: int | None) -> Matvarde:
    return Matvarde(
        serie_id=serie_id,
        stadsdelsomrade_id=omrade_id,
        jamforelse="" if omrade_id else rad.omrade[:100],
        periodtyp=rad.periodtyp,
        period_start=rad.period,
        varde=rad.varde,
        saknas=rad.saknas,
        preliminar=rad.preliminar,
        kommentar=rad.kommentar[:300],
        inlasning=inlasning,
        part_id=inlasning.part_id,
    )


def _spara_handelser(inlasning: Inlasning, rader: list[Handelserad]) -> Counter[str]:
    per_id = {rad.externt_id: rad for rad in rader}
    gamla = {
        rad.externt_id: rad
        for rad in Handelse.objects.filter(
            datakalla=inlasning.datakalla[:60], externt_id__in=per_id
        )
    }
    nya, andrade, antal = [], [], Counter[str]()
    for externt_id, rad in per_id.items():
        falt = _handelsefalt(rad)
        gammal = gamla.get(externt_id)
        if gammal is None:
            nya.append(_handelse(inlasning, externt_id, falt))
        elif all(getattr(gammal, namn) == varde for namn, varde in falt.items()):
            antal["lika"] += 1
        else:
            for namn, varde in falt.items():
                setattr(gammal, namn, varde)
            andrade.append(gammal)
    Handelse.objects.bulk_create(nya, batch_size=1000)
    if andrade:
        Handelse.objects.bulk_update(andrade, list(_handelsefalt(rader[0])), batch_size=1000)
    return antal + Counter(nya=len(nya), andrade=len(andrade))


def _handelse(inlasning: Inlasning, externt_id: str, falt: dict[str, Any]) -> Handelse:
    return Handelse(
        inlasning=inlasning,
        datakalla=inlasning.datakalla[:60],
        externt_id=externt_id,
        part_id=inlasning.part_id,
        precision=Handelse.Precision.KOMMUN,
        **falt,
    )


def _handelsefalt(rad: Handelserad) -> dict[str, Any]:
    return {
        "typ": rad.typ[:100],
        "rubrik": rad.rubrik[:300],
        "text": rad.text,
        "intraffade_at": rad.intraffade,
        "publicerad_at": rad.publicerad,
        "plats_namn": rad.plats[:120],
        "url": rad.url[:200],
    }


@transaction.atomic
def las_granser(tolkning: Tolkning, *, by: User | None) -> int:
    """Give districts their boundaries; every area of the file must be known, or none is changed."""
    kanda = kanda_omraden()
    skal = [str(fel) for fel in tolkning.fel]
    sedda = Counter(matcha(rad.namn, kanda) for rad in tolkning.granser)
    for rad in tolkning.granser:
        if (pk := matcha(rad.namn, kanda)) is None:
            text = f"Området ”{rad.namn}” finns inte. Lägg till det, eller ett alias."
            skal.append(f"Område {rad.rad} i filen, namn: {text}")
        elif sedda[pk] > 1:
            text = f"”{rad.namn}” står flera gånger i filen. Behåll en av ytorna."
            skal.append(f"Område {rad.rad} i filen, namn: {text}")
    if skal:
        raise Hinder(*skal)
    for rad in tolkning.granser:
        omrade = Stadsdelsomrade.objects.get(pk=matcha(rad.namn, kanda) or 0)
        omrade.grans, omrade.grans_kalla = rad.geometri, tolkning.datakalla
        omrade.save(update_fields=["grans", "grans_kalla"])
        log(by, "las_in_grans", omrade, efter={"sha256": tolkning.sha256})
    return len(tolkning.granser)


def slag_i_ord(slag: str) -> str:
    """The kind of a file as people say it."""
    return LASARE[slag].namn if slag in LASARE else slag
