"""What can be talked about: each floor tells its own kinds, and a comment is seen where its subject is."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


def _inga_delar(_obj: Any) -> dict[str, str]:
    return {}


@dataclass(frozen=True)
class Amne:
    """A kind of subject: its model (with `visible_to`), what it is called, and its sections."""

    slag: str
    modell: Any
    namn: Callable[[Any], str]
    delar: Callable[[Any], dict[str, str]] = _inga_delar


AMNEN: dict[str, Amne] = {}


def anmal(amne: Amne) -> None:
    """Called once for each kind when its app is ready."""
    AMNEN[amne.slag] = amne
