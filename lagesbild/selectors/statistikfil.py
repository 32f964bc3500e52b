"""One statistic of a district as the rows of a file: what its page shows, no more and no less."""

from __future__ import annotations

from datetime import date
from typing import Any

from lagesbild.forms.statistik import JamforForm
from lagesbild.selectors.antalen import ALLA
from lagesbild.selectors.statistiksida import jamfor_med, las_med_aldre
from lagesbild.selectors.uppgifter import Sak, Uppgifter
from lagesbild.statistikord import periodnamn
from samverkan.models import Stadsdelsomrade, User

FILKOLUMNER = (
    "Statistik", "Enhet", "Område", "Period", "Grupp", "Värde", "Lägst (95 %)", "Högst (95 %)",
    "Metod", "Antal svar", "Medelfolkmängd", "Per invånare", "Per", "Preliminärt", "Anmärkning",
    "Källa", "Inläst",
)  # fmt: skip


def filrader(
    user: User, omrade: Stadsdelsomrade, sak: Sak, form: JamforForm, omraden: list[Stadsdelsomrade]
) -> list[list[Any]]:
    """Every figure of the page, one a row: years, months and groups, here and compared with."""
    u, _ = las_med_aldre(user, omrade, sak)
    jamfor, _ = jamfor_med(u, omrade, omraden, form)
    namn = dict([*jamfor.alla, *((o.pk, o.namn) for o in omraden)])
    visade = {pk for pk, _ in jamfor.alla}
    senast = max(u.perioder(omrade.pk), default=None)
    rader = []
    for plats in sorted(u.per_plats, key=lambda p: (p[3], p[2], p[1], namn.get(p[0], ""))):
        omrade_pk, grupp, typ, start = plats
        har = omrade_pk == omrade.pk
        i_bild = har or (
            grupp == ALLA and typ == "year" and (omrade_pk in visade or start == senast)
        )
        if i_bild and omrade_pk in namn:
            rader.append(_filrad(u, namn[omrade_pk], plats, form.per_antal))
    return rader


def _filrad(u: Uppgifter, namn: str, plats: tuple[int, str, str, date], per: int) -> list[Any]:
    omrade, grupp, typ, start = plats
    uppgift = u.hamta(omrade, start, typ, grupp)
    i = uppgift.intervall if uppgift.varde is not None else None
    takt = u.takt(omrade, start, per) if (typ, grupp) == ("year", ALLA) else None
    kalla = u.kallor[0]
    return [
        u.sak.namn, u.sak.enhet, namn, periodnamn(start, typ), grupp,
        uppgift.saknas if uppgift.varde is None else uppgift.varde.normalize(),
        *((round(i.lagst, 2), round(i.hogst, 2), i.metod) if i else (None, None, "")),
        uppgift.n,
        takt.medelfolkmangd if takt else None, round(takt.varde, 2) if takt else None,
        per if takt else None,
        "ja" if uppgift.preliminar else "", uppgift.kommentar,
        "; ".join(k.namn for k in u.kallor), kalla.uppdaterad,
    ]  # fmt: skip
