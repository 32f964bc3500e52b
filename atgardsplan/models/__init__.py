"""Models of the third floor, split by noun."""

from atgardsplan.models.overenskommelse import (
    LokalOverenskommelse,
    Malvarde,
    Prioritering,
    Undertecknande,
)
from atgardsplan.models.plan import Aktivitet, Atgard, Atgardsplan, Handlingsplan

__all__ = [
    "Aktivitet",
    "Atgard",
    "Atgardsplan",
    "Handlingsplan",
    "LokalOverenskommelse",
    "Malvarde",
    "Prioritering",
    "Undertecknande",
]
