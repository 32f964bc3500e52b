"""The form of a theme: one matter as each party writes it, and what follows from it."""

from typing import NamedTuple


class Tema(NamedTuple):
    """{p} is a place and {s} a stadsdel; causes are on the bones who is hit, who does, where."""

    rubrik: str
    mal: int
    allvar: int
    nar: str
    stad: str
    polis: str
    gemensam: str
    orsaker: tuple[str, str, str]
    atgarder: tuple[str, str]
