"""Which reader fits a file, and the one answer to a file that none fits."""

from collections.abc import Callable
from typing import NamedTuple

from lagesbild.inlasning import bra_sol, folkmangd, granser, polisens_handelser
from lagesbild.inlasning.resultat import Fel, Tolkning, kontrollsumma

HOGST_BYTE = 20 * 1024 * 1024


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
    if not data.strip():
        return _avvisad(data, "Filen är tom. Hämta den på nytt från källan.")
    if len(data) > HOGST_BYTE:
        return _avvisad(data, "Filen är större än 20 MB. Hämta ett mindre urval.")
    slag = kand_igen(data)
    if slag is None:
        kanda = ", ".join(lasare.namn for lasare in LASARE.values())
        return _avvisad(data, f"Filen går inte att känna igen. Det som går att läsa är: {kanda}.")
    return LASARE[slag].las(data)


def _avvisad(data: bytes, skal: str) -> Tolkning:
    return Tolkning("okand", kontrollsumma(data), "", "", fel=[Fel(0, "filen", "", skal)])
