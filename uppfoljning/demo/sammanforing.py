"""The merge: joint statements with provenance, decisions, reservations and analyses."""

from lagesbild.models import (
    Harkomst,
    Lagesbild,
    Lagespunkt,
    Observation,
    Omradesanalys,
    Reservation,
    Undanlaggning,
    Utmaningsforslag,
)
from samverkan.models import Samverkansomrade, snavaste
from uppfoljning.demo.bygge import Bygge
from uppfoljning.demo.underlag import Arende

Par = tuple[Arende, Observation | None, Observation | None]
TRENDORD = {
    "battre": "Läget har blivit bättre sedan förra lägesbilden.",
    "oforandrat": "Läget är i stort oförändrat sedan förra lägesbilden.",
    "samre": "Läget har blivit sämre sedan förra lägesbilden.",
    "okant": "Underlagen räcker inte för att säga hur läget utvecklas.",
}


def bygg_punkter(b: Bygge, lagesbild: Lagesbild, par: list[Par]) -> list[tuple[Arende, Lagespunkt]]:
    """A statement for each matter; now and then one is laid aside or stands for one party."""
    punkter: list[tuple[Arende, Lagespunkt]] = []
    harkomst, undan = [], []
    tid = b.tid(lagesbild.year - 1, 11, 12)
    for arende, ena, andra in par:
        obs = [o for o in (ena, andra) if o and o.delningsniva != "egen"]
        if len(obs) == 1 and b.rnd.random() < 0.4:
            undan.append((obs[0], b.arbetar(lagesbild.stadsdelsomrade, obs[0].part)))
        elif obs:
            punkt = _punkt(b, lagesbild, len(punkter) + 1, arende, obs)
            punkter.append((arende, punkt))
            harkomst += [Harkomst(lagespunkt=punkt, observation=o) for o in obs]
    Lagespunkt.objects.bulk_create(punkt for _, punkt in punkter)
    Harkomst.objects.bulk_create(harkomst)
    motiv = "Enstaka iakttagelse som parterna inte kunnat belägga; tas upp igen nästa år."
    Undanlaggning.objects.bulk_create(
        Undanlaggning(observation=o, motiv=motiv, av=user) for o, user in undan
    )
    Undanlaggning.objects.filter(observation__underlag__lagesbild=lagesbild).update(at=tid)
    return punkter


def _punkt(
    b: Bygge, lagesbild: Lagesbild, nr: int, arende: Arende, obs: list[Observation]
) -> Lagespunkt:
    tid = b.tid(lagesbild.year - 1, 11, 12)
    allvar = max(o.allvar for o in obs)
    skiljer = len({o.allvar for o in obs}) > 1
    return Lagespunkt(
        lagesbild=lagesbild,
        samverkansomrade=b.samverkansomraden[arende.omrade - 1],
        lopnummer=nr,
        text=arende.tema.gemensam.format(p=arende.stalle, s=arende.stadsdel.namn),
        endast_part=obs[0].underlag.part if len(obs) == 1 else None,
        allvar=allvar,
        allvar_motiv="Parterna enades om den högre bedömningen." if skiljer else "",
        trend=obs[0].trend,
        delningsniva=snavaste([o.delningsniva for o in obs]),
        created_at=tid,
        updated_at=tid,
    )


def tomma_analyser(b: Bygge, lagesbild: Lagesbild) -> None:
    """What the start of a merge makes: an analysis of each area for the parties to write."""
    tid = b.tid(lagesbild.year - 1, 11, 2)
    Omradesanalys.objects.bulk_create(
        Omradesanalys(lagesbild=lagesbild, samverkansomrade=omrade, created_at=tid, updated_at=tid)
        for omrade in b.samverkansomraden
    )


def _analys(
    b: Bygge,
    lagesbild: Lagesbild,
    omrade: Samverkansomrade,
    punkter: list[tuple[Arende, Lagespunkt]],
    trend: str,
) -> Omradesanalys:
    """A public text that cites its statements, with the assessment."""
    tid = b.tid(lagesbild.year - 1, 11, 18)
    fragor = ", ".join(f"{a.tema.rubrik.lower()} [{p.lopnummer}]" for a, p in punkter[:3])
    delade = [p for _, p in punkter if p.endast_part is None]
    samsyn = f"Båda parter ser samma sak i {len(delade)} av {len(punkter)} lägespunkter."
    return Omradesanalys(
        lagesbild=lagesbild,
        samverkansomrade=omrade,
        text=f"Parterna ser samma huvudfrågor: {fragor}. {TRENDORD[trend]}",
        samsyn=samsyn,
        skillnader="Skillnader mellan underlagen beror mest på att parterna arbetar olika tider.",
        allvar=max((p.allvar for _, p in punkter), default=None),
        trend=trend,
        paverkan=1 + omrade.nummer % 3,
        delningsniva="publik",
        created_at=tid,
        updated_at=tid,
    )


def bygg_analyser(
    b: Bygge, lagesbild: Lagesbild, punkter: list[tuple[Arende, Lagespunkt]], antal: int
) -> None:
    """The joint analysis of the first areas, and one reservation."""
    tid = b.tid(lagesbild.year - 1, 11, 18)
    rader, forslag = [], []
    for omrade in b.samverkansomraden[:antal]:
        mina = [(a, p) for a, p in punkter if a.omrade == omrade.nummer]
        trend = b.rnd.choice(list(TRENDORD))
        rader.append(_analys(b, lagesbild, omrade, mina, trend))
        forslag += [
            Utmaningsforslag(
                lagesbild=lagesbild,
                samverkansomrade=omrade,
                rang=rang,
                rubrik=arende.tema.rubrik,
                motiv=f"Hör till det allvarligaste i området [{punkt.lopnummer}].",
                created_at=tid,
                updated_at=tid,
            )
            for rang, (arende, punkt) in enumerate(
                sorted(mina, key=lambda par: (-par[1].allvar, par[1].lopnummer))[:2], 1
            )
        ]
    Omradesanalys.objects.bulk_create(rader)
    Utmaningsforslag.objects.bulk_create(forslag)
    if len(punkter) > 3:
        rad = Reservation.objects.create(
            lagespunkt=punkter[2][1],
            part=b.polis,
            text="Polisen bedömer att underlaget är för tunt för att tala om en ökning.",
            av=b.arbetar(lagesbild.stadsdelsomrade, b.polis),
        )
        Reservation.objects.filter(pk=rad.pk).update(at=tid)
