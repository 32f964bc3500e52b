"""The content that approvals of the demo's lägesbilder are bound to."""

import json
from typing import Any

from lagesbild.models import Lagesbild
from samverkan.kanonisk import kanonisk, kontrollsumma


def innehall_och_summa(lagesbild: Lagesbild) -> tuple[dict[str, Any], str]:
    """Assessment, statements with their origin, analyses and places; the text and its sha256."""
    punkter = lagesbild.lagespunkter.prefetch_related("observationer__underlag__part")
    innehall = {
        "lagesbild": {
            "stadsdelsomrade": lagesbild.stadsdelsomrade.slug,
            "year": lagesbild.year,
            "sammanfattning": lagesbild.sammanfattning,
        },
        "lagespunkter": [
            {
                "kod": p.kod,
                "text": p.text,
                "allvar": p.allvar,
                "trend": p.trend,
                "ur": sorted(o.kod for o in p.observationer.all()),
            }
            for p in punkter
        ],
        "analyser": list(lagesbild.omradesanalyser.values("text", "trend")),
        "platser": list(lagesbild.utpekade_platser.values("nummer", "plats__namn", "motiv")),
    }
    return json.loads(kanonisk(innehall)), kontrollsumma(innehall)
