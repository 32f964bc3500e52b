"""Uploaded files between preview and confirmation: one's own only, by content hash."""

import re
from pathlib import Path

from django.conf import settings

from samverkan.models import User

_SHA256 = re.compile(r"^[0-9a-f]{64}$")


def _fil(user: User, sha256: str) -> Path:
    if not _SHA256.match(sha256):
        raise FileNotFoundError(sha256)
    return Path(settings.MEDIA_ROOT) / "inlasning" / f"{user.pk}-{sha256}"


def lagg(user: User, sha256: str, data: bytes) -> None:
    fil = _fil(user, sha256)
    fil.parent.mkdir(parents=True, exist_ok=True)
    fil.write_bytes(data)


def hamta(user: User, sha256: str) -> bytes:
    """The file that the same user uploaded; FileNotFoundError when there is none."""
    return _fil(user, sha256).read_bytes()


def glom(user: User, sha256: str) -> None:
    _fil(user, sha256).unlink(missing_ok=True)
