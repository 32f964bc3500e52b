"""An underlag as its page shows it."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Count

from lagesbild.models import Inlasning, Underlag
from lagesbild.permissions.underlag import arbetar, may_redigera
from lagesbild.selectors.inlasning import handelser_i_kommunen
from lagesbild.selectors.statistik import Statistikrad, statistik_for
from lagesbild.workflow.underlag import UNDERLAG_OVERGANGAR, personuppgifter
from samverkan.models import Delningsniva, Samverkansomrade, User

#: Series that only have figures for other areas, shown on the page.
HOGST_ANDRA = 12


def underlagssida(user: User, underlag: Underlag) -> dict[str, Any]:
    """Observations by area, sources, figures, and what may be done."""
    eget = arbetar(user, underlag)
    rader = (
        underlag.observationer.visible_to(user)
        .select_related("samverkansomrade", "underlag__part", "plats", "datakalla")
        .order_by("samverkansomrade__nummer", "lopnummer")
    )
    grupper: dict[int, list[Any]] = {}
    for rad in rader:
        grupper.setdefault(rad.samverkansomrade_id, []).append(rad)
    omraden = Samverkansomrade.objects.filter(overenskommelse=underlag.lagesbild.overenskommelse)
    return {
        "underlag": underlag,
        "lagesbild": underlag.lagesbild,
        "eget": eget,
        "far_redigera": may_redigera(user, underlag),
        "akter": UNDERLAG_OVERGANGAR.mojliga(user, underlag),
        "grupper": [(omrade, grupper.get(omrade.pk, [])) for omrade in omraden],
        "antal": sum(len(rader) for rader in grupper.values()),
        "antal_egna": sum(
            rad.delningsniva == Delningsniva.EGEN for rader in grupper.values() for rad in rader
        ),
        "datakallor": underlag.datakallor.all(),
        "varningar": personuppgifter(underlag, stopp=False) if eget else [],
        "stopp": personuppgifter(underlag, stopp=True) if eget else [],
        "inlasningar": inlasningar(user, underlag),
        "statistik": statistikdel(user, underlag),
    }


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
    for rad in rader:
        rad.i_kommunen = handelser_i_kommunen(user, rad).count() if rad.antal_handelser else None  # type: ignore[attr-defined]
    return rader
