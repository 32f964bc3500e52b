"""An underlag as its page shows it."""

from collections.abc import Sequence
from typing import Any

from django.db import connection
from django.db.models import Count, Prefetch, prefetch_related_objects

from lagesbild.models import (
    Inlasning,
    Lagesbild,
    Observation,
    Omprovning,
    Underlag,
)
from lagesbild.models.underlag import TEXTER
from lagesbild.permissions.underlag import arbetar, may_aterlamna, may_redigera
from lagesbild.selectors.inlasning import handelser_i_kommunen
from lagesbild.selectors.siffra import citerade, stycken_av
from lagesbild.selectors.statistik import Statistikrad, statistik_for
from lagesbild.workflow.avsnitt import Avsnitt, att_omprova, avsnitten, saknas
from lagesbild.workflow.personuppgifter import fritext, stallen
from lagesbild.workflow.underlag import UNDERLAG_OVERGANGAR, sammanforing_har_borjat
from samverkan.models import Delningsniva, User

#: Series that only have figures for other areas, shown on the page.
HOGST_ANDRA = 12


def underlagssida(user: User, underlag: Underlag) -> dict[str, Any]:
    """Observations by area, sources, figures, and what may be done."""
    eget = arbetar(user, underlag)
    _las_rader(user, underlag)
    alla, grupper = avsnitten(underlag), _grupper(underlag)
    i_text = citerade(underlag.siffror.all())
    return {
        "underlag": underlag,
        "lagesbild": underlag.lagesbild,
        "eget": eget,
        "far_redigera": may_redigera(user, underlag),
        "akter": UNDERLAG_OVERGANGAR.mojliga(user, underlag),
        "avsnitt": alla,
        "texter": [(ett, stycken_av(ett.text, (), i_text)) for ett in alla if ett.falt],
        "i_text": i_text,
        "antal_klara": sum(ett.is_klart for ett in alla),
        "grupper": [(a, a.omrade, grupper.get(a.omrade.pk, [])) for a in alla if a.omrade],
        "upphorda": _upphorda(user, underlag),
        "far_aterlamna": may_aterlamna(user, underlag) and not sammanforing_har_borjat(underlag),
        **(_infor(underlag, alla) if eget and underlag.is_oppet else {}),
        "antal": sum(len(rader) for rader in grupper.values()),
        "antal_egna": sum(
            rad.delningsniva == Delningsniva.EGEN for rad in underlag.observationer.all()
        ),
        "datakallor": underlag.datakallor.all(),
        **_personuppgifter(underlag, eget),
        "inlasningar": inlasningar(user, underlag),
        "statistik": statistikdel(user, underlag),
    }


def _personuppgifter(underlag: Underlag, eget: bool) -> dict[str, Any]:
    """What may be personal data in the party's own texts, and what surely is."""
    fynd = stallen(fritext(underlag)) if eget else []
    return {
        "varningar": [ett for ett in fynd if not ett.fynd.stopp],
        "stopp": [ett for ett in fynd if ett.fynd.stopp],
    }


def _las_rader(user: User, underlag: Underlag) -> None:
    """Once for all that the page says of them."""
    rader = Observation.objects.visible_to(user).select_related(
        "samverkansomrade", "underlag__part", "plats", "datakalla"
    )
    i_ordning = rader.order_by("samverkansomrade__nummer", "lopnummer")
    prefetch_related_objects([underlag], Prefetch("observationer", i_ordning), "datakallor")


def _grupper(underlag: Underlag) -> dict[int, list[Observation]]:
    grupper: dict[int, list[Observation]] = {}
    for rad in underlag.observationer.all():
        grupper.setdefault(rad.samverkansomrade_id, []).append(rad)
    return grupper


def hur_langt(bild: Lagesbild) -> dict[int, str]:
    """How far each party's underlag is, in words; all that the other party may know before it has it."""
    omraden = bild.overenskommelse.samverkansomraden.values_list("nummer", flat=True)
    nycklar = {nyckel for nyckel, _, _ in TEXTER} | {f"omrade-{nummer}" for nummer in omraden}
    with connection.cursor() as cursor:
        cursor.execute("select part_id, klara from lagesbild_hur_langt(%s)", [bild.pk])
        return {
            part_id: f"{len(nycklar & set(klara))} av {len(nycklar)} avsnitt klara"
            for part_id, klara in cursor.fetchall()
        }


def _infor(underlag: Underlag, alla: list[Avsnitt]) -> dict[str, Any]:
    """What is left before the hand-in."""
    kvar = len(att_omprova(underlag))
    return {"saknas": saknas(underlag, alla, kvar), "antal_omprova": kvar}


def _upphorda(user: User, underlag: Underlag) -> Any:
    """What has ended since last year, of that which the user may read."""
    rader = underlag.omprovningar.filter(
        utfall=Omprovning.Utfall.UPPHORT, tidigare__in=Observation.objects.visible_to(user)
    )
    return rader.select_related("tidigare__underlag__part")


def statistikdel(user: User, underlag: Underlag) -> dict[str, Any]:
    """Rows by series, newest first; series with nothing for the district last and not too many."""
    rader = statistik_for(underlag.stadsdelsomrade, underlag.lagesbild.year, user)
    serier: dict[tuple[str, str], list[Statistikrad]] = {}
    for rad in rader:
        serier.setdefault((rad.kalla, rad.namn), []).insert(0, rad)
    egna = [lista for lista in serier.values() if any(r.varde is not None for r in lista)]
    andra = [lista for lista in serier.values() if lista not in egna]
    noter = {(rad.kalla, rad.uppdaterad, rad.forbehall): rad for rad in rader if rad.uppdaterad}
    return {
        "serier": egna + andra[:HOGST_ANDRA],
        "fler": max(0, len(andra) - HOGST_ANDRA),
        "noter": list(noter.values()),
        "har_kvot": any(rad.per_100_000 is not None for rad in rader),
    }


def inlasningar(user: User, underlag: Underlag) -> Sequence[Inlasning]:
    """Imports made for the underlag; events of a municipality are counted, since no place is finer."""
    rader = list(
        Inlasning.objects.filter(underlag=underlag)
        .annotate(antal_handelser=Count("handelser"))
        .order_by("-at")
    )
    egna = handelser_i_kommunen(user, rader).values_list("inlasning").order_by()
    antal = dict(egna.annotate(antal=Count("pk")))
    for rad in rader:
        rad.i_kommunen = antal.get(rad.pk, 0) if rad.antal_handelser else None  # type: ignore[attr-defined]
    return rader
