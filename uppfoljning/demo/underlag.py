"""Each party's own picture: sources and observations."""

from typing import NamedTuple

from lagesbild.models import Datakalla, Lagesbild, Observation, Underlag
from lagesbild.models.underlag import TEXTER
from samverkan.models import Part, Stadsdel, Stadsdelsomrade
from uppfoljning.demo.bygge import Bygge
from uppfoljning.demo.texter import TEMAN
from uppfoljning.demo.texter.tema import Tema

KLARA_HALVVAGS = ["bedomning", "metod", "omrade-1", "omrade-2"]
FREKVENS = ["enstaka", "manad", "vecka", "flera", "dagligen"]
TREND = ["battre", "oforandrat", "samre", "okant"]
KALLOR = {
    "stad": [
        ("Fältassistenternas dagbok", "iakttagelser", "Kvällar och helger.", "Vardagar dagtid."),
        ("Trygghetsvandringar", "dialog", "Utpekade stråk.", "Platser som ingen vandrat."),
        ("Trygghetsmätningen", "matning", "Upplevd trygghet.", "Unga under 16 år."),
    ],
    "polis": [
        ("Anmälda brott", "statistik", "Det som anmälts.", "Det som aldrig anmäls."),
        ("Områdespolisernas iakttagelser", "iakttagelser", "Bemannade pass.", "Övrig tid."),
        ("Medborgardialoger", "dialog", "De som kommit till tals.", "De som uteblivit."),
    ],
}


class Arende(NamedTuple):
    """A theme set in a place of the district."""

    omrade: int
    tema: Tema
    stadsdel: Stadsdel
    stalle: str


def valj_arenden(b: Bygge, omrade: Stadsdelsomrade, per_omrade: int) -> list[Arende]:
    """Themes for each area, each put in a stadsdel and at a place."""
    arenden = []
    for nummer, teman in TEMAN.items():
        for tema in b.rnd.sample(teman, min(per_omrade, len(teman))):
            stadsdel = b.rnd.choice(b.stadsdelar[omrade.pk])
            arenden.append(Arende(nummer, tema, stadsdel, b.stalle(stadsdel.namn)))
    return arenden


def bygg_underlag(
    b: Bygge, lagesbild: Lagesbild, part: Part, arenden: list[Arende], inlamnat: bool
) -> list[Observation]:
    """One party's underlag; the observations come in the order of the matters."""
    year = lagesbild.year - 1
    user = b.arbetar(lagesbild.stadsdelsomrade, part)
    tid = b.tid(year, 10, b.rnd.randint(1, 20))
    underlag = Underlag.objects.create(
        lagesbild=lagesbild,
        stadsdelsomrade=lagesbild.stadsdelsomrade,
        part=part,
        status=Underlag.Status.INLAMNAT if inlamnat else Underlag.Status.UTKAST,
        dnr=f"DEMO-{part.bokstav} {year}/{b.omraden.index(lagesbild.stadsdelsomrade) + 101}",
        sammanfattning=_egen_bedomning(lagesbild.stadsdelsomrade, part),
        **_texter(lagesbild.stadsdelsomrade, part),
        klara=_klara(lagesbild) if inlamnat else KLARA_HALVVAGS,
        inlamnat_at=b.tid(year, 10, 28) if inlamnat else None,
        inlamnat_av=user if inlamnat else None,
        created_at=tid,
        updated_at=tid,
        updated_by=user,
    )
    kallor = _kallor(b, underlag)
    rader = [
        _observation(b, underlag, nr, arende, b.rnd.choice(kallor[:2]))
        for nr, arende in enumerate(arenden, 1)
    ]
    return Observation.objects.bulk_create(rader)


def _klara(lagesbild: Lagesbild) -> list[str]:
    nummer = lagesbild.overenskommelse.samverkansomraden.values_list("nummer", flat=True)
    return sorted([nyckel for nyckel, _, _ in TEXTER] + [f"omrade-{ett}" for ett in nummer])


def _texter(omrade: Stadsdelsomrade, part: Part) -> dict[str, str]:
    """What a party writes of the district as a whole; the city and the police see different sides."""
    stad = part.tecken == "stad"
    return {
        "omradesbeskrivning": (
            f"{omrade.namn} har både äldre och nyare bebyggelse, två stora mötesplatser och flera "
            "skolor med elever från hela området. (Demo)"
            if stad
            else f"{omrade.namn} bevakas av ett lokalpolisområde. Resandet är störst på "
            "eftermiddagar och helgkvällar. (Demo)"
        ),
        "trygghet": (
            "I vandringarna nämns belysning och tomma lokaler oftast. Dagtid känner sig de flesta "
            "trygga. (Demo)"
            if stad
            else "I dialogerna nämns grupper vid hållplatserna på kvällar. (Demo)"
        ),
        "kommande": (
            "Ombyggnaden av centrum väntas pågå hela nästa år. (Demo)"
            if stad
            else "Valborg och skolavslutningar kräver förstärkt närvaro. (Demo)"
        ),
        "metod": "Underlaget bygger på iakttagelser i verksamheten, dialog och statistik. (Demo)",
    }


def _egen_bedomning(omrade: Stadsdelsomrade, part: Part) -> str:
    if part.tecken == "stad":
        return (
            f"I {omrade.namn} märks störst förändring bland de yngsta. Tryggheten ökar där "
            "miljön byggts om. Skolnärvaron är den fråga som oroar förvaltningen mest."
        )
    return (
        f"Anmälda brott i {omrade.namn} är i stort oförändrade. Narkotikaförsäljningen är rörlig "
        "och våldet koncentrerat till få platser och tider."
    )


def _kallor(b: Bygge, underlag: Underlag) -> list[Datakalla]:
    return Datakalla.objects.bulk_create(
        Datakalla(
            underlag=underlag,
            namn=namn,
            slag=slag,
            tacker=tacker,
            tacker_inte=inte,
            anvand=nr != 2,
            motiv="" if nr != 2 else "För få har svarat för att säga något om området.",
            created_at=underlag.created_at,
            updated_at=underlag.created_at,
        )
        for nr, (namn, slag, tacker, inte) in enumerate(KALLOR[underlag.part.tecken])
    )


def _lage(b: Bygge, underlag: Underlag, nr: int, arende: Arende) -> dict[str, float]:
    """In the years that are over, a point near the middle of the stadsdel."""
    mitt = arende.stadsdel
    if underlag.lagesbild.year > b.year or mitt.latitud is None or mitt.longitud is None:
        return {}
    ost, nord = nr * 37 % 11 - 5, nr * 53 % 11 - 5
    return {
        "latitud": round(mitt.latitud + nord * 0.0006, 5),
        "longitud": round(mitt.longitud + ost * 0.0012, 5),
    }


def _observation(
    b: Bygge, underlag: Underlag, nr: int, arende: Arende, kalla: Datakalla
) -> Observation:
    tema, rnd = arende.tema, b.rnd
    mall = tema.stad if underlag.part == b.stad else tema.polis
    timme = rnd.choice([None, 14, 16, 18, 20, 22])
    niva = "egen" if nr % 13 == 0 else rnd.choice(["parterna", "parterna", "publik"])
    return Observation(
        underlag=underlag,
        samverkansomrade=b.samverkansomraden[arende.omrade - 1],
        lopnummer=nr,
        text=mall.format(p=arende.stalle, s=arende.stadsdel.namn),
        plats_text=arende.stalle[0].upper() + arende.stalle[1:],
        stadsdel=arende.stadsdel,
        **_lage(b, underlag, nr, arende),
        nar_text=tema.nar,
        veckodagar=sorted(rnd.sample(range(7), rnd.randint(1, 4))) if timme else [],
        timme_fran=timme,
        timme_till=min(timme + 4, 24) if timme else None,
        frekvens=rnd.choice(FREKVENS),
        allvar=max(1, min(5, tema.allvar + rnd.choice([-1, 0, 0, 1]))),
        trend=rnd.choice(TREND),
        datakalla=kalla,
        delningsniva=niva,
        niva=["universell", "selektiv", "indikerad"][nr % 3],
        created_at=underlag.created_at,
        updated_at=underlag.created_at,
    )
