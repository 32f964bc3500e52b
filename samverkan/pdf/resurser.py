"""What a report may load: pictures handed in, our stylesheets, signs and fonts; nothing else."""

import base64
import binascii
import re
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from urllib.parse import unquote_to_bytes

from samverkan.pdf.glyfer import skrivbar

RAPPORT = Path(__file__).resolve().parents[2] / "static" / "rapport"
MAX_BYTES = 10 * 1024 * 1024
CSS, SVG, PNG, JPEG, TTF = "text/css", "image/svg+xml", "image/png", "image/jpeg", "font/ttf"

_DATA_URI = re.compile(
    r"data:(image/svg\+xml|image/png)(?:;charset=utf-8)?(;base64)?,", re.IGNORECASE
)
_SNITT = {
    "font_source_sans_pro": ("SourceSansPro-Regular", "SourceSansPro-It", "SourceSansPro-Semibold"),
    "font_source_serif_pro": (
        "SourceSerifPro-Regular",
        "SourceSerifPro-It",
        "SourceSerifPro-Semibold",
    ),
}
TYPSNITT = {
    f"typsnitt/{snitt}.ttf": files(package) / "files" / f"{snitt}.ttf"
    for package, names in _SNITT.items()
    for snitt in names
}


class Nekad(ValueError):
    """The address is not on the list."""


class Resurser:
    """The allow-list of one report; remembers what it refused."""

    def __init__(self, bilder: Mapping[str, bytes | str]) -> None:
        self._bilder = bilder
        self.nekade: list[str] = []

    def hamta(self, url: str) -> tuple[bytes, str]:
        """Return content and media type, or raise Nekad; never opens what the address names."""
        try:
            content, mime = self._data(url) if url.startswith("data:") else self._app(url)
            return _granskad(content, mime), mime
        except (Nekad, KeyError, binascii.Error) as fault:
            self.nekade.append(url[:200])
            raise Nekad(f"Adressen är inte tillåten i rapporten: {url[:200]}") from fault

    def _app(self, url: str) -> tuple[bytes, str]:
        scheme, _, name = url.partition(":")
        if scheme != "app":
            raise Nekad(url)
        if name.startswith("bild/"):
            return _bild(self._bilder[name.removeprefix("bild/")])
        if name in TYPSNITT:
            return TYPSNITT[name].read_bytes(), TTF
        return _egen_fil(name)

    def _data(self, url: str) -> tuple[bytes, str]:
        head = _DATA_URI.match(url)
        if not head or len(url) > 2 * MAX_BYTES:
            raise Nekad(url)
        body = url[head.end() :]
        content = base64.b64decode(body, validate=True) if head[2] else unquote_to_bytes(body)
        return content, head[1].lower()


def _egen_fil(name: str) -> tuple[bytes, str]:
    """A stylesheet or sign of ours, by name: compared with the folder's listing, never joined."""
    for pattern, mime in (("*.css", CSS), ("tecken/*.svg", SVG)):
        for path in RAPPORT.glob(pattern):
            if path.relative_to(RAPPORT).as_posix() == name:
                return path.read_bytes(), mime
    raise Nekad(name)


def _bild(content: bytes | str) -> tuple[bytes, str]:
    if isinstance(content, str):
        return content.encode(), SVG
    if content.startswith(b"\xff\xd8\xff"):
        return content, JPEG
    return (content, PNG) if content.startswith(b"\x89PNG\r\n\x1a\n") else (content, SVG)


def _granskad(content: bytes, mime: str) -> bytes:
    """Check that the content is what it says; drawings lose characters that no font of ours has."""
    if len(content) > MAX_BYTES or (mime == PNG and not content.startswith(b"\x89PNG\r\n\x1a\n")):
        raise Nekad(mime)
    if mime != SVG:
        return content
    try:
        text = content.decode()
    except UnicodeDecodeError as fault:
        raise Nekad(mime) from fault
    # A document type may hold entities that grow without end or point at files.
    if "<!DOCTYPE" in text.upper() or "<!ENTITY" in text.upper() or "<svg" not in text[:1000]:
        raise Nekad(mime)
    return skrivbar(text).encode()
