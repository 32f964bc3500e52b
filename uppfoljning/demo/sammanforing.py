"""The merge: joint statements with provenance, decisions, reservations and analyses."""

from lagesbild.models import (
    Harkomst,
    Lagesbild,
    Lagespunkt,
    Observation,
    Omradesanalys,
    Reservation,
    Undanlaggning,
)
from samverkan.models import snavaste
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


def bygg_analyser(
    b: Bygge, lagesbild: Lagesbild, punkter: list[tuple[Arende, Lagespunkt]], antal: int
) -> None:
    """The joint analysis of the first areas, and one reservation."""
    tid = b.tid(lagesbild.year - 1, 11, 18)
    rader = []
    for omrade in b.samverkansomraden[:antal]:
        rubriker = [a.tema.rubrik.lower() for a, _ in punkter if a.omrade == omrade.nummer]
        trend = b.rnd.choice(list(TRENDORD))
        text = f"Parterna ser samma huvudfrågor: {', '.join(rubriker[:3])}. {TRENDORD[trend]} "
        text += "Skillnader mellan underlagen beror mest på att parterna arbetar olika tider."
        rader.append(
            Omradesanalys(
                lagesbild=lagesbild,
                samverkansomrade=omrade,
                text=text,
                trend=trend,
                created_at=tid,
                updated_at=tid,
            )
        )
    Omradesanalys.objects.bulk_create(rader)
    if len(punkter) > 3:
        rad = Reservation.objects.create(
            lagespunkt=punkter[2][1],
            part=b.polis,
            text="Polisen bedömer att underlaget är för tunt för att tala om en ökning.",
            av=b.arbetar(lagesbild.stadsdelsomrade, b.polis),
        )
        Reservation.objects.filter(pk=rad.pk).update(at=tid)
