"""Places and their lives over the years."""

from lagesbild.models import Lagesbild, Plats, Platshandelse, UtpekadPlats
from samverkan.models import Stadsdelsomrade
from uppfoljning.demo.bygge import STALLEN, Bygge

SLAG = [Plats.Slag.OTRYGG, Plats.Slag.BROTTSUTSATT, Plats.Slag.DROGSCEN]
MOTIV = {
    "funnen": "Platsen pekades ut av båda parter i årets underlag.",
    "kvar": "Läget är i stort detsamma; insatserna fortsätter.",
    "flyttad": "Efter ombyggnaden har samlingarna flyttat ett kvarter.",
    "delad": "Två olika problem med olika orsaker: platsen följs nu som två.",
    "stangd": "Inga nya iakttagelser på ett år. Platsen avförs.",
}


def bygg_platser(b: Bygge, omrade: Stadsdelsomrade) -> list[Plats]:
    """Five or six places: some stay, one moves, one is split, one is closed."""
    namn = []
    for nr, stadsdel in enumerate(b.stadsdelar[omrade.pk][:6]):
        namn.append((STALLEN[nr].format(s=stadsdel.namn), stadsdel))
    if len(namn) < 5:
        namn += [(STALLEN[4 + nr].format(s=s.namn), s) for nr, (_, s) in enumerate(namn[:2])]
    platser = Plats.objects.bulk_create(
        Plats(
            stadsdelsomrade=omrade,
            stadsdel=stadsdel,
            namn=text[0].upper() + text[1:],
            slag=SLAG[(nr + len(omrade.slug)) % 3],
            beskrivning=f"Ytan kring {text}, med gångvägar och entréer inom 150 meter.",
            latitud=_nara(b, stadsdel.latitud),
            longitud=_nara(b, stadsdel.longitud),
            delningsniva="publik" if nr % 2 == 0 else "parterna",
            funnen_year=2025 if nr in (2, 4) else 2023,
            stangd_year=2025 if nr == 3 else None,
            created_at=b.tid(2023, 10, 2),
            updated_at=b.tid(2025, 11, 20),
        )
        for nr, (text, stadsdel) in enumerate(namn)
    )
    _liv(b, platser)
    return platser


def _nara(b: Bygge, grad: float | None) -> float | None:
    return None if grad is None else round(grad + b.rnd.uniform(-0.003, 0.003), 5)


def _liv(b: Bygge, platser: list[Plats]) -> None:
    rader: list[tuple[Plats, int, str, Plats | None]]
    rader = [(p, p.funnen_year, "funnen", None) for p in platser]
    rader += [(p, year, "kvar", None) for p in platser[:2] for year in (2024, 2025, 2026)]
    rader += [(platser[3], 2024, "kvar", None), (platser[3], 2025, "stangd", None)]
    rader += [(platser[0], 2025, "delad", platser[4]), (platser[1], 2025, "flyttad", platser[2])]
    Platshandelse.objects.bulk_create(
        Platshandelse(plats=p, year=year, slag=slag, till_plats=till, motiv=MOTIV[slag])
        for p, year, slag, till in rader
    )


def peka_ut(b: Bygge, lagesbild: Lagesbild, platser: list[Plats]) -> None:
    """The year's places for joint action, in order."""
    oppna = [
        p
        for p in platser
        if p.funnen_year <= lagesbild.year and (p.stangd_year or 9999) >= lagesbild.year
    ]
    UtpekadPlats.objects.bulk_create(
        UtpekadPlats(
            lagesbild=lagesbild,
            plats=plats,
            nummer=nr,
            motiv=f"{plats.namn}: båda parter ser samma problem, och det går att påverka.",
            created_at=b.tid(lagesbild.year - 1, 11, 20),
            updated_at=b.tid(lagesbild.year - 1, 11, 20),
        )
        for nr, plats in enumerate(oppna[:3], 1)
    )
