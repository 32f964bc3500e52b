"""An underlag as its page shows it."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Count, Q, QuerySet

from lagesbild.models import Handelse, Inlasning, Matvarde, Underlag
from lagesbild.permissions.underlag import arbetar, may_redigera
from lagesbild.selectors.statistik import Statistikrad, i_kommunen, statistik_for
from lagesbild.workflow.personuppgifter import fritext, stallen
from lagesbild.workflow.underlag import UNDERLAG_OVERGANGAR
from samverkan.models import Delningsniva, Samverkansomrade, User

#: Series that only have figures for other areas, shown on the page.
HOGST_ANDRA = 12
#: Events of other places, shown on the page of an import.
HOGST_HANDELSER = 30


def underlagssida(user: User, underlag: Underlag) -> dict[str, Any]:
    """Observations by area, sources, figures, and what may be done."""
    eget = arbetar(user, underlag)
    fynd = stallen(fritext(underlag)) if eget else []
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
        "varningar": [ett for ett in fynd if not ett.fynd.stopp],
        "stopp": [ett for ett in fynd if ett.fynd.stopp],
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
        rad.i_kommunen = _i_kommunen(user, rad).count() if rad.antal_handelser else None  # type: ignore[attr-defined]
    return rader


def _i_kommunen(user: User, inlasning: Inlasning) -> QuerySet[Handelse]:
    return i_kommunen(Handelse.objects.visible_to(user).filter(inlasning=inlasning))


def _handelser(user: User, inlasning: Inlasning) -> list[tuple[str, list[Handelse]]]:
    """The municipality's events first, then others."""
    egna = _i_kommunen(user, inlasning)
    andra = Handelse.objects.visible_to(user).filter(inlasning=inlasning).exclude(pk__in=egna)
    return [
        ("Händelser i kommunen, okänt var", list(egna[:100])),
        ("Händelser på andra håll", list(andra[:HOGST_HANDELSER])),
    ]


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
        "handelser": _handelser(user, inlasning),
    }


def synliga_inlasningar(user: User) -> Any:
    """Imports of underlag that the user may see."""
    return Inlasning.objects.filter(underlag__in=Underlag.objects.visible_to(user)).select_related(
        "underlag__part", "underlag__stadsdelsomrade", "underlag__lagesbild"
    )
