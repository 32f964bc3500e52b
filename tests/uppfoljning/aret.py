"""A year in Norrby and Söderby to compile: known figures, small numbers, what is not for all."""

from datetime import date
from decimal import Decimal
from typing import Any

from atgardsplan.models import Aktivitet, Malvarde
from lagesbild.models import Matvarde
from samverkan.models import Indikator, Overenskommelse, Part, Stadsdelsomrade, User
from tests import factories, factories_plan
from uppfoljning.models import Arssammanstallning, Avstamning, Bidrag

YEAR = 2027
HEMLIGT = ["Bara mellan parterna", "Hemlig utmaning", "8642"]


def make_matvarde(kod: str, omrade: Stadsdelsomrade | None, year: int, **andra: Any) -> Matvarde:
    falt: dict[str, Any] = {
        "indikator": Indikator.objects.get(kod=kod),
        "stadsdelsomrade": omrade,
        "jamforelse": "" if omrade else Matvarde.HELA_STADEN,
        "period_start": date(year, 1, 1),
    }
    return Matvarde.objects.create(**(falt | andra))


def make_aret(norrby: Stadsdelsomrade, soderby: Stadsdelsomrade, stad: User) -> Arssammanstallning:
    """Norrby has done everything but one thing; Söderby has done nothing."""
    _talen(norrby, soderby)
    _planen(norrby, stad)
    handlingsplan = factories_plan.make_handlingsplan(status="beslutad", inriktning="Metodstöd.")
    Aktivitet.objects.create(
        handlingsplan=handlingsplan, nummer=1, rubrik="Gemensam utbildning", status="klar",
        malsattning=factories_plan.forsta_mal(), ansvarig_part=Part.objects.all()[0],
        ansvarig_funktion="Sekretariatet", slut=date(YEAR, 6, 1), uppfoljning="Genomförd.",
    )  # fmt: skip
    rad = Arssammanstallning.objects.create(
        overenskommelse=Overenskommelse.objects.gallande().get(), year=YEAR, dnr="KS 2028/9",
        sammanfattning="Året blev lugnare.\nBåda parter såg det.", nasta_year="Vi fortsätter.",
    )  # fmt: skip
    for omrade, status in ((norrby, "lamnat"), (soderby, "utkast")):
        Bidrag.objects.create(
            arssammanstallning=rad, stadsdelsomrade=omrade, status=status,
            resultat=f"Torget i {omrade} är ljusare.",
            lamnat_at=factories.timezone.now() if status == "lamnat" else None,
        )  # fmt: skip
    return rad


def _talen(norrby: Stadsdelsomrade, soderby: Stadsdelsomrade) -> None:
    for year, varde in ((2026, "31.4"), (YEAR, "28.9")):
        make_matvarde(
            "1.1a", norrby, year, varde=Decimal(varde), n=412, taljare=120,
            ki_lag=Decimal(varde) - 4, ki_hog=Decimal(varde) + 4,
        )  # fmt: skip
    make_matvarde("1.1a", soderby, YEAR, saknas="saknas")
    make_matvarde("1.2a", norrby, YEAR, varde=Decimal(3))
    make_matvarde("1.2a", soderby, YEAR, varde=Decimal(17))
    make_matvarde("1.2a", None, YEAR, varde=Decimal(20))
    make_matvarde("2.1a", norrby, YEAR, varde=Decimal(8642), delningsniva="parterna")


def _planen(norrby: Stadsdelsomrade, stad: User) -> None:
    avtal = factories_plan.make_fardigt_avtal(norrby, status="gallande")
    otrygga = Indikator.objects.get(kod="1.1a")
    Malvarde.objects.filter(lokal_overenskommelse=avtal, malsattning=otrygga.malsattning).update(
        indikator=otrygga, utan_matt="", baslinje=Decimal("31.4"), baslinje_year=2026,
        malvarde=Decimal("29.0"), mal_year=YEAR,
    )  # fmt: skip
    utmaning = avtal.prioriteringar.get().utmaning
    hemlig = factories_plan.make_utmaning(
        avtal.lagesbild, rubrik="Hemlig utmaning", delningsniva="parterna"
    )
    avtal.prioriteringar.create(utmaning=hemlig, ordning=2)
    plan = factories_plan.make_plan(avtal, status="beslutad")
    orsaker = utmaning.orsaksanalys.orsaker.all()
    atgard = factories_plan.make_atgard(plan, *orsaker, status="klar")
    factories_plan.make_atgard(plan, rubrik="Bara mellan parterna", delningsniva="parterna")
    factories_plan.make_atgard(plan, *orsaker, rubrik="Siktröjning")
    Avstamning.objects.create(
        atgard=atgard, year=YEAR, tertial=3, lage="klar", gjort="Lampor bytta.",
        resultat="Fler vistas på torget.", av=stad,
    )  # fmt: skip
