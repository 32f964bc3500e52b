"""The data files' form: TOML, one kind per file, each post checked field by field."""

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

ORD = {
    str: "text",
    int: "heltal",
    float: "tal",
    bool: "true eller false",
    date: "datum (ÅÅÅÅ-MM-DD)",
    list: "lista",
}


class Grunddatafel(Exception):
    """A fault in a data file, told in Swedish with file, post and field."""


@dataclass(frozen=True)
class Falt:
    """What a field must hold; without a default it is required."""

    typ: type
    standard: Any = ...


@dataclass(frozen=True)
class Post:
    """One post with where it stands, for messages."""

    fil: str
    nummer: int
    varden: dict[str, Any]

    def __getitem__(self, falt: str) -> Any:
        return self.varden[falt]

    def fel(self, falt: str, vad: str) -> Grunddatafel:
        namn = self.varden.get("namn") or self.varden.get("slug") or self.varden.get("kod")
        post = f"post {self.nummer}" + (f" ({namn})" if namn else "")
        return Grunddatafel(f"{self.fil}, {post}, fältet ”{falt}”: {vad}")

    def las_lista(self, falt: str, delar: "dict[str, Falt]") -> "list[Post]":
        """The rows of a list inside a post, each checked as a post of its own."""
        rader = []
        for rad in self.varden[falt]:
            if not isinstance(rad, dict):
                raise self.fel(falt, "varje rad ska stå inom { }.")
            rader.append(_granska(Post(self.fil, self.nummer, rad), delar))
        return rader


def las_fil(mapp: Path, slag: str, falt: dict[str, Falt]) -> list[Post]:
    """The posts of `<slag>.toml`; an absent or unreadable file is refused."""
    namn = f"{slag}.toml"
    try:
        innehall = tomllib.loads((mapp / namn).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise Grunddatafel(f"{namn} saknas i mappen {mapp}.") from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as fel:
        raise Grunddatafel(f"{namn} går inte att läsa: {fel}") from fel
    poster = innehall.pop("post", [])
    if innehall or not isinstance(poster, list):
        raise Grunddatafel(f"{namn}: filen ska bestå av poster som börjar med [[post]].")
    return [_granska(Post(namn, nr, rad), falt) for nr, rad in enumerate(poster, 1)]


def _granska(post: Post, falt: dict[str, Falt]) -> Post:
    for namn in post.varden:
        if namn not in falt:
            raise post.fel(namn, "okänt fält. Tillåtna fält är " + ", ".join(falt) + ".")
    varden = {namn: _varde(post, namn, ett) for namn, ett in falt.items()}
    return Post(post.fil, post.nummer, varden)


def _varde(post: Post, namn: str, falt: Falt) -> Any:
    if namn not in post.varden:
        if falt.standard is ...:
            raise post.fel(namn, "saknas.")
        return falt.standard
    varde = post.varden[namn]
    if falt.typ is float and type(varde) is int:
        return float(varde)
    if type(varde) is not falt.typ:
        raise post.fel(namn, f"ska vara {ORD[falt.typ]}, men är ”{varde}”.")
    return varde.strip() if isinstance(varde, str) else varde
