"""The chain check: problem → cause → measure → result, and where it is broken. No database here."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class KedjansUtmaning:
    """A prioritised challenge with the causes that were found and can be influenced."""

    nyckel: int
    rubrik: str
    orsaker: frozenset[int]
    url: str = ""


@dataclass(frozen=True)
class KedjansAtgard:
    """A measure as far as the chain is concerned."""

    nyckel: int
    rubrik: str
    orsaker: frozenset[int]
    ansvarig: str
    har_indikator: bool
    operativt_mal: str
    url: str = ""

    @property
    def is_matbar(self) -> bool:
        return self.har_indikator or bool(self.operativt_mal.strip())


@dataclass(frozen=True)
class Brist:
    """One broken link: what is missing, and where one mends it."""

    slag: str
    text: str
    url: str = ""


def verkande(utmaning: KedjansUtmaning, atgarder: Sequence[KedjansAtgard]) -> list[KedjansAtgard]:
    """The measures that act on one of the challenge's causes."""
    return [atgard for atgard in atgarder if atgard.orsaker & utmaning.orsaker]


def brister(
    utmaningar: Sequence[KedjansUtmaning], atgarder: Sequence[KedjansAtgard], url: str = ""
) -> list[Brist]:
    """Every gap in the chain, one row each; empty when the red thread holds."""
    if not utmaningar:
        return [Brist("prioritering", "Överenskommelsen prioriterar ingen utmaning.", url)]
    kanda = frozenset[int]().union(*(utmaning.orsaker for utmaning in utmaningar))
    lista = [
        Brist("atgard", f"”{u.rubrik}” saknar åtgärd som verkar på någon av orsakerna.", u.url)
        for u in utmaningar
        if not verkande(u, atgarder)
    ]
    for atgard in atgarder:
        lista += _atgardens_brister(atgard, kanda)
    return lista


def _atgardens_brister(atgard: KedjansAtgard, kanda: frozenset[int]) -> list[Brist]:
    lista = []
    if not atgard.orsaker & kanda:
        text = (
            f"Åtgärden ”{atgard.rubrik}” verkar inte på någon orsak till en prioriterad utmaning."
        )
        lista.append(Brist("orsak", text, atgard.url))
    if not atgard.ansvarig.strip():
        text = f"Åtgärden ”{atgard.rubrik}” saknar ansvarig funktion."
        lista.append(Brist("ansvarig", text, atgard.url))
    if not atgard.is_matbar:
        text = f"Åtgärden ”{atgard.rubrik}” saknar både indikator och operativt mål."
        lista.append(Brist("matt", text, atgard.url))
    return lista
