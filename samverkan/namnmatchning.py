"""The names that sources use for districts, matched by aliases and a normal form, never by guess."""

import re
import unicodedata
from collections.abc import Iterable

_STRECK = re.compile(r"\s*[-\u2010-\u2015\u2212]\s*")
_SLUT = re.compile(r"\s+(stadsdelsnämndsområde|stadsdelsområde|stadsdel|kommun)$")


def normal(namn: str, prefix: Iterable[str] = ()) -> str:
    """Case, composition, dashes, double spaces and the kind of area away; then a city's prefix."""
    text = unicodedata.normalize("NFC", namn).casefold()
    text = " ".join(_STRECK.sub("-", text.replace("\u00a0", " ")).split())
    for bit in prefix:
        text = text.removeprefix(normal(bit) + ",").strip()
    return _SLUT.sub("", text)


def matcha(namn: str, kanda: dict[str, int], prefix: Iterable[str] = ()) -> int | None:
    """The key of a known name or alias (keys of `kanda` in any form), or None; a genitive s may go."""
    per_form = {normal(k, prefix): v for k, v in kanda.items()}
    form = normal(namn, prefix)
    return per_form.get(form, per_form.get(form.removesuffix("s")))
