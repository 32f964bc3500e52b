"""Events of a file, by their number in the source: the latest edit is kept."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import numpy as np
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from lagesbild.geografi.inom import omrade_for
from lagesbild.inlasning import Handelserad, Tolkning
from lagesbild.models import Handelse
from lagesbild.workflow import staging
from lagesbild.workflow.omradesnamn import Kanda
from lagesbild.workflow.staging import Antal, Mal
from samverkan.models import Delningsniva, Stadsdelsomrade

SAKNAR_GRANS = (
    "Stadsdelsområdets gräns är inte inläst, så alla händelser räknas till området. "
    "Be förvaltaren läsa in gränserna."
)

HANDELSER = Mal(
    "lagesbild_handelse",
    "handelse_id",
    nyckel={"datakalla": "text", "externt_id": "text"},
    varden={
        "typ": "text", "rubrik": "text", "text": "text", "intraffade_at": "timestamptz",
        "intraffade_till": "timestamptz", "publicerad_at": "timestamptz", "plats_namn": "text",
        "precision": "text", "latitud": "double precision", "longitud": "double precision",
        "url": "text", "stadsdelsomrade_id": "bigint",
    },
    fasta={"part_id": "bigint", "delningsniva": "text"},
    behall="s.publicerad_at < m.publicerad_at",
)  # fmt: skip


@dataclass(frozen=True)
class Mottagare:
    """Whose the events become: a district's and a party's own, or everybody's."""

    delningsniva: str = Delningsniva.PUBLIK
    omrade_id: int | None = None
    part_id: int | None = None

    @property
    def is_oppen(self) -> bool:
        return self.delningsniva == Delningsniva.PUBLIK

    def urval(self, datakalla: str) -> tuple[str, list[Any]]:
        """The rows that a file's rows can be the same as."""
        if self.is_oppen:
            return "m.datakalla = %s and m.delningsniva = 'publik'", [datakalla]
        sql = "m.datakalla = %s and m.delningsniva <> 'publik' and m.stadsdelsomrade_id = %s"
        return f"{sql} and m.part_id = %s", [datakalla, self.omrade_id, self.part_id]


def stall(tolkning: Tolkning, kanda: Kanda, mottagare: Mottagare) -> Antal:
    """Stage all events and tell what they are; an older notice never replaces a newer one.

    Events that are not for everybody are kept only where they lie in the receiver's own district.
    """
    if not tolkning.handelser:
        return Antal()
    omraden = _omraden(tolkning, kanda, mottagare)
    tagna = [
        (rad, omrade)
        for rad, omrade in zip(tolkning.handelser, omraden, strict=True)
        if mottagare.is_oppen or omrade == mottagare.omrade_id
    ]
    utanfor = len(tolkning.handelser) - len(tagna)
    tolkning.not_om(utanfor, "händelser ligger utanför stadsdelsområdet och läses inte in.")
    staging.stall(HANDELSER, list(HANDELSER.kolumner), _rader(tolkning.datakalla, tagna))
    urval, argument = mottagare.urval(tolkning.datakalla[:60])
    antal = staging.jamfor(HANDELSER, urval, argument, len(tagna))
    tolkning.not_om(antal.behallna, "händelser har redan lästs in i en nyare lydelse, som behålls.")
    return antal


def _omraden(tolkning: Tolkning, kanda: Kanda, mottagare: Mottagare) -> list[int | None]:
    """Each event's district: by the name in its source, else by its coordinate."""
    namnda = [kanda.hitta(rad.omrade) if rad.omrade else None for rad in tolkning.handelser]
    granser = granser_som_galler()
    if mottagare.omrade_id and not mottagare.is_oppen and mottagare.omrade_id not in granser:
        tolkning.varningar.append(SAKNAR_GRANS)
        return [namn or mottagare.omrade_id for namn in namnda]
    punkter = np.array(
        [(rad.longitud, rad.latitud) for rad in tolkning.handelser], dtype=float
    ).reshape(-1, 2)
    funna = omrade_for(punkter[:, 0], punkter[:, 1], granser).tolist()
    return [namn or funnet or None for namn, funnet in zip(namnda, funna, strict=True)]


def granser_som_galler() -> dict[int, BaseGeometry]:
    """The boundary of each district of today that has one, in longitude and latitude."""
    rader = Stadsdelsomrade.objects.filter(giltig_till=None, grans__isnull=False)
    return {pk: shape(grans) for pk, grans in rader.values_list("pk", "grans") if grans}


def _rader(datakalla: str, tagna: list[tuple[Handelserad, int | None]]) -> Iterator[list[str]]:
    text = staging.text
    kalla = text(datakalla[:60])
    for rad, omrade in tagna:
        yield [
            kalla, text(rad.externt_id[:60]), text(rad.typ[:100]), text(rad.rubrik[:300]),
            text(rad.text), _tid(rad.intraffade), _tid(rad.intraffade_till), _tid(rad.publicerad),
            text(rad.plats[:120]), _precision(rad), text(rad.latitud), text(rad.longitud),
            text(rad.url[:200]), text(omrade), str(rad.rad),
        ]  # fmt: skip


def _tid(tid: datetime | None) -> str:
    return "\\N" if tid is None else tid.astimezone(UTC).isoformat()


def _precision(rad: Handelserad) -> str:
    punkt = rad.latitud is not None
    return str(Handelse.Precision.PUNKT if punkt else Handelse.Precision.KOMMUN)
