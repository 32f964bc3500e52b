"""The red thread of each priority: challenge, causes, measures that act on them, what it gave."""

from __future__ import annotations

from typing import Any

from atgardsplan.models import Atgard, Atgardsplan, Prioritering
from lagesbild.models import Orsaksanalys
from samverkan.models import Delningsniva

PUBLIK = Delningsniva.PUBLIK


def las_tradar(plan: Atgardsplan) -> dict[str, Any]:
    """The threads that anyone may see, and how many are the two parties' only."""
    rader = plan.lokal_overenskommelse.prioriteringar.select_related(
        "utmaning__orsaksanalys", "utmaning__samverkansomrade"
    )
    oppna = rader.filter(utmaning__delningsniva=PUBLIK).order_by("ordning")
    oppna = oppna.prefetch_related("utmaning__orsaksanalys__orsaker")
    atgarder = list(
        plan.atgarder.filter(delningsniva=PUBLIK)
        .exclude(status=Atgard.Status.AVBRUTEN)
        .select_related("indikator")
        .prefetch_related("orsaker", "avstamningar")
        .order_by("nummer")
    )
    return {
        "rader": [_trad(rad, atgarder) for rad in oppna],
        "ej_publika": rader.exclude(utmaning__delningsniva=PUBLIK).count(),
    }


def _trad(rad: Prioritering, atgarder: list[Atgard]) -> dict[str, Any]:
    orsaker = _orsaker(rad)
    verkar = [a for a in atgarder if any(orsak.pk in orsaker for orsak in a.orsaker.all())]
    valda = {o.pk for a in verkar for o in a.orsaker.all()} & orsaker.keys()
    return {
        "ordning": rad.ordning,
        "omrade": rad.utmaning.samverkansomrade.nummer,
        "utmaning": rad.utmaning.rubrik,
        "motiv": rad.motiv,
        "orsaker": [text for pk, text in orsaker.items() if not valda or pk in valda],
        "atgarder": [f"{a.nummer}. {a.rubrik}" for a in verkar],
        "resultat": list(dict.fromkeys(filter(None, map(_resultat, verkar)))),
    }


def _orsaker(rad: Prioritering) -> dict[int, str]:
    """The causes of a finished analysis that the parties can influence."""
    analys = getattr(rad.utmaning, "orsaksanalys", None)
    if analys is None or analys.status != Orsaksanalys.Status.KLAR:
        return {}
    rader = sorted(analys.orsaker.all(), key=lambda orsak: orsak.nummer)
    return {orsak.pk: orsak.text for orsak in rader if orsak.paverkbar}


def _resultat(atgard: Atgard) -> str:
    """What the newest status note of the plan's year says that the measure has given."""
    year = atgard.start.year
    noter = [a for a in atgard.avstamningar.all() if a.year >= year and a.resultat.strip()]
    return max(noter, key=lambda a: (a.year, a.tertial)).resultat if noter else ""
