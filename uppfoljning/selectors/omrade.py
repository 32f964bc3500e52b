"""The city as a table of districts: goals' states, and where in the wheel each district is."""

from __future__ import annotations

from collections import Counter
from typing import Any

from samverkan.models import Stadsdelsomrade, User, behorighet
from uppfoljning.kartbild import stadskarta
from uppfoljning.selectors.hjul import STATIONER, Lage, hjullagen
from uppfoljning.selectors.lage import Omradeslage, lagen

ORD = {"ja": "På väg", "nja": "Osäkert", "nej": "Avviker", "ej": "Bedöms inte"}


def gallande_omraden(user: User) -> list[Stadsdelsomrade]:
    ser = behorighet(user).ser
    return list(Stadsdelsomrade.objects.gallande().filter(pk__in=ser).i_ordning())


def stadssida(user: User, year: int) -> dict[str, Any]:
    """Districts × areas, the board of wheels, and the map of where goals deviate."""
    omraden = gallande_omraden(user)
    alla = lagen(user, omraden, year)
    kolumner = [rad.samverkansomrade for rad in next(iter(alla.values()), [])]
    hjul = hjulrader(omraden, hjullagen(user, omraden))
    antal = sum(rad.antal for rad in next(iter(alla.values()), []))
    return {
        "year": year,
        "omraden": omraden,
        "kolumner": [s.kortnamn for s in kolumner],
        "rader": [_varmerad(omrade, alla[omrade.pk]) for omrade in omraden if alla],
        "summa": ["Avviker", *_avvikande(alla), ""],
        "fynd": stadens_fynd(alla),
        "steg": STATIONER,
        "hjulrader": hjul,
        "hjulfynd": hjulfynd(hjul),
        "under": _under(omraden, kolumner, antal),
        "sist": f"Mål på väg, av {antal}",
        "karta": _karta(omraden, alla),
    }


def _under(omraden: list[Stadsdelsomrade], kolumner: list[Any], antal: int) -> str:
    return f"{len(omraden)} stadsdelsområden, {len(kolumner)} samverkansområden, {antal} mål."


def _avvikande(alla: dict[int, list[Omradeslage]]) -> list[int]:
    """How many districts deviate, by area."""
    return [sum(rad.lage == "nej" for rad in kolumn) for kolumn in zip(*alla.values(), strict=True)]


def stadens_fynd(alla: dict[int, list[Omradeslage]]) -> str:
    """The finding over the table; names the area where most districts deviate."""
    antal = sum(map(len, alla.values()))
    if not antal:
        return "Målen går inte att bedöma än"
    avviker = Counter(
        rad.samverkansomrade.kortnamn for lista in alla.values() for rad in lista
        if rad.lage == "nej"
    )  # fmt: skip
    if not avviker:
        return f"Inget av {antal} lägen avviker från målbanan"
    vanligast, hur_manga = avviker.most_common(1)[0]
    text = f"{avviker.total()} av {antal} lägen avviker"
    return f"{text}, {hur_manga} av dem i {vanligast}" if hur_manga > 1 else text


def _varmerad(omrade: Stadsdelsomrade, rader: list[Omradeslage]) -> dict[str, Any]:
    return {
        "namn": omrade.namn,
        "url": omrade.get_absolute_url(),
        "sist": sum(rad.pa_vag for rad in rader),
        "celler": [
            {
                "slag": rad.lage,
                "ord": ORD[rad.lage],
                "text": f"{rad.pa_vag} av {rad.antal}",
            }
            for rad in rader
        ],
    }


def hjulrader(omraden: list[Stadsdelsomrade], hjul: dict[int, Lage]) -> list[dict[str, Any]]:
    """The rows of the board."""
    return [
        {
            "namn": omrade.namn,
            "url": omrade.get_absolute_url(),
            "nu": hjul[omrade.pk].station,
            "text": hjul[omrade.pk].text,
            "sen": hjul[omrade.pk].sen,
        }
        for omrade in omraden
    ]


def hjulfynd(rader: list[dict[str, Any]]) -> str:
    """The heading over the board."""
    sena = sum(bool(rad["sen"]) for rad in rader)
    if not sena:
        return "Alla stadsdelsområden är i fas"
    return f"{sena} av {len(rader)} stadsdelsområden ligger efter i hjulet"


def _karta(omraden: list[Stadsdelsomrade], alla: dict[int, list[Omradeslage]]) -> Any:
    varden = {pk: float(sum(rad.lage == "nej" for rad in rader)) for pk, rader in alla.items()}
    flest = max(varden.values(), default=0)
    namn = [o.namn for o in omraden if flest and varden.get(o.pk) == flest]
    fynd = (
        f"Flest avvikelser i {' och '.join(namn[:2])}" if 0 < len(namn) < 3 else "Var målen avviker"
    )
    return stadskarta(omraden, varden, fynd, "Antal samverkansområden som avviker från målbanan.")
