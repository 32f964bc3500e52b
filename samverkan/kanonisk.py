"""The canonical form of approved content: same content, same bytes, same sha256."""

import hashlib
import json
import unicodedata
from datetime import date, datetime
from decimal import Decimal
from typing import Any


def kanonisk(innehall: Any) -> bytes:
    """JSON with sorted keys, no spaces, NFC text and UTF-8; numbers as written, times in ISO 8601."""
    return json.dumps(
        _normal(innehall), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    ).encode()


def kontrollsumma(innehall: Any) -> str:
    """The sha256 of the canonical form, 64 hexadecimal digits."""
    return hashlib.sha256(kanonisk(innehall)).hexdigest()


def _normal(varde: Any) -> Any:
    if isinstance(varde, dict):
        return {str(nyckel): _normal(v) for nyckel, v in varde.items()}
    if isinstance(varde, list | tuple):
        return [_normal(v) for v in varde]
    if isinstance(varde, str):
        return unicodedata.normalize("NFC", varde.replace("\r\n", "\n"))
    if isinstance(varde, datetime | date):
        return varde.isoformat()
    if isinstance(varde, Decimal):
        return format(varde.normalize(), "f")
    # Minus zero is zero, as the database keeps it.
    return varde + 0.0 if isinstance(varde, float) else varde
