"""Goals by area with their indicators and latest values."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from atgardsplan.models import Malvarde
from lagesbild.models import Matvarde
from lagesbild.selectors.varden import Varden, las_varden
from samverkan.format_sv import tal
from samverkan.models import Indikator, Overenskommelse, Samverkansomrade, Stadsdelsomrade, User
from uppfoljning.selectors.lage import bedom_indikator, malvarden
from uppfoljning.selectors.omrade import ORD


def malsida(user: User, omrade: Stadsdelsomrade | None) -> dict[str, Any]:
    """Every area's goals and indicators, with the latest value here and in the city."""
    year = timezone.localdate().year
    avtal = Overenskommelse.objects.gallande().first()
    omraden = _avtalets_omraden(avtal)
    indikatorer = [
        i for s in omraden for m in s.malsattningar.all() for i in m.indikatorer.all() if i.aktiv
    ]
    varden, mal = las_varden(user, indikatorer, fran=year - 4), malvarden(user, year)
    rader = {i.pk: _listrad(i, omrade, year, varden, mal) for i in indikatorer}
    avviker = sum(rad["lage"] == "nej" for rad in rader.values())
    return {
        "avtal": avtal,
        "omrade": omrade,
        "fynd": _listfynd(avviker, len(indikatorer), omrade),
        "grupper": [
            (s, [(m, _malets_rader(m, rader)) for m in s.malsattningar.all()]) for s in omraden
        ],
    }


def _avtalets_omraden(avtal: Overenskommelse | None) -> list[Samverkansomrade]:
    if avtal is None:
        return []
    rader = avtal.samverkansomraden.order_by("nummer")
    return list(rader.prefetch_related("malsattningar__indikatorer"))


def _malets_rader(mal: Any, rader: dict[int, dict[str, Any]]) -> list[dict[str, Any]]:
    return [rader[i.pk] for i in mal.indikatorer.all() if i.pk in rader]


def _listfynd(avviker: int, antal: int, omrade: Stadsdelsomrade | None) -> str:
    if omrade is None:
        return f"{antal} indikatorer visar om målen nås"
    if not avviker:
        return f"Ingen av {antal} indikatorer avviker i {omrade.namn}"
    return f"{avviker} av {antal} indikatorer avviker i {omrade.namn}"


def _listrad(
    indikator: Indikator,
    omrade: Stadsdelsomrade | None,
    year: int,
    varden: Varden,
    mal: dict[tuple[int, int], Malvarde],
) -> dict[str, Any]:
    rad: dict[str, Any] = {"indikator": indikator, "lage": "", "har": ""}
    rad["staden"] = _kort(indikator, varden.senaste(indikator.pk, None, year), varden)
    if omrade:
        rad["har"] = _kort(indikator, varden.senaste(indikator.pk, omrade.pk, year), varden)
        malet = mal.get((indikator.pk, omrade.pk))
        bedomning = bedom_indikator(indikator, omrade.pk, year, varden, malet)
        rad |= {"lage": bedomning.lage, "ord": ORD[bedomning.lage], "skal": bedomning.skal}
    return rad


def _kort(indikator: Indikator, vard: Matvarde | None, varden: Varden) -> str:
    """A value in a cell, with its year when that is not this year's."""
    if vard is None:
        return ""
    synligt = varden.varde(vard)
    if synligt is None:
        return f"skyddat {vard.year}"
    prel = " (prel.)" if vard.preliminar else ""
    return f"{tal(synligt, indikator.decimaler)} {vard.year}{prel}"
