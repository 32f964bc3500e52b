"""The concept lexicon as the matcher uses it: the files that follow along and the förvaltare's."""

from functools import lru_cache

from lagesbild.forslag.lexikon import Lexikon, lexikon_med
from lagesbild.forslag.tolkning import tolka
from samverkan.models import Begrepp, uttrycken

Rader = tuple[tuple[int, str, str], ...]


def lexikonet() -> Lexikon:
    """Built again only when a row has been added, changed or removed."""
    return _med_egna(tuple(Begrepp.objects.order_by("pk").values_list("pk", "uttryck", "betyder")))


@lru_cache(maxsize=4)
def _med_egna(rader: Rader) -> Lexikon:
    """A row whose words the lexicon knows adds ways to say that concept, else it is a new one."""
    grund = lexikon_med()
    return lexikon_med(
        tuple(
            (
                _kant(betyder, grund) or _kant(uttryck, grund) or f"eget {pk}",
                f"eget {pk}",
                "",
                (*uttrycken(uttryck), *uttrycken(betyder)),
            )
            for pk, uttryck, betyder in rader
        )
    )


def _kant(text: str, lexikon: Lexikon) -> str:
    """The weightiest concept that the expressions already lead to."""
    for uttryck in uttrycken(text):
        if framst := tolka("", uttryck.replace("*", ""), lexikon).framst:
            return framst
    return ""
