"""What speaks against an analysis, in words for those who ordered it."""

from dataclasses import dataclass

import numpy as np

from lagesbild.geografi.handelser import Handelser

MINSTA_ANTAL = 30
#: Fewer different coordinates than this per event means that they have been moved together.
MINSTA_SKILDA = 0.5
#: Fewer places than this in all and the points are area centres, whatever else they are.
MINSTA_PLATSER = 10
STORSTA_UTAN_PLATS = 0.1
STORSTA_ADRESS = 0.2


@dataclass(frozen=True)
class Vakt:
    """One warning; `hindrar` means that no places may be proposed."""

    kod: str
    text: str
    hindrar: bool = False


TOM_MARGINAL = Vakt(
    "tom_marginal",
    "Källan har inga händelser utanför distriktet. Analysen är gjord utan marginal, och platser vid "
    "gränsen kan vara svagare än de ser ut.",
)


def vakter(handelser: Handelser, *, takt_mojlig: bool = False, takt: bool = False) -> list[Vakt]:
    """All that applies; the share without a place is of all, the rest of those that have one."""
    plats = handelser.har_plats
    antal = int(plats.sum())
    funna = [
        _fa(antal),
        _utan_plats(len(handelser), len(handelser) - antal),
        _hopdragna(handelser, antal),
        _en_adress(handelser, antal),
        _raa_antal(takt_mojlig and not takt),
    ]
    return [vakt for vakt in funna if vakt]


def _procent(andel: float) -> str:
    return f"{int(andel * 100 + 0.5)} procent"


def _fa(antal: int) -> Vakt | None:
    if antal >= MINSTA_ANTAL:
        return None
    text = (
        f"Bara {antal} händelser har en plats. Med färre än {MINSTA_ANTAL} går det inte att skilja "
        "en utsatt plats från slumpen, så inga platser föreslås. Välj en längre period eller fler "
        "kategorier."
    )
    return Vakt("fa", text, hindrar=True)


def _utan_plats(alla: int, utan: int) -> Vakt | None:
    if not alla or utan / alla <= STORSTA_UTAN_PLATS:
        return None
    text = (
        f"{utan} av {alla} händelser ({_procent(utan / alla)}) saknar koordinat och är inte med. "
        "Om de skiljer sig från de andra visar kartan fel platser."
    )
    return Vakt("utan_plats", text)


def _grupper(handelser: Handelser) -> np.ndarray:
    """How many events share each coordinate, to the metre."""
    plats = handelser.har_plats
    punkter = np.rint(np.column_stack([handelser.x[plats], handelser.y[plats]]))
    return np.unique(punkter, axis=0, return_counts=True)[1]


def _hopdragna(handelser: Handelser, antal: int) -> Vakt | None:
    if antal < MINSTA_ANTAL:
        return None
    skilda = len(_grupper(handelser))
    if skilda < MINSTA_PLATSER:
        text = (
            f"{antal} händelser ligger på bara {skilda} koordinater. Det är mittpunkter för områden "
            "och inga platser, så inga platser föreslås."
        )
        return Vakt("mittpunkter", text, hindrar=True)
    if skilda / antal >= MINSTA_SKILDA:
        return None
    text = (
        f"{antal} händelser har bara {skilda} olika koordinater. Källan har troligen flyttat dem "
        "till närmaste korsning eller områdets mitt, så platserna kan ligga fel."
    )
    return Vakt("hopdragna", text)


def _en_adress(handelser: Handelser, antal: int) -> Vakt | None:
    if antal < MINSTA_ANTAL:
        return None
    storst = int(_grupper(handelser).max())
    if storst / antal <= STORSTA_ADRESS:
        return None
    text = (
        f"{storst} av {antal} händelser ({_procent(storst / antal)}) ligger på en och samma punkt. "
        "Kontrollera om det är en adress dit anmälningar förs av vana, till exempel ett sjukhus "
        "eller en polisstation."
    )
    return Vakt("en_adress", text)


def _raa_antal(galler: bool) -> Vakt | None:
    if not galler:
        return None
    text = (
        "Analysen räknar antal. Befolkningen är känd för stadsdelsområdet men inte för en enskild "
        "ruta, så rutorna kan inte räknas per invånare. Där många vistas händer mer utan att "
        "risken är större. Tal per invånare för hela området finns under Statistik."
    )
    return Vakt("raa_antal", text)
