"""An underlag as its page shows it."""

from typing import Any

from django.db.models import Count, Q

from lagesbild.models import Handelse, Inlasning, Matvarde, Underlag
from lagesbild.permissions.underlag import arbetar, may_redigera
from lagesbild.selectors.statistik import Statistikrad, statistik_for
from lagesbild.workflow.underlag import UNDERLAG_OVERGANGAR, personuppgifter
from samverkan.models import Delningsniva, Samverkansomrade, User

#: Series that only have figures for other areas, shown on the page.
HOGST_ANDRA = 12
#: Headlines of events, shown on the page.
HOGST_HANDELSER = 5


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
        "statistik": statistikdel(
            statistik_for(underlag.stadsdelsomrade, underlag.lagesbild.year, user)
        ),
    }


def statistikdel(rader: list[Statistikrad]) -> dict[str, Any]:
    """Rows by series, newest first; series with nothing for the district last and not too many."""
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


def inlasningar(user: User, underlag: Underlag) -> Any:
    """Imports made for the underlag; the counterpart's only when it is handed in."""
    return (
        Inlasning.objects.filter(underlag=underlag)
        .annotate(
            antal_varden=Count("matvarden", distinct=True),
            antal_handelser=Count("handelser", distinct=True),
        )
        .order_by("-at")
    )


def inlasningssida(user: User, inlasning: Inlasning) -> dict[str, Any]:
    """What one import brought, for the district first and for comparison after."""
    varden = Matvarde.objects.visible_to(user).filter(inlasning=inlasning)
    omrade_id = inlasning.underlag.stadsdelsomrade_id if inlasning.underlag else None
    egna = Q(stadsdelsomrade_id=omrade_id)
    urval = varden.select_related("serie", "indikator", "stadsdelsomrade")
    return {
        "inlasning": inlasning,
        "egna_varden": urval.filter(egna).order_by("serie__namn", "period_start")[:200],
        "andra_varden": urval.exclude(egna).order_by("serie__namn", "period_start")[:200],
        "handelser": Handelse.objects.visible_to(user).filter(inlasning=inlasning)[:100],
    }


def synliga_inlasningar(user: User) -> Any:
    """Imports of underlag that the user may see."""
    return Inlasning.objects.filter(underlag__in=Underlag.objects.visible_to(user)).select_related(
        "underlag__part", "underlag__stadsdelsomrade", "underlag__lagesbild"
    )
