"""Models of the third floor, split by noun."""

from atgardsplan.models.handlingsplan import Aktivitet, Handlingsplan
from atgardsplan.models.overenskommelse import (
    LokalOverenskommelse,
    Malvarde,
    Prioritering,
    Undertecknande,
)
from atgardsplan.models.plan import Atgard, Atgardsplan

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
