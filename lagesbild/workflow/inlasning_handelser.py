"""Events of a file, by their number in the source: the latest edit is kept."""

from collections.abc import Iterator
from datetime import UTC, datetime

from lagesbild.inlasning import Handelserad, Tolkning
from lagesbild.models import Handelse
from lagesbild.workflow import staging
from lagesbild.workflow.omradesnamn import Kanda
from lagesbild.workflow.staging import Antal, Mal

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


def stall(tolkning: Tolkning, kanda: Kanda) -> Antal:
    """Stage all events and tell what they are; an older notice never replaces a newer one."""
    if not tolkning.handelser:
        return Antal()
    staging.stall(HANDELSER, list(HANDELSER.kolumner), _rader(tolkning, kanda))
    antal = staging.jamfor(
        HANDELSER, "m.datakalla = %s", [tolkning.datakalla[:60]], len(tolkning.handelser)
    )
    tolkning.not_om(antal.behallna, "händelser har redan lästs in i en nyare lydelse, som behålls.")
    return antal


def _rader(tolkning: Tolkning, kanda: Kanda) -> Iterator[list[str]]:
    text = staging.text
    kalla = text(tolkning.datakalla[:60])
    for rad in tolkning.handelser:
        yield [
            kalla, text(rad.externt_id[:60]), text(rad.typ[:100]), text(rad.rubrik[:300]),
            text(rad.text), _tid(rad.intraffade), _tid(rad.intraffade_till), _tid(rad.publicerad),
            text(rad.plats[:120]), _precision(rad), text(rad.latitud), text(rad.longitud),
            text(rad.url[:200]), text(kanda.hitta(rad.omrade) if rad.omrade else None),
            str(rad.rad),
        ]  # fmt: skip


def _tid(tid: datetime | None) -> str:
    return "\\N" if tid is None else tid.astimezone(UTC).isoformat()


def _precision(rad: Handelserad) -> str:
    punkt = rad.latitud is not None
    return str(Handelse.Precision.PUNKT if punkt else Handelse.Precision.KOMMUN)
