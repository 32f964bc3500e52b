"""Every statistic of a district with its newest figure and what has changed."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from lagesbild.models import Inlasning, Matvarde, Statistikserie
from lagesbild.selectors.manga import las_arliga
from lagesbild.selectors.uppgifter import Sak, Uppgifter
from lagesbild.statistikord import i_ord, omdome, osakerhet
from samverkan.format_sv import tal
from samverkan.models import Indikator, Overenskommelse, Stadsdelsomrade, User, behorighet

#: How far back the list reads; a statistic's own page shows everything.
LISTANS_YEARS = 6
OVRIGT = "ovrigt"


def omraden_for(user: User) -> list[Stadsdelsomrade]:
    """The districts of today that the user may see, in order."""
    ser = behorighet(user).ser
    return list(Stadsdelsomrade.objects.gallande().filter(pk__in=ser).i_ordning())


def statistiklista(
    user: User, omrade: Stadsdelsomrade, avtal: Overenskommelse | None, vald: str
) -> dict[str, Any]:
    """Every statistic that says something of the district, under the agreement's areas."""
    saker: list[Sak] = [*_indikatorer(avtal, vald), *_serier(user, omrade, vald)]
    rader = _listans_rader(user)
    rader = rader.filter(
        indikator__in=[s.pk for s in saker if isinstance(s, Indikator)]
    ) | rader.filter(serie__in=[s.pk for s in saker if isinstance(s, Statistikserie)])
    alla = las_arliga(rader, saker)
    grupper: dict[str, list[dict[str, Any]]] = {}
    for u in alla:
        if u.perioder(omrade.pk):
            grupper.setdefault(_rubrik(u.sak), []).append(_listrad(u, omrade))
    alla_rader = [rad for lista in grupper.values() for rad in lista]
    return {
        "omrade": omrade,
        "grupper": list(grupper.items()),
        "fynd": _listfynd(alla_rader, omrade),
        "antal": len(alla_rader),
    }


def _listans_rader(user: User) -> QuerySet[Matvarde]:
    fran = date(timezone.localdate().year - LISTANS_YEARS, 1, 1)
    return Matvarde.objects.visible_to(user).filter(period_start__gte=fran)


def rakna_i_forvag(user: User, inlasning: Inlasning) -> None:
    """Work out what is hidden of the series a file has changed, so that no reader has to wait."""
    serier = list(Statistikserie.objects.filter(matvarden__inlasning=inlasning).distinct())
    las_arliga(_listans_rader(user).filter(serie__in=serier), serier)


def _indikatorer(avtal: Overenskommelse | None, vald: str) -> list[Indikator]:
    rader = Indikator.objects.filter(
        malsattning__samverkansomrade__overenskommelse=avtal, aktiv=True
    ).select_related("malsattning__samverkansomrade")
    if vald.isdigit():
        rader = rader.filter(malsattning__samverkansomrade__nummer=int(vald))
    ordnade = rader.order_by("malsattning__samverkansomrade__nummer", "malsattning__nummer", "kod")
    return [] if vald == OVRIGT else list(ordnade)


def _serier(user: User, omrade: Stadsdelsomrade, vald: str) -> list[Statistikserie]:
    if vald not in ("", OVRIGT):
        return []
    egna = Matvarde.objects.visible_to(user).filter(stadsdelsomrade=omrade, serie__isnull=False)
    return list(Statistikserie.objects.filter(pk__in=egna.values("serie")).order_by("namn", "pk"))


def _rubrik(sak: Sak) -> str:
    return str(sak.malsattning.samverkansomrade) if isinstance(sak, Indikator) else "Andra källor"


def _listrad(u: Uppgifter, omrade: Stadsdelsomrade) -> dict[str, Any]:
    """The newest year, its uncertainty, and the judgement of the change."""
    start = u.perioder(omrade.pk)[-1]
    nu, om = u.hamta(omrade.pk, start), omdome(u, omrade.pk)
    takt = u.takt(omrade.pk, start, 100_000)
    return {
        "sak": u.sak,
        "slag": slag(u.sak),
        "year": start.year,
        "varde": i_ord(nu, u.sak.decimaler, "%" if u.matt.per == 100 else ""),
        "synlig": nu.varde is not None,
        "preliminar": nu.preliminar,
        "under": osakerhet(nu, u.sak.decimaler),
        "takt": "" if takt is None else tal(takt.varde, 0),
        "omdome": om,
        "kalla": "; ".join(k.namn for k in u.kallor),
    }


def slag(sak: Sak) -> str:
    """The word in the address."""
    return "indikator" if isinstance(sak, Indikator) else "serie"


def _listfynd(rader: list[dict[str, Any]], omrade: Stadsdelsomrade) -> str:
    sakra = [rad["omdome"] for rad in rader if rad["omdome"].pil != "lika"]
    ned = sum(om.pil == "ner" for om in sakra)
    if not rader:
        return f"Ingen statistik för {omrade.namn} än"
    if not sakra:
        return f"Ingen säker förändring i {len(rader)} mått"
    return (
        f"{len(sakra)} av {len(rader)} mått har ändrats säkert: {ned} ned, {len(sakra) - ned} upp"
    )
