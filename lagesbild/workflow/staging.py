"""Rows by COPY into a table of the transaction's own; difference and saving in SQL.

A target says which columns tell rows apart and which are values. The old value of a changed row is
kept in `Ersattning`, from where undoing brings it back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db import connection

STALL, SKILLNAD = "inlasning_stall", "inlasning_skillnad"
_ESCAPE = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
_SARSKILDA = re.compile(r"[\\\t\n\r]").search


class Antal(NamedTuple):
    """What saving would do, or did."""

    nya: int = 0
    andrade: int = 0
    lika: int = 0
    behallna: int = 0

    def __add__(self, andra: Antal) -> Antal:  # type: ignore[override]
        return Antal(*(a + b for a, b in zip(self, andra, strict=True)))


@dataclass(frozen=True)
class Mal:
    """A table that figures or events are read into; columns with their SQL types."""

    tabell: str
    historik: str
    nyckel: dict[str, str]
    varden: dict[str, str]
    fasta: dict[str, str]
    behall: str = "false"

    @property
    def kolumner(self) -> dict[str, str]:
        return {**self.nyckel, **self.varden, "filrad": "integer"}


def text(varde: Any) -> str:
    """A value as COPY's text format takes it."""
    if varde is None:
        return "\\N"
    if not isinstance(varde, str):
        return str(varde)
    return varde.translate(_ESCAPE) if _SARSKILDA(varde) else varde


def stall(mal: Mal, kolumner: Sequence[str], rader: Iterable[Sequence[str]]) -> None:
    """Put rows, already as COPY text, into a table that is gone at the end of the transaction."""
    typer = ", ".join(f"{namn} {typ}" for namn, typ in mal.kolumner.items())
    with connection.cursor() as cursor:
        cursor.execute(
            f"drop table if exists {STALL}, {SKILLNAD};"
            f" create temp table {STALL} ({typer}) on commit drop"
        )
        with cursor.copy(f"copy {STALL} ({', '.join(kolumner)}) from stdin") as kopia:
            bit: list[str] = []
            for rad in rader:
                bit.append("\t".join(rad))
                if len(bit) == 2000:
                    kopia.write("\n".join(bit) + "\n")
                    bit.clear()
            if bit:
                kopia.write("\n".join(bit) + "\n")


def dubbletter(mal: Mal, hogst: int = 200) -> list[tuple[int, int]]:
    """Pairs of rows (first, later) that are about the same thing."""
    nyckel = ", ".join(mal.nyckel)
    with connection.cursor() as cursor:
        cursor.execute(f"select exists (select from {STALL} group by {nyckel} having count(*) > 1)")
        if not cursor.fetchone()[0]:
            return []
        cursor.execute(
            f"select forst, filrad from (select filrad, min(filrad) over (partition by {nyckel})"
            f" forst from {STALL}) dubbla where filrad <> forst order by filrad limit %s",
            [hogst],
        )
        return cursor.fetchall()


def jamfor(mal: Mal, urval: str, argument: Sequence[Any], antal: int) -> Antal:
    """What each staged row is against what stands: new, changed, equal, or kept as it was.

    Rows that differ are put in a table for `spara`; when nothing stands they are all new.
    """
    with connection.cursor() as cursor:
        cursor.execute(f"select exists (select from {mal.tabell} m where {urval})", list(argument))
        if not cursor.fetchone()[0]:
            return Antal(nya=antal)
        cursor.execute(
            f"analyze {STALL}; {_skillnad(mal, urval)};"
            " select count(*) filter (where gammal_id is null), count(*) filter (where andrad),"
            f" count(*) filter (where behallen) from {SKILLNAD}",
            list(argument),
        )
        while cursor.nextset():
            pass
        nya, andrade, behallna = cursor.fetchone()
    return Antal(nya, andrade, antal - nya - andrade, behallna)


def _skillnad(mal: Mal, urval: str) -> str:
    lika = " and ".join(
        f"coalesce(m.{namn}, 0) = coalesce(s.{namn}, 0)"
        if namn.endswith("_id") and typ == "bigint"
        else f"m.{namn} = s.{namn}"
        for namn, typ in mal.nyckel.items()
    )
    gamla, nya = (", ".join(f"{a}.{namn}" for namn in mal.varden) for a in ("m", "s"))
    return (
        f"create temp table {SKILLNAD} on commit drop as select s.*, m.id gammal_id,"
        f" m.id is not null and ({mal.behall}) behallen, m.id is not null and not ({mal.behall})"
        f" andrad from {STALL} s left join {mal.tabell} m on {lika} and {urval}"
        f" where m.id is null or ({gamla}) is distinct from ({nya})"
    )


def spara(mal: Mal, inlasning_id: int, fasta: Sequence[Any], antal: Antal) -> None:
    """Write what `jamfor` found: new rows, the history of changed ones, and their new values."""
    satser, argument = [], list[Any]()
    if antal.nya:
        satser.append(_nya(mal, hela_filen=not antal.andrade and not antal.lika))
        argument += [inlasning_id, *fasta]
    if antal.andrade:
        satser += _andrade(mal)
        argument += [inlasning_id, inlasning_id]
    with connection.cursor() as cursor:
        cursor.execute("; ".join(satser), argument)


def _nya(mal: Mal, *, hela_filen: bool) -> str:
    kolumner = ", ".join(mal.kolumner)
    nya = STALL if hela_filen else f"{SKILLNAD} where gammal_id is null"
    platser = ", ".join(f"%s::{typ}" for typ in mal.fasta.values())
    return (
        f"insert into {mal.tabell} (inlasning_id, {kolumner}, {', '.join(mal.fasta)})"
        f" select %s, {kolumner}, {platser} from {nya}"
    )


def _andrade(mal: Mal) -> list[str]:
    par = ", ".join(f"'{namn}', m.{namn}" for namn in (*mal.varden, "filrad"))
    satt = ", ".join(f"{namn} = d.{namn}" for namn in (*mal.varden, "filrad"))
    return [
        f"insert into lagesbild_ersattning (inlasning_id, {mal.historik},"
        " tidigare_inlasning_id, at, innehall)"
        f" select %s, m.id, m.inlasning_id, now(), jsonb_build_object({par})"
        f" from {SKILLNAD} d join {mal.tabell} m on m.id = d.gammal_id where d.andrad",
        f"update {mal.tabell} m set {satt}, inlasning_id = %s from {SKILLNAD} d"
        " where d.andrad and m.id = d.gammal_id",
    ]


def aterstall(mal: Mal, inlasning_id: int) -> tuple[int, int]:
    """Bring back what an import changed and remove what it added; how many of each."""
    satt = ", ".join(f"{namn} = r.{namn}" for namn in (*mal.varden, "filrad"))
    with connection.cursor() as cursor:
        cursor.execute(
            f"update {mal.tabell} m set {satt}, inlasning_id = e.tidigare_inlasning_id"
            f" from lagesbild_ersattning e, jsonb_populate_record(null::{mal.tabell}, e.innehall) r"
            f" where e.inlasning_id = %s and e.{mal.historik} = m.id",
            [inlasning_id],
        )
        andrade = cursor.rowcount
        cursor.execute(f"delete from {mal.tabell} where inlasning_id = %s", [inlasning_id])
        return andrade, cursor.rowcount
