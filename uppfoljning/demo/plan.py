"""Åtgärdsplaner with measures, status notes and measured effects."""

from datetime import date

from atgardsplan.models import Atgard, Atgardsplan, LokalOverenskommelse
from lagesbild.models import Orsak, Utmaning
from samverkan.models import Indikator
from uppfoljning.demo.bygge import Bygge
from uppfoljning.demo.texter.tema import Tema
from uppfoljning.models import Avstamning, Effektmatning

FUNKTION = {
    "stad": ["Enhetschef öppen ungdom", "Trygghetssamordnare", "Enhetschef stadsmiljö"],
    "polis": ["Gruppchef områdespolis", "Ungdomssamordnare", "Kommunpolis"],
}
GJORT = {
    "i_fas": "Arbetet går som planerat. Samtliga moment för tertialet är genomförda.",
    "osakert": "Hälften är gjort. Bemanningen har varit svag under sommaren.",
    "avviker": "Arbetet har inte kommit i gång eftersom lokal saknats.",
    "klar": "Åtgärden är genomförd i sin helhet och övergår i ordinarie arbete.",
}
RESULTAT = [
    "Färre klagomål och fler vuxna på plats än i fjol.",
    "För tidigt att säga; mätningen görs i nästa tertial.",
    "Verksamheterna i området uppger att det är lugnare.",
]


def bygg_plan(
    b: Bygge,
    avtal: LokalOverenskommelse,
    utmaningar: list[tuple[Utmaning, Tema, list[Orsak]]],
    indikatorer: list[Indikator],
) -> None:
    """Two measures for each challenge, followed up each tertial."""
    year, tid = avtal.giltig_fran.year, avtal.created_at
    plan = Atgardsplan.objects.create(
        lokal_overenskommelse=avtal,
        year=year,
        status="beslutad" if avtal.status == "gallande" else "avslutad",
        ingress="Planen är demonstrationsdata. Varje åtgärd verkar på minst en orsak.",
        created_at=tid,
        updated_at=tid,
    )
    atgarder: list[Atgard] = []
    orsaker: list[list[Orsak]] = []
    for utmaning, tema, orsakslista in utmaningar:
        for del_ in (0, 1):
            atgarder.append(_atgard(b, plan, len(atgarder) + 1, (utmaning, tema, del_)))
            atgarder[-1].indikator = next(
                (i for i in indikatorer if i.malsattning_id == utmaning.malsattning_id), None
            )
            orsaker.append(orsakslista[del_ * 2 : del_ * 2 + 2])
    Atgard.objects.bulk_create(atgarder)
    koppling = Atgard.orsaker.through
    koppling.objects.bulk_create(
        koppling(atgard=atgard, orsak=orsak)
        for atgard, lista in zip(atgarder, orsaker, strict=True)
        for orsak in lista
    )
    _avstamningar(b, avtal, atgarder)
    _effekter(b, atgarder)


def _atgard(b: Bygge, plan: Atgardsplan, nr: int, ur: tuple[Utmaning, Tema, int]) -> Atgard:
    utmaning, tema, del_ = ur
    part = (b.stad, b.polis)[nr % 2]
    slut = date(plan.year, b.rnd.choice([6, 10, 12]), 28)
    status = "klar" if slut < b.dag and b.rnd.random() < 0.8 else "pagar"
    if plan.status == "avslutad":
        status = b.rnd.choice(["klar", "klar", "klar", "avbruten"])
    return Atgard(
        atgardsplan=plan,
        nummer=nr,
        rubrik=tema.atgarder[del_],
        beskrivning=f"{tema.atgarder[del_]}, som svar på: {utmaning.rubrik.lower()}. "
        "Parterna planerar tillsammans och byter erfarenheter varje månad.",
        malsattning=utmaning.malsattning,
        niva=["universell", "selektiv", "indikerad"][nr % 3],
        inriktning="situationell" if del_ == 0 else "social",
        sikt="kort" if del_ == 0 else "lang",
        form="punktinsats" if nr % 3 == 0 else "ordinarie",
        ansvarig_part=part,
        ansvarig_funktion=b.rnd.choice(FUNKTION[part.tecken]),
        medverkande="Skola, fastighetsägare, föreningsliv",
        start=date(plan.year, 2, 15),
        slut=slut,
        resurser=f"Ram {b.rnd.randint(2, 30) * 10} tusen kronor",
        operativt_mal=f"Minst {b.rnd.randint(4, 20)} tillfällen under året",
        status=status,
        lardom="Det som gav mest var att samma personer höll i hela året."
        if status == "klar"
        else "",
        created_at=plan.created_at,
        updated_at=plan.created_at,
    )


def _avstamningar(b: Bygge, avtal: LokalOverenskommelse, atgarder: list[Atgard]) -> None:
    rader = []
    for atgard in atgarder:
        year = atgard.start.year
        for tertial in (1, 2, 3):
            if date(year, tertial * 4, 28) > b.dag:
                continue
            lage = b.rnd.choice(["i_fas", "i_fas", "i_fas", "osakert", "avviker"])
            if atgard.status == "klar" and tertial == 3:
                lage = "klar"
            tid = b.tid(year, tertial * 4, 27)
            rader.append(
                Avstamning(
                    atgard=atgard,
                    year=year,
                    tertial=tertial,
                    lage=lage,
                    gjort=GJORT[lage],
                    resultat=b.rnd.choice(RESULTAT),
                    av=b.arbetar(avtal.stadsdelsomrade, atgard.ansvarig_part),
                    created_at=tid,
                    updated_at=tid,
                )
            )
    Avstamning.objects.bulk_create(rader)


def _effekter(b: Bygge, atgarder: list[Atgard]) -> None:
    rader = []
    for atgard in [a for a in atgarder if a.inriktning == "situationell"][1:3]:
        year, fore, jamfor = atgard.start.year, b.rnd.randint(40, 90), b.rnd.randint(40, 90)
        rader.append(
            Effektmatning(
                atgard=atgard,
                metod="Före och efter med jämförelseområde",
                fore_period=f"sep–nov {year - 1}",
                efter_period=f"sep–nov {year}",
                fore=fore,
                efter=int(fore * b.rnd.uniform(0.6, 1.0)),
                jamforelse_fore=jamfor,
                jamforelse_efter=int(jamfor * b.rnd.uniform(0.9, 1.1)),
                slutsats="Minskningen är större än i jämförelseområdet, men antalen är små.",
                created_at=b.tid(year, 11, 20),
                updated_at=b.tid(year, 11, 20),
            )
        )
    Effektmatning.objects.bulk_create(rader)
