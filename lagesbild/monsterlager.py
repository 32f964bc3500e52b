"""What is hidden, kept by exactly what it was worked out from: names only, never figures.

Shared by all processes, so that a heavy statistic is worked out once after each import and not once
in each. Another figure, threshold or version of the code that decides gives another key.
"""

import hashlib
import json
import os
import tempfile
import time
from functools import cache
from pathlib import Path
from typing import Any

import scipy
from django.conf import settings

from samverkan.kanonisk import kontrollsumma

HOGST_DYGN = 60
_HAR = Path(__file__).parent
_AVGOR = (
    "sekretess/*.py",
    "selectors/skydd.py",
    "selectors/antalen.py",
    "selectors/bakom.py",
    "selectors/skeden.py",
)


@cache
def _koden() -> str:
    """The sum of everything that decides what is hidden."""
    filer = [vag for monster in _AVGOR for vag in sorted(_HAR.glob(monster))]
    return hashlib.sha256(
        b"".join([scipy.__version__.encode(), *map(Path.read_bytes, filer)])
    ).hexdigest()


def nyckel(*underlag: Any) -> str:
    """The key of what follows from this alone."""
    return kontrollsumma([_koden(), *underlag])


def _mapp() -> Path:
    return Path(settings.MEDIA_ROOT) / "skydd"


def hamta(nyckeln: str) -> list[list[Any]] | None:
    """The names as they were kept; None when they must be worked out."""
    try:
        svar = json.loads((_mapp() / nyckeln).read_bytes())
    except (OSError, ValueError):
        return None
    return svar if isinstance(svar, list) else None


def lagg(nyckeln: str, namnen: list[list[Any]]) -> None:
    """Written whole or not at all; two processes that do the same write the same."""
    _mapp().mkdir(parents=True, exist_ok=True)
    plats, namn = tempfile.mkstemp(dir=_mapp())
    with os.fdopen(plats, "w", encoding="utf-8") as fil:
        json.dump(namnen, fil)
    Path(namn).replace(_mapp() / nyckeln)


def stada(nu: float | None = None) -> int:
    """Remove what is old; how many files. What is still asked for is worked out again."""
    grans = (nu or time.time()) - HOGST_DYGN * 86_400
    gamla = [vag for vag in _mapp().glob("*") if vag.stat().st_mtime < grans]
    for vag in gamla:
        vag.unlink(missing_ok=True)
    return len(gamla)
