"""Places and their lives over the years: kept, moved, split and closed."""

import math
from datetime import date
from typing import Any

from lagesbild.models import Lagesbild, Plats, Platshandelse, UtpekadPlats
from samverkan.models import Stadsdelsomrade
from uppfoljning.demo.bygge import STALLEN, Bygge

SLAG = [["otrygg"], ["brottsutsatt", "otrygg"], ["drogscen"]]
MOTIV = {
    "funnen": "Platsen pekades ut av båda parter i årets underlag.",
    "kvar": "Läget är i stort detsamma; insatserna fortsätter.",
    "flyttad": "Efter ombyggnaden har samlingarna flyttat ett kvarter.",
    "delad": "Två olika problem med olika orsaker: platsen följs nu som två.",
    "stangd": "Inga nya iakttagelser på ett år. Platsen avförs.",
}
#: Degrees north and metres of a corner from the middle of a place.
GRAD, RADIE = 111_320.0, 90.0
DELAR = ("norra delen", "södra delen")


def bygg_platser(b: Bygge, omrade: Stadsdelsomrade) -> list[Plats]:
    """Five or six places: one moves, one is closed; and one more that is split in two."""
    namn = []
    for nr, stadsdel in enumerate(b.stadsdelar[omrade.pk][:6]):
        namn.append((STALLEN[nr].format(s=stadsdel.namn), stadsdel))
    if len(namn) < 5:
        namn += [(STALLEN[4 + nr].format(s=s.namn), s) for nr, (_, s) in enumerate(namn[:2])]
    platser = Plats.objects.bulk_create(
        _plats(
            b, omrade, text, stadsdel, nr,
            latitud=_nara(b, stadsdel.latitud), longitud=_nara(b, stadsdel.longitud),
            funnen_year=2025 if nr in (2, 4) else 2023, stangd_year=2025 if nr == 3 else None,
        )
        for nr, (text, stadsdel) in enumerate(namn)
    )  # fmt: skip
    _liv(platser)
    return platser + _delad(b, omrade, platser[0])


def _plats(
    b: Bygge, omrade: Stadsdelsomrade, text: str, stadsdel: Any, nr: int, **val: Any
) -> Plats:
    plats = Plats(
        stadsdelsomrade=omrade,
        stadsdel=stadsdel,
        namn=text[0].upper() + text[1:],
        slag=SLAG[(nr + len(omrade.slug)) % 3],
        beskrivning=f"Ytan kring {text}, med gångvägar och entréer inom 150 meter.",
        delningsniva="publik" if nr % 2 == 0 else "parterna",
        created_at=b.tid(2023, 10, 2),
        updated_at=b.tid(2025, 11, 20),
        **val,
    )
    plats.geometri = _ring(plats)
    return plats


def _ring(plats: Plats, radie: float = RADIE, norrut: float = 0.0) -> dict[str, Any] | None:
    """An outline with six corners around the point, moved some metres north."""
    if plats.latitud is None or plats.longitud is None:
        return None
    lat, bredd = plats.latitud + norrut / GRAD, math.cos(math.radians(plats.latitud))
    horn = [
        [
            round(plats.longitud + radie * math.cos(nr * math.pi / 3) / GRAD / bredd, 6),
            round(lat + radie * math.sin(nr * math.pi / 3) / GRAD, 6),
        ]
        for nr in range(6)
    ]
    return {"type": "Polygon", "coordinates": [[*horn, horn[0]]]}


def _nara(b: Bygge, grad: float | None) -> float | None:
    return None if grad is None else round(grad + b.rnd.uniform(-0.003, 0.003), 5)


def _rad(plats: Plats, year: int, vad: str, till: Plats | None = None, **val: Any) -> Platshandelse:
    dag = date(year, 10, 2) if vad == "funnen" else date(year, 11, 14)
    blir = till or plats
    return Platshandelse(
        plats=plats, datum=dag, slag=vad, till_plats=till, motiv=MOTIV[vad],
        platsslag=[] if vad == "stangd" else blir.slag,
        **{"geometri": blir.geometri} | val,
    )  # fmt: skip


def _liv(platser: list[Plats]) -> None:
    """The second place moves a block north in 2026; before that its outline was another."""
    flyttad = platser[1]
    forst: dict[str, Any] = {"geometri": _ring(flyttad, RADIE * 1.4, -120)}
    rader = [_rad(p, p.funnen_year, "funnen", **(forst if p == flyttad else {})) for p in platser]
    rader += [_rad(platser[0], year, "kvar") for year in (2024, 2025)]
    rader += [_rad(flyttad, year, "kvar", **forst) for year in (2024, 2025)]
    rader.append(_rad(flyttad, 2026, "flyttad"))
    rader += [_rad(platser[3], 2024, "kvar"), _rad(platser[3], 2025, "stangd")]
    Platshandelse.objects.bulk_create(rader)


def _delad(b: Bygge, omrade: Stadsdelsomrade, nara: Plats) -> list[Plats]:
    """A walkway found in 2024 that became two places of different kinds in 2025."""
    lat = None if nara.latitud is None else round(nara.latitud + 0.004, 5)
    namn, grund = f"gångstråket i {nara.stadsdel}", {"latitud": lat, "longitud": nara.longitud}
    hel = _plats(b, omrade, namn, nara.stadsdel, 0, funnen_year=2024, stangd_year=2025, **grund)
    delar = [
        _plats(b, omrade, f"{namn}, {del_}", nara.stadsdel, 2 * nr, funnen_year=2025, **grund)
        for nr, del_ in enumerate(DELAR)
    ]
    hel.geometri = _ring(hel, 2 * RADIE)
    for del_, norrut in zip(delar, (RADIE, -RADIE), strict=True):
        del_.geometri = _ring(del_, RADIE, norrut)
        if del_.latitud is not None:
            del_.latitud = round(del_.latitud + norrut / GRAD, 5)
    Plats.objects.bulk_create([hel, *delar])
    rader = [_rad(hel, 2024, "funnen"), *(_rad(hel, 2025, "delad", del_) for del_ in delar)]
    Platshandelse.objects.bulk_create(rader)
    return [hel, *delar]


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
