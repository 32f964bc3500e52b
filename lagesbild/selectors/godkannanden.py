"""The approvals of a lägesbild as a file: beside the content, since they are no part of it."""

from __future__ import annotations

from typing import Any

from lagesbild.innehall import summa
from lagesbild.models import Lagesbild


def godkannandefil(bild: Lagesbild) -> dict[str, Any]:
    """Every approval that was given, in order, and whether it holds for the content as it stands."""
    nu = bild.faststalld_sha256 or summa(bild)
    rader = bild.godkannanden.select_related("part", "user").order_by("at")
    return {
        "slag": "lägesbildens godkännanden",
        "stadsdelsomrade": bild.stadsdelsomrade.slug,
        "year": bild.year,
        "utgava": bild.utgava,
        "sha256": nu,
        "godkannanden": [
            {
                "part": rad.part.kod,
                "vem": str(rad.user),
                "nar": rad.at,
                "sha256": rad.sha256,
                "galler": rad.sha256 == nu,
                "reservation": rad.reservation,
            }
            for rad in rader
        ],
    }
