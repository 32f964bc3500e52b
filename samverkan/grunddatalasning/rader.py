"""Makes and updates rows by key, and counts what changed."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import Model

from samverkan.grunddatalasning.filer import Post
from samverkan.models import Versionerad


@dataclass
class Rakning:
    """How many rows a load made, changed and left as they were."""

    nya: int = 0
    andrade: int = 0
    lika: int = 0

    def __str__(self) -> str:
        return f"{self.nya} nya, {self.andrade} ändrade, {self.lika} oförändrade"


def spara(
    post: Post,
    modell: type[Model],
    nyckel: dict[str, Any],
    varden: dict[str, Any],
    rakning: Rakning,
    bara_ny: dict[str, Any] | None = None,
) -> Any:
    """Update the row with the key, or make it; `bara_ny` is given to a new row only."""
    rad = modell._default_manager.filter(**nyckel).first()
    if rad is None:
        rad = modell(**nyckel, **varden, **(bara_ny or {}))
        rakning.nya += 1
    elif not [falt for falt, varde in varden.items() if getattr(rad, falt) != varde]:
        rakning.lika += 1
        return rad
    else:
        for falt, varde in varden.items():
            setattr(rad, falt, varde)
        if isinstance(rad, Versionerad):
            rad.version += 1
        rakning.andrade += 1
    _granska(post, rad)
    rad.save()
    return rad


def _granska(post: Post, rad: Model) -> None:
    till = getattr(rad, "giltig_till", None)
    if till and till < getattr(rad, "giltig_fran", till):
        raise post.fel("giltig_till", "perioden kan inte sluta gälla innan den börjar.")
    try:
        rad.full_clean()
    except ValidationError as fel:
        falt, meddelanden = next(iter(fel.message_dict.items()))
        raise post.fel("posten" if falt == NON_FIELD_ERRORS else falt, meddelanden[0]) from fel


def hitta(post: Post, falt: str, kanda: dict[Any, Any], varde: Any) -> Any:
    """What a reference between files points to."""
    if varde not in kanda:
        raise post.fel(falt, f"”{varde}” finns inte.")
    return kanda[varde]
