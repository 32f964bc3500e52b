"""What a party chose to analyse: sources, kinds, period and cells; kept with the result."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any

from lagesbild.geografi.analys import Parametrar

BREDD = 250


@dataclass(frozen=True)
class Urval:
    """Empty `typer` means every kind of event; both days of the period count."""

    kallor: tuple[str, ...]
    typer: tuple[str, ...]
    fran: date
    till: date
    bredd: int = BREDD
    jamfor: bool = True
    upprepning: bool = True
    med_egna: bool = False

    @property
    def fore(self) -> tuple[date, date]:
        """As many days right before."""
        return self.fran - (self.till - self.fran) - timedelta(1), self.fran - timedelta(1)

    @property
    def parametrar(self) -> Parametrar:
        return Parametrar(bredd=float(self.bredd), upprepning=self.upprepning)

    def som_json(self) -> dict[str, Any]:
        return asdict(self) | {
            "kallor": list(self.kallor), "typer": list(self.typer),
            "fran": self.fran.isoformat(), "till": self.till.isoformat(),
        }  # fmt: skip

    @classmethod
    def ur_json(cls, val: dict[str, Any]) -> Urval:
        return cls(**val | {
            "kallor": tuple(val["kallor"]), "typer": tuple(val["typer"]),
            "fran": date.fromisoformat(val["fran"]), "till": date.fromisoformat(val["till"]),
        })  # fmt: skip
