"""The rows that the pages are opened with: the demo's own, and the states that it lacks.

Run as the owner in a process of its own, with the served demo's database; see `sidor.hamta_objekt`.
"""

import json
from datetime import date
from typing import Any

from django.utils import timezone

from atgardsplan.models import Aktivitet, Atgard, Atgardsplan, Handlingsplan, LokalOverenskommelse
from lagesbild import mellanlager
from lagesbild.models import (
    Datakalla,
    Inlasning,
    Lagesbild,
    Observation,
    Statistikserie,
    Underlag,
    Utmaning,
)
from samverkan.models import Avisering, Indikator, Jobb, Overenskommelse, Part, Remissvar, User
from samverkan.models import Stadsdelsomrade as Omrade
from tests import factories, factories_plan
from tests.webb import filer
from uppfoljning.models import Arssammanstallning, Avstamning, Bidrag

Rader = dict[str, Any]


def _bild(slug: str, year: int = 2027) -> Lagesbild:
    return Lagesbild.objects.get(stadsdelsomrade__slug=slug, year=year)


def _underlag(stad: Part) -> Rader:
    """Bromma still writes, Hässelby-Vällingby has handed in, Södermalm's new year is empty."""
    eget = Underlag.objects.get(lagesbild=_bild("bromma"), part=stad)
    inlasning = Inlasning.objects.create(
        slag="brå", filnamn="sol_dbfil.txt", sha256="0" * 64, datakalla="Brå", underlag=eget,
        forbehall="Anmälda brott, inte alla som begås.",
    )  # fmt: skip
    for fil in filer.ALLA:
        mellanlager.lagg(User.objects.get(email="samordnare.bromma@stad.example"), fil)
    tom = factories.make_lagesbild(Omrade.objects.get(slug="sodermalm"), year=2028)
    return {
        "oppen": eget.lagesbild,
        "underlag": eget,
        "observation": eget.observationer.first(),
        "kalla": Datakalla.objects.filter(underlag=eget).first(),
        "inlasning": inlasning,
        "inlamnat": Underlag.objects.exclude(part=stad).get(lagesbild=_bild("hasselby-vallingby")),
        "underlag_annans": Underlag.objects.get(lagesbild=_bild("jarva"), part=stad),
        "sedd": Observation.objects.filter(
            underlag__lagesbild=_bild("hasselby-vallingby"), delningsniva="publik"
        ).first(),
        "tom_bild": tom,
        "tomt_underlag": factories.make_underlag(tom, stad),
    }


def _bilder() -> Rader:
    samman = _bild("hasselby-vallingby")
    klar = _bild("kungsholmen")
    Lagesbild.objects.filter(pk=_bild("farsta").pk).update(status="sammanforing")
    punkt = samman.lagespunkter.first()
    stad, polis = (User.objects.get(email=e) for e in (
        "samordnare.hasselby-vallingby@stad.example", "polis.hasselby-vallingby@polis.example"
    ))  # fmt: skip
    sagt = factories.make_kommentar(polis, "lagespunkt", punkt, amne=f"Lägespunkt {punkt.kod}")
    sagt.omnamnda.add(stad)
    Avisering.objects.create(
        user=stad, slag="omnamnd", rubrik=sagt.amne, url=sagt.get_absolute_url(), av=polis
    )
    return {
        "samman": samman,
        "analys": _bild("hasselby-vallingby").omradesanalyser.first(),
        "punkt": punkt,
        "forslag": samman.utmaningsforslag.create(
            samverkansomrade=samman.overenskommelse.samverkansomraden.first(),
            rang=1,
            rubrik="De yngsta vid stationen",
        ),
        "platsen": samman.stadsdelsomrade.platser.filter(stangd_year=None).first(),
        "platsanalys": samman.stadsdelsomrade.analyser.get(),
        "vald_analys": samman.valda_analyser.get(),
        "platsbeslut": samman.stadsdelsomrade.platsbeslut.get(),
        "godkann": klar,
        "tom_samman": _bild("farsta"),
        "fast": _bild("hasselby-vallingby", 2026),
    }


def _utpekad() -> Rader:
    samman = _bild("hasselby-vallingby")
    plats = samman.stadsdelsomrade.platser.filter(stangd_year=None).first()
    utpekad, _ = samman.utpekade_platser.get_or_create(
        plats=plats, defaults={"nummer": 1, "motiv": "Båda parter ser otryggheten."}
    )
    return {"utpekad": utpekad}


def _orsaker() -> Rader:
    """Skarpnäck's decided picture gets a challenge whose causes are still sought."""
    bild = _bild("skarpnack")
    pagar = factories_plan.make_utmaning(bild, rubrik="Skymda gångvägar", delningsniva="publik")
    analys = factories_plan.make_analys(pagar, "Buskarna skymmer vägen.", klar=False)
    klar = Utmaning.objects.filter(
        lagesbild=_bild("hasselby-vallingby", 2026), orsaksanalys__status="klar"
    ).first()
    return {
        "fast_oppen": bild,
        "utmaning_pagar": pagar,
        "orsak": analys.orsaker.first(),
        "utmaning": klar,
        "utan_utmaningar": factories_plan.make_faststalld(
            Omrade.objects.get(slug="skarpnack"), year=2028
        ),
    }


def _planer() -> Rader:
    """Hässelby-Vällingby's in force; Skarpnäck's next one is a draft, its plan too."""
    avtal = LokalOverenskommelse.objects.get(
        stadsdelsomrade__slug="hasselby-vallingby", status="gallande"
    )
    bild = _bild("skarpnack")
    perioden = {"giltig_fran": date(2027, 2, 1), "giltig_till": date(2028, 1, 31)}
    utkast = factories_plan.make_fardigt_avtal(bild.stadsdelsomrade, lagesbild=bild, **perioden)
    plan = factories_plan.make_plan(utkast)
    orsaker = utkast.prioriteringar.get().utmaning.orsaksanalys.orsaker.all()
    tomt = factories_plan.make_avtal(_bild("skarpnack", 2028), inriktning="")
    foreslaget = factories_plan.make_fardigt_avtal(
        _bild("skarholmen").stadsdelsomrade, lagesbild=_bild("skarholmen"), status="foreslagen",
        **perioden,
    )  # fmt: skip
    return {
        "avtal": avtal,
        "avtal_utkast": utkast,
        "avtal_tomt": tomt,
        "avtal_foreslaget": foreslaget,
        "prioritering": utkast.prioriteringar.get(),
        "malvarde": utkast.malvarden.first(),
        "plan": Atgardsplan.objects.get(lokal_overenskommelse=avtal, year=2026),
        "plan_utkast": plan,
        "plan_tom": factories_plan.make_plan(tomt, year=2028),
        "atgard_utkast": factories_plan.make_atgard(plan, *orsaker),
    }


def _uppfoljning() -> Rader:
    plan = Atgardsplan.objects.get(
        lokal_overenskommelse__stadsdelsomrade__slug="hasselby-vallingby", year=2026
    )
    atgard = Atgard.objects.filter(atgardsplan=plan, status="pagar").first()
    oppen = Arssammanstallning.objects.get(year=2026)
    bidrag = Bidrag.objects.filter(arssammanstallning=oppen)
    return {
        "atgard": atgard,
        "avstamning": Avstamning.objects.filter(atgard__atgardsplan=plan).last(),
        "indikator": Indikator.objects.get(kod="1.1a"),
        "serie": Statistikserie.objects.get(kod="demo-misshandel"),
        "serie_smatt": Statistikserie.objects.get(kod="demo-ran"),
        "serie_enkat": Statistikserie.objects.get(kod="demo-otrygg"),
        "indikator_polis": Indikator.objects.get(kod="1.2b"),
        "indikator_tom": Indikator.objects.get(kod="1.2c"),
        "ars": Arssammanstallning.objects.get(year=2025),
        "ars_oppen": oppen,
        "ars_tom": Arssammanstallning.objects.create(
            overenskommelse=oppen.overenskommelse, year=2027
        ),
        "bidrag": bidrag.get(stadsdelsomrade__slug="farsta"),
        "bidrag_lamnat": bidrag.get(stadsdelsomrade__slug="bromma"),
    }


def _stadens(stad: Part, central: User) -> Rader:
    utkast, beslutad = (Handlingsplan.objects.get(year=year) for year in (2027, 2026))
    jobb = {
        f"jobb_{status}": Jobb.objects.create(
            slag="arsrapport", rubrik="Årssammanställning 2026 som PDF", bestallt_av=central,
            nyckel=f"prov-{status}", status=status, andel=40, meddelande=text,
            livstecken=timezone.now(), resultat_url="/staden/" if status == "klart" else "",
        )
        for status, text in (("pagar", "Ritar diagram."), ("klart", ""), ("fel", "Försök igen."))
    }  # fmt: skip
    ram = Overenskommelse.objects.create(
        namn="Samverkansöverenskommelse 2028–2031", dnr="KS 2027/1", giltig_fran=date(2028, 1, 1),
        status="remiss",
    )  # fmt: skip
    andra = Part.objects.exclude(pk=stad.pk).get()
    svar = [
        Remissvar.objects.create(
            overenskommelse=ram, stadsdelsomrade=Omrade.objects.get(slug="bromma"), part=part,
            text="Vi ställer oss bakom förslaget.", status=status,
            lamnat_at=timezone.now() if status == "lamnat" else None,
        )
        for part, status in ((stad, "utkast"), (andra, "lamnat"))
    ]  # fmt: skip
    return jobb | {
        "ram": Overenskommelse.objects.gallande().get(),
        "ram_remiss": ram,
        "remissvar": svar[0],
        "handlingsplan": beslutad,
        "handlingsplan_utkast": utkast,
        "handlingsplan_tom": factories_plan.make_handlingsplan(year=2029),
        "aktivitet": Aktivitet.objects.filter(handlingsplan=beslutad).first(),
        "aktivitet_utkast": Aktivitet.objects.filter(handlingsplan=utkast).first(),
    }


def alla() -> dict[str, int]:
    """Every row by its name, as its key in the database."""
    stad = Part.objects.get(kod="stad")
    rader = _underlag(stad) | _bilder() | _utpekad() | _orsaker() | _planer() | _uppfoljning()
    rader |= _stadens(stad, User.objects.get(email="central@stad.example"))
    return {namn: rad.pk for namn, rad in rader.items()}


def skriv() -> None:
    print(json.dumps(alla()))
