"""A map of an area's statements: where they are, as far as the content tells."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from lagesbild.kartbild import bildkarta
from lagesbild.models import Lagesbild, Plats, UtpekadPlats
from lagesbild.skillnader import plats_for
from samverkan.kartor.modell import Karta


def omradeskartor(bild: Lagesbild, innehall: dict[str, Any]) -> dict[int, Karta]:
    """The maps by the area's number; an area where nothing has a position has none."""
    platser = {rad["namn"]: rad for rad in innehall["platser"]}
    per_omrade: dict[int, list[UtpekadPlats]] = {}
    for punkt in innehall["lagespunkter"]:
        if rad := _rad(bild, punkt, platser.get(punkt["plats"])):
            per_omrade.setdefault(punkt["omrade"], []).append(rad)
    return {nummer: _karta(bild, rader) for nummer, rader in per_omrade.items()}


def _rad(
    bild: Lagesbild, punkt: dict[str, Any], plats: dict[str, Any] | None
) -> UtpekadPlats | None:
    """The statement at its place, else in the middle of its sources; None when nobody has said."""
    lage = plats if plats and plats["latitud"] is not None else _mitten(punkt["ur"])
    if lage is None:
        return None
    en = Plats(
        stadsdelsomrade=bild.stadsdelsomrade,
        namn=f"L-{punkt['nummer']:02d} {plats_for(punkt)}",
        latitud=lage["latitud"],
        longitud=lage["longitud"],
        geometri=lage.get("geometri"),
        funnen_year=bild.year - 1,
    )
    return UtpekadPlats(nummer=punkt["nummer"], plats=en)


def _mitten(kallor: list[dict[str, Any]]) -> dict[str, float] | None:
    lagen = [rad for rad in kallor if rad.get("latitud") is not None]
    if not lagen:
        return None
    return {led: sum(rad[led] for rad in lagen) / len(lagen) for led in ("latitud", "longitud")}


def _karta(bild: Lagesbild, rader: list[UtpekadPlats]) -> Karta:
    karta = bildkarta(bild, rader, {})
    assert karta is not None
    antal = len(rader)
    fynd = f"{antal} {'lägespunkt' if antal == 1 else 'lägespunkter'} med känt läge"
    return replace(karta, fynd=fynd, enhet="Numren är lägespunkternas.")
