"""Lägesbilder of the years, and this year's at different steps of the wheel."""

import json
from datetime import date, datetime
from itertools import zip_longest

from lagesbild.dokument.sammanhang import frysta_falt
from lagesbild.models import Godkannande, Innehallskopia, Lagesbild, Lagespunkt, Plats, Sarskiljning
from samverkan.kanonisk import kanonisk
from samverkan.models import Part, Stadsdelsomrade
from uppfoljning.demo.bygge import Bygge
from uppfoljning.demo.platser import peka_ut
from uppfoljning.demo.sammanforing import Par, bygg_analyser, bygg_punkter, tomma_analyser
from uppfoljning.demo.underlag import Arende, bygg_underlag, valj_arenden

Dagar = tuple[datetime, datetime]
Punkter = list[tuple[Arende, Lagespunkt]]
STEG = {
    "hasselby-vallingby": "sammanforing",
    "jarva": "underlag",
    "kungsholmen": "godkannande",
    "skarholmen": "faststalld",
    "bromma": "underlag",
    "enskede-arsta-vantor": "sammanforing",
    "farsta": "underlag",
    "hagersten-alvsjo": "godkannande",
    "norra-innerstaden": "sammanforing",
    "skarpnack": "faststalld",
    "sodermalm": "underlag",
}


def bygg_lagesbild(
    b: Bygge, omrade: Stadsdelsomrade, year: int, steg: str, platser: list[Plats]
) -> tuple[Lagesbild, Punkter]:
    """A lägesbild with all that its step has behind it."""
    lagesbild = _rad(b, omrade, year, steg)
    par = _underlag(b, lagesbild, steg, 6 if omrade.slug == "hasselby-vallingby" else 3)
    if steg == "underlag":
        return lagesbild, []
    if steg == "sammanforing":
        par = [ett for ett in par if ett[0].omrade == 1]
        punkter = bygg_punkter(b, lagesbild, par[:3])
        _skilj(b, lagesbild, par)
        tomma_analyser(b, lagesbild)
        return lagesbild, punkter
    punkter = bygg_punkter(b, lagesbild, par)
    bygg_analyser(b, lagesbild, punkter, len(b.samverkansomraden))
    peka_ut(b, lagesbild, platser)
    besluta(b, lagesbild, steg)
    return lagesbild, punkter


def _rad(b: Bygge, omrade: Stadsdelsomrade, year: int, steg: str) -> Lagesbild:
    bedomning = (
        f"Demo: uppgifterna är påhittade. {omrade.namn} står stabilt i flera frågor. Parterna är "
        "överens om att de yngsta och de utpekade platserna behöver mest gemensamt arbete under "
        "året, och att stödet till brottsutsatta ska komma tidigare."
    )
    return Lagesbild.objects.create(
        stadsdelsomrade=omrade,
        overenskommelse=b.avtal,
        year=year,
        status=steg if steg != "faststalld" else "godkannande",
        dnr=f"DEMO {year - 1}/{b.omraden.index(omrade) + 1}",
        sammanfattning_niva="publik",
        sammanfattning=bedomning if steg in ("godkannande", "faststalld") else "",
        underlag_senast=date(year - 1, 10, 30),
        sammanforing_senast=date(year - 1, 11, 27),
        styrgruppsmote=date(year - 1, 12, 10),
        created_at=b.tid(year - 1, 9, 1),
        updated_at=b.tid(year - 1, 11, 20),
        updated_by=b.arbetar(omrade, b.stad),
    )


def _underlag(b: Bygge, lagesbild: Lagesbild, steg: str, per_omrade: int) -> list[Par]:
    """Both parties write about most matters; the rest is one party's only."""
    arenden = valj_arenden(b, lagesbild.stadsdelsomrade, per_omrade)
    bara = {nr: b.rnd.choice(["stad", "polis", "", "", ""]) for nr in range(len(arenden))}
    per_part = []
    for part in (b.stad, b.polis):
        mina = [a for nr, a in enumerate(arenden) if bara[nr] in ("", part.tecken)]
        inne = steg != "underlag" or (
            part == b.stad and lagesbild.stadsdelsomrade.slug in ("jarva", "farsta")
        )
        if not inne:
            mina = mina[: max(4, len(mina) // 2)]
        obs = bygg_underlag(b, lagesbild, part, mina, inne)
        per_part.append({id(a): o for a, o in zip_longest(mina, obs)})
    stad, polis = per_part
    return [(a, stad.get(id(a)), polis.get(id(a))) for a in arenden]


def _skilj(b: Bygge, lagesbild: Lagesbild, par: list[Par]) -> None:
    """One proposal has already been turned down."""
    helt = [(ena, andra) for _, ena, andra in par[3:] if ena and andra]
    if len(helt) > 1:
        ena, andra = sorted((helt[0][0], helt[1][1]), key=lambda o: o.pk)
        user = b.arbetar(lagesbild.stadsdelsomrade, b.stad)
        rad = Sarskiljning.objects.create(lagesbild=lagesbild, ena=ena, andra=andra, av=user)
        Sarskiljning.objects.filter(pk=rad.pk).update(at=b.tid(lagesbild.year - 1, 11, 16))


def besluta(
    b: Bygge, lagesbild: Lagesbild, steg: str, dagar: Dagar | None = None, reservation: str = ""
) -> None:
    """Approved, and decided if the step says so; the days are those before the year, if not given."""
    frysta = json.loads(kanonisk(frysta_falt(lagesbild)))
    sha = frysta["faststalld_sha256"]
    tidigt = lagesbild.year > b.year
    fore = lagesbild.year - 1
    godkand, beslut = dagar or (
        b.tid(fore, 11, 20) if tidigt else b.tid(fore, 12, 1),
        b.tid(fore, 12, 10, 14),
    )
    parter: list[Part] = [b.stad, b.polis] if steg == "faststalld" else [b.stad]
    Godkannande.objects.bulk_create(
        Godkannande(
            lagesbild=lagesbild,
            part=part,
            user=b.arbetar(lagesbild.stadsdelsomrade, part),
            at=godkand,
            sha256=sha,
            reservation=reservation if part == b.polis else "",
        )
        for part in parter
    )
    Innehallskopia.objects.create(
        lagesbild=lagesbild, sha256=sha, innehall=frysta["faststallt_innehall"], at=godkand
    )
    if steg == "faststalld":
        lagesbild.status = Lagesbild.Status.FASTSTALLD
        lagesbild.faststalld_at = beslut
        lagesbild.faststalld_av = b.konto("styrgrupp", lagesbild.stadsdelsomrade, b.stad)
        lagesbild.paragraf = "§ 4 (demo)"
        for namn, varde in frysta.items():
            setattr(lagesbild, namn, varde)
        lagesbild.save()
