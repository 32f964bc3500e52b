"""The register of readers, which of them fits a file, and the answer to a file that none fits."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Protocol

from lagesbild.inlasning import (
    bra_indikatorer,
    bra_kommun,
    bra_sol,
    bra_tabell,
    egna_varden,
    enkat,
    folkmangd,
    granser,
    iakttagelser,
    jsonstat,
    kolada,
    polisens_handelser,
    punkter,
    pxweb,
    utsatta,
    varden,
)
from lagesbild.inlasning.excel import OlasbarExcel
from lagesbild.inlasning.fil import Fil, Olasbar
from lagesbild.inlasning.mappning import Falt, Mappning
from lagesbild.inlasning.resultat import Fel, Tolkning
from lagesbild.inlasning.tabell import OlasbarTabell
from lagesbild.inlasning.text import UTF16, blandad_rad


class Lasare(Protocol):
    """What every reader is: a module with a name, its fields for mapping, and two functions."""

    @property
    def NAMN(self) -> str: ...

    @property
    def FALT(self) -> Sequence[Falt]: ...

    def passar(self, fil: Fil) -> bool: ...

    def las(self, fil: Fil, mappning: Mappning) -> Tolkning: ...


#: In the order they are asked; shapefiles before workbooks, the narrowest first, any table last.
LASARE: dict[str, Lasare] = {
    "utsatta": utsatta,
    "granser": granser,
    "bra_sol": bra_sol,
    "bra_kommun": bra_kommun,
    "bra_indikatorer": bra_indikatorer,
    "bra_tabell": bra_tabell,
    "jsonstat": jsonstat,
    "pxweb": pxweb,
    "kolada": kolada,
    "polisens_handelser": polisens_handelser,
    "egna_varden": egna_varden,
    "enkat": enkat,
    "punkter": punkter,
    "iakttagelser": iakttagelser,
    "folkmangd": folkmangd,
    "varden": varden,
}
#: Kinds of tables that a person may choose between when a file is another than was recognised.
TABELLER = ("enkat", "punkter", "iakttagelser", "folkmangd", "varden")

HOGST_BYTE = 20 * 1024 * 1024
FOR_STOR = ("Filen är större än 20 MB.", "Hämta ett mindre urval.")
BLANDAD = "Filen blandar två teckenkodningar."
#: What unreadable files begin with, and what people call them.
BINARA = {
    b"\xd0\xcf\x11\xe0": ("Filen är i ett äldre Excel- eller Wordformat.", "Spara den som .xlsx."),
    b"%PDF": ("Filen är en PDF.", "Hämta samma uppgifter som Excel eller CSV."),
    b"\x89PNG": ("Filen är en bild.", "Hämta samma uppgifter som Excel eller CSV."),
    b"\xff\xd8\xff": ("Filen är en bild.", "Hämta samma uppgifter som Excel eller CSV."),
}


def kand_igen(fil: Fil) -> str | None:
    """The kind of a file by what stands in it."""
    return next((slag for slag, lasare in LASARE.items() if lasare.passar(fil)), None)


def las(data: bytes | Fil, mappning: Mappning | None = None, slag: str = "") -> Tolkning:
    """Read any known file; an unknown, empty or too large one gives one fault that says what to do."""
    fil = data if isinstance(data, Fil) else Fil(data)
    if olasbar := _olasbar(fil.data):
        return _avvisad(fil, *olasbar)
    try:
        return _las(fil, mappning or Mappning(), slag)
    except OlasbarTabell as fel:
        return _avvisad(fil, fel.skal, fel.atgard, fel.rad, fel.kolumn)
    except OlasbarExcel as fel:
        return _avvisad(fil, fel.skal, fel.atgard)
    except Olasbar as fel:
        skal, _, atgard = str(fel).partition(". ")
        return _avvisad(fil, f"{skal}.", atgard)


@contextmanager
def _ostort() -> Iterator[None]:
    """Rows by the hundred thousand, none of them garbage: nobody looks them through meanwhile."""
    var_pa = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if var_pa:
            gc.enable()


@_ostort()
def _las(fil: Fil, mappning: Mappning, slag: str) -> Tolkning:
    if not fil.is_zip:
        if fil.innehall[:2] not in UTF16 and b"\0" in fil.innehall:
            skal = "Filen är inte text, eller är skadad."
            return _avvisad(fil, skal, "Hämta den på nytt från källan.")
        if (rad := blandad_rad(fil.innehall)) is not None:
            return _avvisad(
                fil, BLANDAD, "Spara hela filen som UTF-8 och försök igen.", rad, "tecken"
            )
    slag = slag or kand_igen(fil) or ""
    if slag not in LASARE:
        kanda = "; ".join(lasare.NAMN for lasare in LASARE.values())
        return _avvisad(fil, "Filen går inte att känna igen.", f"Det som går att läsa är: {kanda}.")
    return LASARE[slag].las(fil, mappning)


def _olasbar(data: bytes) -> tuple[str, str] | None:
    """Why bytes are no file that any reader takes."""
    if not data.strip():
        return "Filen är tom.", "Hämta den på nytt från källan."
    if len(data) > HOGST_BYTE:
        return FOR_STOR
    return next((skal for markor, skal in BINARA.items() if data.startswith(markor)), None)


def _avvisad(fil: Fil, skal: str, atgard: str, rad: int = 0, falt: str = "filen") -> Tolkning:
    return Tolkning("okand", fil.sha256, "", "", fel=[Fel(rad, falt, "", skal, atgard)])
