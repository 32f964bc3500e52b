"""Where the two parties' pictures differ, and what is otherwise than last time; pure.

Both are worked out of approved content (`innehall`), so that page, PDF and export say the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from lagesbild.forslag import Iakttagelse, foresla
from lagesbild.forslag.iakttagelse import dygnsdelar
from lagesbild.forslag.lexikon import Lexikon

Innehall = dict[str, Any]
HELA = "hela området"
#: Last time's statements get numbers far from this time's where the two are matched.
FORRA = 1_000_000


@dataclass(frozen=True)
class Rad:
    """A statement, with what each party's observations behind it say."""

    nummer: int
    omrade: int
    plats: str
    text: str
    allvar: int
    trend: str
    endast: str | None
    allvar_per_part: dict[str, tuple[int, ...]]
    trend_per_part: dict[str, tuple[str, ...]]
    motiv: str
    trend_motiv: str
    reservationer: tuple[tuple[str, str], ...]

    @property
    def kod(self) -> str:
        return f"L-{self.nummer:02d}"


@dataclass(frozen=True)
class Skillnader:
    """One-sided statements by party, and joint ones where severity or trend is judged otherwise."""

    endast: dict[str, tuple[Rad, ...]]
    olika_allvar: tuple[Rad, ...]
    olika_trend: tuple[Rad, ...]

    @property
    def alla(self) -> list[Rad]:
        en = {rad.nummer: rad for rader in self.endast.values() for rad in rader}
        return list((en | {r.nummer: r for r in self.olika_allvar + self.olika_trend}).values())

    def per_omrade(self) -> Counter[int]:
        return Counter(rad.omrade for rad in self.alla)

    def per_plats(self) -> Counter[str]:
        return Counter(rad.plats for rad in self.alla)


@dataclass(frozen=True)
class Arspar:
    """The same thing this time and last time; one side is empty when it is new or gone."""

    nu: tuple[Rad, ...] = ()
    da: tuple[Rad, ...] = ()

    @property
    def omrade(self) -> int:
        return (self.nu or self.da)[0].omrade

    @property
    def riktning(self) -> str:
        """By the gravest severity, and when that is alike by the trend that the parties state."""
        nu, da = max(r.allvar for r in self.nu), max(r.allvar for r in self.da)
        if nu != da:
            return "samre" if nu > da else "battre"
        trender = {r.trend for r in self.nu}
        return "samre" if "samre" in trender else "battre" if "battre" in trender else "lika"


@dataclass(frozen=True)
class Arsjamforelse:
    """This picture against the decided one before it."""

    year: int
    nya: tuple[Arspar, ...]
    borta: tuple[Arspar, ...]
    battre: tuple[Arspar, ...]
    samre: tuple[Arspar, ...]
    lika: tuple[Arspar, ...]
    nya_platser: tuple[str, ...]
    borta_platser: tuple[str, ...]


def rader(innehall: Innehall) -> list[Rad]:
    """The statements by area, place and number."""
    alla = [_rad(punkt) for punkt in innehall["lagespunkter"]]
    return sorted(alla, key=lambda r: (r.omrade, r.plats == HELA, r.plats.casefold(), r.nummer))


def skillnader(innehall: Innehall, parter: Iterable[str]) -> Skillnader:
    """The differences, under the parties' codes in the order they are given."""
    alla = rader(innehall)
    gemensamma = [rad for rad in alla if not rad.endast]
    return Skillnader(
        endast={kod: tuple(r for r in alla if r.endast == kod) for kod in parter},
        olika_allvar=tuple(r for r in gemensamma if _olika(r.allvar_per_part)),
        olika_trend=tuple(r for r in gemensamma if _olika(r.trend_per_part)),
    )


def _olika(per_part: dict[str, Any]) -> bool:
    return len(set(per_part.values())) > 1


def _rad(punkt: dict[str, Any]) -> Rad:
    return Rad(
        nummer=punkt["nummer"],
        omrade=punkt["omrade"],
        plats=plats_for(punkt),
        text=punkt["text"],
        allvar=punkt["allvar"],
        trend=punkt["trend"],
        endast=punkt["endast"],
        allvar_per_part=_per_part(punkt["ur"], "allvar"),
        trend_per_part=_per_part(punkt["ur"], "trend"),
        motiv=punkt["allvar_motiv"],
        trend_motiv=punkt.get("trend_motiv", ""),
        reservationer=tuple((r["part"], r["text"]) for r in punkt["reservationer"]),
    )


def _per_part(kallor: list[dict[str, Any]], falt: str) -> dict[str, tuple[Any, ...]]:
    per_part: dict[str, set[Any]] = {}
    for kalla in kallor:
        per_part.setdefault(kalla["part"], set()).add(kalla[falt])
    return {part: tuple(sorted(varden)) for part, varden in sorted(per_part.items())}


def plats_for(punkt: dict[str, Any]) -> str:
    """Where it is: the statement's place, else what its sources say, most exact first."""
    kandidater = [punkt["plats"]]
    for falt in ("plats", "var", "stadsdel"):
        kandidater += [kalla[falt] for kalla in punkt["ur"]]
    return next((ett for ett in kandidater if ett), HELA)


def jamfor_ar(nu: Innehall, da: Innehall, lexikon: Lexikon | None = None) -> Arsjamforelse:
    """What is new, gone, better and worse; the merge's own matcher says what is the same thing."""
    mina, forra = _per_nummer(nu), _per_nummer(da)
    par = [
        Arspar(
            tuple(mina[pk] for pk in ett.iakttagelser if pk < FORRA),
            tuple(forra[pk - FORRA] for pk in ett.iakttagelser if pk >= FORRA),
        )
        for ett in foresla(_jamforbara(nu, 1, 0) + _jamforbara(da, 2, FORRA), (), lexikon)
    ]
    parade = sorted(par, key=lambda ett: (ett.omrade, ett.nu[0].plats, ett.nu[0].nummer))
    funna = {r.nummer for ett in par for r in ett.nu}, {r.nummer for ett in par for r in ett.da}
    platser_nu, platser_da = _platser(nu), _platser(da)
    return Arsjamforelse(
        year=da["year"],
        nya=tuple(Arspar(nu=(r,)) for r in rader(nu) if r.nummer not in funna[0]),
        borta=tuple(Arspar(da=(r,)) for r in rader(da) if r.nummer not in funna[1]),
        battre=tuple(ett for ett in parade if ett.riktning == "battre"),
        samre=tuple(ett for ett in parade if ett.riktning == "samre"),
        lika=tuple(ett for ett in parade if ett.riktning == "lika"),
        nya_platser=tuple(n for n in platser_nu if n not in platser_da),
        borta_platser=tuple(n for n in platser_da if n not in platser_nu),
    )


def _per_nummer(innehall: Innehall) -> dict[int, Rad]:
    return {rad.nummer: rad for rad in rader(innehall)}


def _platser(innehall: Innehall) -> list[str]:
    return [plats["namn"] for plats in innehall["platser"]]


def _jamforbara(innehall: Innehall, part: int, forskjutning: int) -> list[Iakttagelse]:
    return [_jamforbar(punkt, part, forskjutning) for punkt in innehall["lagespunkter"]]


def _jamforbar(punkt: dict[str, Any], part: int, forskjutning: int) -> Iakttagelse:
    """A statement as the matcher reads it; when and in which stadsdel come from its sources."""
    ur = punkt["ur"]
    delar = [dygnsdelar(*kalla["timmar"]) for kalla in ur]
    plats = plats_for(punkt)
    return Iakttagelse(
        pk=punkt["nummer"] + forskjutning,
        part=part,
        text=punkt["text"],
        plats_text="" if plats == HELA else plats,
        stadsdel=next((kalla["stadsdel"] for kalla in ur if kalla["stadsdel"]), ""),
        dygnsdel=frozenset().union(*delar),
        dagar=frozenset(dag for kalla in ur for dag in kalla["veckodagar"]),
        omrade=punkt["omrade"],
        allvar=punkt["allvar"],
    )
