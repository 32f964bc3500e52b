"""What every builder needs: the day, the dice, the parties and the accounts."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from samverkan.models import Malsattning, Overenskommelse, Part, Samverkansomrade, User
from samverkan.models import Stadsdelsomrade as Omrade

STOCKHOLM = ZoneInfo("Europe/Stockholm")
STALLEN = [
    "torget i {s}",
    "stationen i {s}",
    "parken i {s}",
    "skolgården i {s}",
    "centrum i {s}",
    "gångtunneln i {s}",
    "idrottsplatsen i {s}",
    "busshållplatsen i {s}",
]


@dataclass
class Bygge:
    """The demo being built; the same seed and day give the same content."""

    rnd: Random
    dag: date
    avtal: Overenskommelse
    stad: Part
    polis: Part
    omraden: list[Omrade]
    konton: dict[str, User] = field(default_factory=dict)
    samverkansomraden: list[Samverkansomrade] = field(default_factory=list)
    mal: dict[tuple[int, int], Malsattning] = field(default_factory=dict)
    stadsdelar: dict[int, list[Any]] = field(default_factory=dict)

    @property
    def year(self) -> int:
        return self.dag.year

    def tid(self, year: int, month: int, day: int, hour: int = 10) -> datetime:
        """A time of the demo, never after its own day."""
        dag = min(date(year, month, day), self.dag)
        return datetime.combine(dag, time(hour), STOCKHOLM)

    def konto(self, roll: str, omrade: Omrade, part: Part) -> User:
        return self.konton[f"{roll}.{omrade.slug}.{part.kod}"]

    def arbetar(self, omrade: Omrade, part: Part) -> User:
        roll = "samordnare" if part == self.stad else "kommunpolis"
        return self.konto(roll, omrade, part)

    def stalle(self, stadsdel: str) -> str:
        return self.rnd.choice(STALLEN).format(s=stadsdel)


def bestall(omraden: list[Omrade], seed: int, dag: date) -> Bygge:
    """Gather what the builders start from."""
    avtal = Overenskommelse.objects.gallande().get()
    stad, polis = Part.objects.order_by("ordning")
    b = Bygge(Random(seed), dag, avtal, stad, polis, omraden)
    b.samverkansomraden = list(avtal.samverkansomraden.order_by("nummer"))
    for mal in Malsattning.objects.filter(samverkansomrade__in=b.samverkansomraden):
        nummer = next(o.nummer for o in b.samverkansomraden if o.pk == mal.samverkansomrade_id)
        b.mal[nummer, mal.nummer] = mal
    b.stadsdelar = {o.pk: list(o.stadsdelar.order_by("namn")) for o in omraden}
    return b
