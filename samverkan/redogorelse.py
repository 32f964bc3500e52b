"""Tillgänglighetsredogörelsen: its eleven items from a data file, with names from the settings."""

import json
from pathlib import Path

from django.conf import settings

FIL = Path(__file__).parent / "grunddata" / "tillganglighet.json"
PUNKTER = 11


def _namn() -> dict[str, str]:
    return {
        "tjanst": settings.TJANSTENS_NAMN,
        "aktor": getattr(settings, "TJANSTENS_AGARE", "Den organisation som driver tjänsten"),
        "kontakt": getattr(settings, "TILLGANGLIGHET_KONTAKT", "förvaltaren i din organisation"),
    }


def redogorelse() -> dict[str, object]:
    """Read the statement and fill in who, what and where to write."""
    innehall = json.loads(FIL.read_text(encoding="utf-8"))
    namn = _namn()
    for punkt in innehall["punkter"]:
        punkt["text"] = [stycke.format(**namn) for stycke in punkt["text"]]
    return innehall
