"""The page "Så skiljer sig bilderna": read from content that the reader may see whole."""

from __future__ import annotations

from typing import Any

from lagesbild.dokument.kapitel_skillnader import i_ord
from lagesbild.innehall import gallande_innehall, parterna
from lagesbild.models import Lagesbild, Observation
from lagesbild.selectors.begrepp import lexikonet
from lagesbild.skillnader import Arspar, Rad, Skillnader, jamfor_ar, skillnader
from samverkan.models import Part, Samverkansomrade, User


def skillnadssida(user: User, bild: Lagesbild, nummer: str) -> dict[str, Any]:
    """Differences between the parties, and against last time; the area may be chosen."""
    omraden = list(Samverkansomrade.objects.filter(overenskommelse=bild.overenskommelse_id))
    valt = next((o for o in omraden if str(o.nummer) == nummer), None)
    innehall, parter = gallande_innehall(bild), parterna()
    alla = skillnader(innehall, [part.kod for part in parter])
    per_omrade = alla.per_omrade()
    return {
        "bild": bild,
        "flikar": _flikar(omraden, valt, per_omrade),
        "valt": valt,
        "parter": parter,
        "grupper": _grupper(alla, parter, omraden, valt),
        "antal": len([r for r in alla.alla if valt is None or r.omrade == valt.nummer]),
        "platser": _platser(alla, valt),
        "kvar": _kvar(bild),
        **_aret(user, bild, innehall, valt),
    }


def _kvar(bild: Lagesbild) -> int:
    rader = Observation.objects.filter(underlag__lagesbild=bild).overlamnade().oavgjorda()  # type: ignore[attr-defined]
    return int(rader.count()) if bild.is_oppen else 0


def _flikar(
    omraden: list[Samverkansomrade], valt: Samverkansomrade | None, antal: Any
) -> list[dict[str, Any]]:
    alla = {"text": "Alla", "url": "?", "antal": sum(antal.values()), "aktuell": valt is None}
    return [alla] + [
        {
            "text": f"{o.nummer}. {o.kortnamn}",
            "url": f"?omrade={o.nummer}",
            "antal": antal[o.nummer],
            "aktuell": o == valt,
        }
        for o in omraden
    ]


def _i(rader: Any, valt: Samverkansomrade | None) -> list[Any]:
    return [rad for rad in rader if valt is None or rad.omrade == valt.nummer]


def _platser(alla: Skillnader, valt: Samverkansomrade | None) -> list[tuple[str, int]]:
    """Places where the pictures differ in more than one thing, most first."""
    kvar = Skillnader(
        {kod: tuple(_i(rader, valt)) for kod, rader in alla.endast.items()},
        tuple(_i(alla.olika_allvar, valt)),
        tuple(_i(alla.olika_trend, valt)),
    )
    rader = sorted(kvar.per_plats().items(), key=lambda par: (-par[1], par[0].casefold()))
    return [par for par in rader if par[1] > 1]


def _grupper(
    alla: Skillnader,
    parter: list[Part],
    omraden: list[Samverkansomrade],
    valt: Samverkansomrade | None,
) -> list[dict[str, Any]]:
    namn = {o.nummer: o.kortnamn for o in omraden}
    grupper = [
        {
            "id": f"endast-{part.tecken}",
            "rubrik": f"Endast {part.kortnamn.lower()}",
            "part": part,
            "rader": [(namn[r.omrade], r, []) for r in _i(alla.endast[part.kod], valt)],
        }
        for part in parter
    ]
    for id_, rubrik, rader, falt in (
        ("allvar", "Olika allvar", alla.olika_allvar, "allvar"),
        ("trend", "Olika utveckling", alla.olika_trend, "trend"),
    ):
        par = [(namn[r.omrade], r, _per_part(r, falt, parter)) for r in _i(rader, valt)]
        grupper.append({"id": id_, "rubrik": rubrik, "falt": falt, "rader": par})
    return grupper


def _per_part(rad: Rad, falt: str, parter: list[Part]) -> list[str]:
    per_part = rad.allvar_per_part if falt == "allvar" else rad.trend_per_part
    return [i_ord(falt, per_part.get(part.kod, ())) for part in parter]


def _aret(
    user: User, bild: Lagesbild, innehall: dict[str, Any], valt: Samverkansomrade | None
) -> dict[str, Any]:
    forra = Lagesbild.objects.visible_to(user).tidigare(bild).first()
    if forra is None or not innehall["lagespunkter"]:
        return {"forra": None}
    aret = jamfor_ar(innehall, gallande_innehall(forra), lexikonet())
    delar = [
        ("nya", "Nytt", aret.nya),
        ("borta", "Borta", aret.borta),
        ("samre", "Sämre", aret.samre),
        ("battre", "Bättre", aret.battre),
        ("lika", "Oförändrat", aret.lika),
    ]
    return {
        "forra": forra,
        "aret": aret,
        "delar": [(id_, rubrik, [_arsrad(par) for par in _i(r, valt)]) for id_, rubrik, r in delar],
    }


def _arsrad(par: Arspar) -> dict[str, Any]:
    return {
        "plats": (par.nu or par.da)[0].plats,
        "nu": par.nu,
        "da": par.da,
        "allvar_nu": max((r.allvar for r in par.nu), default=None),
        "allvar_da": max((r.allvar for r in par.da), default=None),
    }
