"""Which reader fits a file, and the one answer to a file that none fits."""

from collections.abc import Callable
from typing import NamedTuple

from lagesbild.inlasning import bra_sol, folkmangd, granser, polisens_handelser
from lagesbild.inlasning.resultat import Fel, Tolkning, kontrollsumma
from lagesbild.inlasning.text import blandad_rad

HOGST_BYTE = 20 * 1024 * 1024
FOR_STOR = "Filen är större än 20 MB. Hämta ett mindre urval."
BLANDAD = "Filen blandar två teckenkodningar. Spara hela filen som UTF-8 och försök igen."
#: What unreadable files begin with, and what people call them.
BINARA = {
    b"PK\x03\x04": "en Excel- eller zip-fil",
    b"\xd0\xcf\x11\xe0": "en äldre Excel- eller Wordfil",
    b"%PDF": "en PDF",
    b"\x1f\x8b": "packad (gzip)",
}


class Lasare(NamedTuple):
    """A kind of file."""

    namn: str
    passar: Callable[[bytes], bool]
    las: Callable[[bytes], Tolkning]


LASARE: dict[str, Lasare] = {
    "bra_sol": Lasare("Brås databasfil", bra_sol.passar, bra_sol.las),
    "folkmangd": Lasare("Folkmängd per område", folkmangd.passar, folkmangd.las),
    "granser": Lasare("Områdesgränser (GeoJSON)", granser.passar, granser.las),
    "polisens_handelser": Lasare(
        "Polisens händelser", polisens_handelser.passar, polisens_handelser.las
    ),
}


def kand_igen(data: bytes) -> str | None:
    """The kind of a file by what stands first in it."""
    return next((slag for slag, lasare in LASARE.items() if lasare.passar(data)), None)


def las(data: bytes) -> Tolkning:
    """Read any known file; an unknown, empty or too large one gives one fault that says what to do."""
    if skal := _olasbar(data):
        return _avvisad(data, skal)
    slag = kand_igen(data)
    if slag is None:
        kanda = ", ".join(lasare.namn for lasare in LASARE.values())
        return _avvisad(data, f"Filen går inte att känna igen. Det som går att läsa är: {kanda}.")
    if rad := blandad_rad(data):
        return _avvisad(data, BLANDAD, rad)
    return LASARE[slag].las(data)


def _olasbar(data: bytes) -> str:
    """Why bytes are no text at all; packed files are never unpacked."""
    if not data.strip():
        return "Filen är tom. Hämta den på nytt från källan."
    if len(data) > HOGST_BYTE:
        return FOR_STOR
    for markor, vad in BINARA.items():
        if data.startswith(markor):
            return f"Filen är {vad}. Spara innehållet som text (CSV, JSON) och läs in den filen."
    if data[:2] not in (b"\xff\xfe", b"\xfe\xff") and b"\0" in data:
        return "Filen är inte text, eller är skadad. Hämta den på nytt från källan."
    return ""


def _avvisad(data: bytes, skal: str, rad: int = 0) -> Tolkning:
    falt = "tecken" if rad else "filen"
    return Tolkning("okand", kontrollsumma(data), "", "", fel=[Fel(rad, falt, "", skal)])
