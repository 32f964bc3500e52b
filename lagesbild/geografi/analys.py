"""One geographic analysis: from points and a district to a result that can be stored and remade."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy.sparse import csr_array
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

from lagesbild.geografi import gistar, platser, sexhorn
from lagesbild.geografi.aorist import aoristisk
from lagesbild.geografi.gistar import Gistar
from lagesbild.geografi.handelser import Handelser, fingeravtryck
from lagesbild.geografi.platser import Platsforslag, Underlaget
from lagesbild.geografi.sexhorn import Rutnat
from lagesbild.geografi.tathet import karntathet
from lagesbild.geografi.upprepning import OMGANGAR, ForManga, knox
from lagesbild.geografi.vakter import TOM_MARGINAL, Vakt, vakter

Flyttal = NDArray[np.float64]
#: Raised when the same input may give another result.
VERSION = 1
#: The inhabitants of each cell, by its centre; None where they are not known.
Bas = Callable[[Flyttal], Flyttal] | None


@dataclass(frozen=True)
class Parametrar:
    """What the parties chose; metres, and the level that false discoveries are held at."""

    bredd: float = 250.0
    marginal: float = 500.0
    niva: float = 0.05
    epsg: int = 3011
    upprepning: bool = False
    omgangar: int = OMGANGAR
    fro: int = 1


def analysera(
    handelser: Handelser,
    omrade: BaseGeometry,
    val: Parametrar,
    *,
    fore: Handelser | None = None,
    bas: Bas = None,
    takt_mojlig: bool = False,
) -> dict[str, Any]:
    """The whole result as plain values; equal input gives an equal result."""
    marginal = val.marginal if _finns_utanfor(handelser, omrade) else 0.0
    rutnat = sexhorn.rutnat_over(omrade, val.bredd, marginal)
    nu, da = _placera(rutnat, handelser), _placera(rutnat, fore) if fore else None
    varningar = vakter(handelser, takt_mojlig=takt_mojlig, takt=bas is not None)
    varningar = [TOM_MARGINAL] * (marginal < val.marginal) + varningar
    grannar = rutnat.grannar()
    gi = _gi(nu.antal(len(rutnat)), grannar, bas(rutnat.mitt) if bas else None)
    heta = gi.heta(val.niva) & (not any(vakt.hindrar for vakt in varningar))
    return {
        "metod": gistar.METOD,
        "parametrar": {**asdict(val), "version": VERSION},
        "marginal": marginal,
        "underlag": _underlag(handelser, nu, fore, omrade, val),
        "vakter": [asdict(vakt) for vakt in varningar],
        "celler": _celler(rutnat, nu, gi, heta),
        "platser": [_plats(ett) for ett in platser.foresla(rutnat, grannar, gi, heta, nu, da)],
        "tathet": _tathet(rutnat, nu, omrade, val),
        "vecka": _vecka(nu),
        "upprepning": _upprepning(nu, val, varningar),
    }


def _finns_utanfor(handelser: Handelser, omrade: BaseGeometry) -> bool:
    """Whether the source reaches beyond the district; if not, an empty rim would warm its middle."""
    plats = handelser.har_plats
    shapely.prepare(omrade)
    return not shapely.intersects_xy(omrade, handelser.x[plats], handelser.y[plats]).all()


def _placera(rutnat: Rutnat, handelser: Handelser) -> Underlaget:
    plats = handelser.har_plats
    cell = np.full(len(handelser), -1, dtype=np.int64)
    cell[plats] = rutnat.platser(handelser.x[plats], handelser.y[plats])
    return Underlaget(handelser, cell)


def _gi(antal: Flyttal, grannar: csr_array, bas: Flyttal | None) -> Gistar:
    """On counts, or on counts per inhabitant among the cells where somebody lives."""
    if bas is None:
        return gistar.gi_stjarna(antal, grannar)
    bebodda = np.flatnonzero(np.nan_to_num(bas) > 0)
    inre = gistar.gi_stjarna(antal[bebodda] / bas[bebodda], grannar[bebodda][:, bebodda])
    hel = Gistar(np.zeros(len(antal)), np.ones(len(antal)), np.ones(len(antal)))
    for tom, fylld in ((hel.z, inre.z), (hel.p, inre.p), (hel.q, inre.q)):
        tom[bebodda] = fylld
    return hel


def _underlag(
    handelser: Handelser,
    nu: Underlaget,
    fore: Handelser | None,
    omrade: BaseGeometry,
    val: Parametrar,
) -> dict[str, Any]:
    return {
        "antal": len(handelser),
        "utan_plats": int((~handelser.har_plats).sum()),
        "utanfor": int((handelser.har_plats & (nu.cell < 0)).sum()),
        "fingeravtryck": avtryck(handelser, omrade, val),
        "fingeravtryck_fore": avtryck(fore, omrade, val) if fore else None,
    }


def avtryck(handelser: Handelser, omrade: BaseGeometry, val: Parametrar) -> str:
    """The fingerprint that a result holds: the same again means that the same was analysed."""
    parametrar = {**asdict(val), "omrade": omrade.normalize().wkb_hex, "version": VERSION}
    return fingeravtryck(handelser, parametrar)


def _tathet(rutnat: Rutnat, nu: Underlaget, omrade: BaseGeometry, val: Parametrar) -> list[Any]:
    """Cells by how dense the smoothed surface is at their middle, in quarters of the densest."""
    inom = nu.cell >= 0
    if not inom.any():
        return []
    bandbredd = max(val.bredd, 200.0)
    yta = karntathet(
        nu.handelser.x[inom], nu.handelser.y[inom], omrade.buffer(val.marginal + val.bredd).bounds,
        bandbredd=bandbredd, ruta=bandbredd / 4,
    )  # fmt: skip
    kolumn, rad = np.floor((rutnat.mitt - (yta.vast, yta.syd)) / yta.ruta).astype(np.int64).T
    hogst, bredd = yta.varden.shape
    varden = yta.varden[rad.clip(0, hogst - 1), kolumn.clip(0, bredd - 1)]
    steg = np.ceil(varden / varden.max() * 4 - 1e-9).astype(np.int64)
    kvar = np.flatnonzero(varden > varden.max() / 20)
    return [[rutnat.id_av(int(nr)), int(steg[nr])] for nr in kvar]


def _celler(
    rutnat: Rutnat, nu: Underlaget, gi: Gistar, heta: NDArray[np.bool_]
) -> list[dict[str, Any]]:
    """Cells that hold anything or stand out; the others are empty."""
    antal, mitt = nu.antal(len(rutnat)), rutnat.mitt
    return [
        {
            "id": rutnat.id_av(int(nr)),
            "mitt": [round(float(v), 2) for v in mitt[nr]],
            "antal": int(antal[nr]),
            "z": _tal(gi.z[nr]),
            "p": _tal(gi.p[nr]),
            "q": _tal(gi.q[nr]),
            "het": bool(heta[nr]),
        }
        for nr in np.flatnonzero((antal > 0) | heta)
    ]


def _tal(varde: float) -> float | None:
    """Ten digits, so that the last bits of another processor change nothing; NaN becomes None."""
    return float(f"{varde:.10g}") if np.isfinite(varde) else None


def _plats(forslag: Platsforslag) -> dict[str, Any]:
    bedomning = forslag.bedomning
    return {
        "celler": list(forslag.celler),
        "kontur": mapping(forslag.kontur),
        "antal": forslag.antal,
        "andel": _tal(forslag.andel),
        "hektar": _tal(forslag.hektar),
        "hogsta_z": _tal(forslag.hogsta_z),
        "lagsta_q": _tal(forslag.lagsta_q),
        "veckomatris": [[_tal(v) for v in rad] for rad in forslag.veckomatris],
        "topptid": forslag.topptid,
        "antal_fore": forslag.antal_fore,
        "bedomning": asdict(bedomning) if bedomning else None,
    }


def _vecka(nu: Underlaget) -> dict[str, Any]:
    inom = nu.handelser.urval(nu.cell >= 0)
    vecka = aoristisk(inom.start, inom.slut)
    return {
        "matris": [[_tal(v) for v in rad] for rad in vecka.matris],
        "medraknade": vecka.medraknade,
        "uteslutna": vecka.uteslutna,
    }


def _upprepning(nu: Underlaget, val: Parametrar, varningar: list[Vakt]) -> dict[str, Any] | None:
    """Only when asked for, with days known, and where coordinates are the events' own."""
    hopdragna = {"mittpunkter", "hopdragna", "fa"} & {vakt.kod for vakt in varningar}
    if not val.upprepning or hopdragna:
        return None
    inom = nu.handelser.urval((nu.cell >= 0) & ~np.isnat(nu.handelser.start))
    try:
        svar = knox(inom.x, inom.y, inom.dagar(), omgangar=val.omgangar, fro=val.fro)
    except ForManga as fel:
        return {"text": str(fel)}
    return {
        "avstand": list(svar.avstand),
        "dagar": list(svar.dagar),
        "observerat": svar.observerat.tolist(),
        "vantat": [[_tal(v) for v in rad] for rad in svar.vantat],
        "kvot": [[_tal(v) for v in rad] for rad in svar.kvot],
        "p": [[_tal(v) for v in rad] for rad in svar.p],
    }
