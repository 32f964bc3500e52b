"""The concept lexicon as the matcher uses it."""

import os
import tomllib
from functools import lru_cache
from pathlib import Path

from lagesbild.forslag.lexikon import Lexikon, lexikon_med

EGEN_FIL = "LAGESBILD_BEGREPP"


def lexikonet() -> Lexikon:
    """The file that follows along, and the förvaltare's own when one is named."""
    fil = os.environ.get(EGEN_FIL, "")
    return _med_egen(fil, Path(fil).stat().st_mtime_ns) if fil else lexikon_med()


@lru_cache(maxsize=2)
def _med_egen(fil: str, andrad: int) -> Lexikon:
    """Read again when the file has changed."""
    data = tomllib.loads(Path(fil).read_text(encoding="utf-8"))
    rader = data.get("begrepp", {}).items()
    return lexikon_med(
        tuple(
            (namn, rad.get("familj", ""), rad.get("over", ""), tuple(rad.get("ord", ())))
            for namn, rad in rader
        )
    )
