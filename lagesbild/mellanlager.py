"""Uploaded files between preview and confirmation: one's own only, by content hash, for a week."""

import re
import time
from pathlib import Path

from django.conf import settings

from lagesbild.inlasning import Fil
from samverkan.models import User

_SHA256 = re.compile(r"^[0-9a-f]{64}$")
HOGST_NAMN = 200
HOGST_DYGN = 7


def _vag(user: User, sha256: str, slut: str = "") -> Path:
    if not _SHA256.match(sha256):
        raise FileNotFoundError(sha256)
    return Path(settings.MEDIA_ROOT) / "inlasning" / f"{user.pk}-{sha256}{slut}"


def lagg(user: User, fil: Fil) -> None:
    """Keep a file, and the name it came with."""
    vag = _vag(user, fil.sha256)
    vag.parent.mkdir(parents=True, exist_ok=True)
    vag.write_bytes(fil.data)
    _vag(user, fil.sha256, ".namn").write_text(fil.namn[:HOGST_NAMN], encoding="utf-8")


def hamta(user: User, sha256: str) -> Fil:
    """The file that the same user uploaded; FileNotFoundError when there is none."""
    data = _vag(user, sha256).read_bytes()
    return Fil(data, _vag(user, sha256, ".namn").read_text(encoding="utf-8"))


def glom(user: User, sha256: str) -> None:
    for slut in ("", ".namn"):
        _vag(user, sha256, slut).unlink(missing_ok=True)


def stada(nu: float | None = None) -> int:
    """Remove what nobody has confirmed for a week; how many files."""
    grans = (nu or time.time()) - HOGST_DYGN * 86_400
    mapp = Path(settings.MEDIA_ROOT) / "inlasning"
    gamla = [vag for vag in mapp.glob("*") if vag.stat().st_mtime < grans]
    for vag in gamla:
        vag.unlink(missing_ok=True)
    return len(gamla)
