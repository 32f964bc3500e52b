"""What the chapters are written from, read once."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from lagesbild.dokument.publikt import publikt
from lagesbild.innehall import gallande_innehall
from lagesbild.models import Lagesbild
from samverkan import datum_sv
from samverkan.kanonisk import kontrollsumma
from samverkan.kartor.modell import Karta


@dataclass(frozen=True)
class Beslut:
    """When and under which paragraph the picture was decided; without a date it is a draft."""

    dag: date | None
    paragraf: str
    sha256: str


@dataclass(frozen=True)
class Bildkalla:
    """Content and what stands beside it; nothing here is read from rows again."""

    innehall: dict[str, Any]
    sammanhang: dict[str, Any]
    forra: dict[str, Any] | None
    beslut: Beslut
    godkannanden: tuple[dict[str, str], ...]
    karta: Karta | None
    kartor: dict[int, Karta]
    is_publik: bool
    datum: date
    part_i_ord: dict[str, str] = field(default_factory=dict)
    #: By the number that the analysis has in the lägesbild.
    analyskartor: dict[int, Karta] = field(default_factory=dict)

    @property
    def punkter(self) -> list[dict[str, Any]]:
        return list(self.innehall["lagespunkter"])

    @property
    def nummer(self) -> list[int]:
        return [punkt["nummer"] for punkt in self.punkter]


def las_innehall(bild: Lagesbild, *, publik: bool) -> tuple[dict[str, Any], str]:
    """As decided when it is, else as it stands now, with the sha256 of the whole."""
    allt = gallande_innehall(bild)
    sha256 = bild.faststalld_sha256 or kontrollsumma(allt)
    return (publikt(allt, sha256) if publik else allt), sha256


def las_beslut(bild: Lagesbild, sha256: str) -> Beslut:
    dag = datum_sv.dag(bild.faststalld_at) if bild.faststalld_at else None
    return Beslut(dag, bild.paragraf, sha256)


def las_godkannanden(bild: Lagesbild, sha256: str) -> tuple[dict[str, str], ...]:
    """The approvals of exactly this content; functions are named, since people are theirs."""
    rader = bild.godkannanden.filter(sha256=sha256).select_related("part", "user")
    return tuple(
        {
            "part": rad.part.namn,
            "vem": str(rad.user),
            "reservation": rad.reservation,
            "nar": datum_sv.dag(rad.at).isoformat(),
        }
        for rad in rader.order_by("part__ordning")
    )


def las_datum(bild: Lagesbild, beslut: Beslut) -> date:
    return beslut.dag or datum_sv.dag(bild.updated_at)


def parter_i_ord(sammanhang: dict[str, Any]) -> dict[str, str]:
    """The parties' short names by code, in lower case as they stand inside a sentence."""
    return {part["kod"]: str(part["kortnamn"]).lower() for part in sammanhang["parter"]}
