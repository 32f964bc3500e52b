"""Coordinates as people write them: north before east, in WGS 84 or one of the two Swedish grids."""

import math
import re
from typing import NamedTuple

from samverkan.kartor.projektion import WGS84, OkantKoordinatsystem, projicera_punkt, upptack_crs

DECIMALER = 6
HUR = "Skriv nord och öst med mellanslag emellan, till exempel 59,3681 17,8428."


class Koordinatfel(ValueError):
    """What was written is no position; the message tells the user why and what to write."""


class Lage(NamedTuple):
    """A position in WGS 84."""

    lat: float
    lon: float

    def __str__(self) -> str:
        return f"{skriv_tal(self.lat)} {skriv_tal(self.lon)}"


def skriv_tal(number: float) -> str:
    """A coordinate with a comma, without needless zeros."""
    return f"{number:.{DECIMALER}f}".rstrip("0").rstrip(".").replace(".", ",")


def lage(nord: float, ost: float) -> Lage:
    """A position from two numbers; their size tells the system."""
    if not (math.isfinite(nord) and math.isfinite(ost)):
        raise Koordinatfel(HUR)
    try:
        system = upptack_crs((ost, nord, ost, nord))
    except OkantKoordinatsystem as fault:
        raise Koordinatfel(str(fault)) from fault
    lon, lat = projicera_punkt(ost, nord, system, WGS84)
    return Lage(round(lat, DECIMALER), round(lon, DECIMALER))


def las_par(text: str) -> Lage:
    """A position from a row of text: `59,3681 17,8428`, `59.3681, 17.8428` or `6588000 145000`."""
    words = _delar(re.sub(r"[NEÖ°]", " ", text.upper()))
    if len(words) != 2:
        raise Koordinatfel(HUR)
    try:
        nord, ost = (float(word.replace(",", ".")) for word in words)
    except ValueError as fault:
        raise Koordinatfel(HUR) from fault
    return lage(nord, ost)


def _delar(text: str) -> list[str]:
    """The two numbers of a row; a comma between them is told from a decimal comma."""
    words = [word.strip(",") for word in re.split(r"[\s;]+", text.strip(" \t\r,;"))]
    if len(words) != 1:
        return [word for word in words if word]
    parts = words[0].split(",")
    if len(parts) == 4:
        return [",".join(parts[:2]), ",".join(parts[2:])]
    return parts if "." in words[0] else words
