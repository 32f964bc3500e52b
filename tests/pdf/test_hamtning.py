"""Attacks on what a report may load: nothing fetched, nothing attached, no half report."""

import base64
import threading
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import BytesIO
from pathlib import Path

import pytest
from pikepdf import Pdf

from samverkan.pdf.render import PdfFel, render_pdf
from samverkan.pdf.resurser import Nekad, Resurser

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    ' viewBox="0 0 9 9">{}</svg>'
)


class _Spion(BaseHTTPRequestHandler):
    seen: list[str] = []

    def do_GET(self) -> None:
        self.seen.append(self.path)
        self.send_response(200)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None: ...


@pytest.fixture
def spion() -> Iterator[str]:
    """A server on loopback that remembers every call."""
    _Spion.seen = []
    server = HTTPServer(("127.0.0.1", 0), _Spion)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def hemlig(tmp_path: Path) -> Path:
    path = tmp_path / "hemlig.txt"
    path.write_text("HEMLIGT-INNEHALL")
    return path


def _data(svg: str) -> str:
    return "data:image/svg+xml;base64," + base64.b64encode(SVG.format(svg).encode()).decode()


def _skriv(body: str, head: str = "", bilder: dict[str, bytes | str] | None = None) -> bytes:
    html = (
        f'<html lang="sv"><head><link rel="stylesheet" href="app:arsrapport.css">{head}</head>'
        f"<body><h1>Prov</h1>{body}</body></html>"
    )
    return render_pdf(
        html, titel="Prov", forfattare="Prov", amne="Prov", datum=date(2026, 1, 2), bilder=bilder
    )


ATTACKER = {
    "image file": ('<img alt="en bild på något" src="FIL">', ""),
    "image http": ('<img alt="en bild på något" src="URL/a.png">', ""),
    "image relative": ('<img alt="en bild på något" src="../../etc/hostname">', ""),
    "image app traversal": (
        '<img alt="en bild på något" src="app:../../samverkan/settings.py">',
        "",
    ),
    "image app encoded": (
        '<img alt="en bild på något" src="app:tecken/%2e%2e/arsrapport.css/../../x">',
        "",
    ),
    "stylesheet file": ("", '<link rel="stylesheet" href="FIL">'),
    "stylesheet http": ("", '<link rel="stylesheet" href="URL/a.css">'),
    "import": ("", "<style>@import url(URL/b.css); @import url(FIL);</style>"),
    "background": ("<p class=x>x</p>", "<style>.x{background:url(URL/c.png)}</style>"),
    "content": ("<p class=x>x</p>", "<style>.x::before{content:url(FIL)}</style>"),
    "font": (
        "<p class=x>x</p>",
        "<style>@font-face{font-family:f;src:url(URL/f.ttf)} .x{font-family:f}</style>",
    ),
    "object": ('<object data="FIL">x</object>', ""),
    "embed": ('<embed src="URL/e.svg">', ""),
    "data html": ('<img alt="en bild på något" src="data:text/html;base64,PGI+">', ""),
    "data css": ("", '<link rel="stylesheet" href="data:text/css,p{color:red}">'),
    "uppercase scheme": ('<img alt="en bild på något" src="FiLe:///etc/hostname">', ""),
}


@pytest.mark.parametrize("namn", ATTACKER)
def test_foreign_address_is_refused_and_no_report_is_written(
    namn: str, spion: str, hemlig: Path
) -> None:
    body, head = (
        part.replace("FIL", hemlig.as_uri()).replace("URL", spion) for part in ATTACKER[namn]
    )
    with pytest.raises(PdfFel):
        _skriv(body, head)
    assert _Spion.seen == []


@pytest.mark.parametrize("href", ["URL/s.png", "FIL", "//host/x"])
@pytest.mark.parametrize(
    "tag",
    [
        "<image xlink:href='{}' width='9' height='9'/>",
        "<use xlink:href='{}#a'/>",
        "<style>@import url({})</style>",
    ],
)
def test_drawing_with_an_outer_reference_fetches_nothing(
    tag: str, href: str, spion: str, hemlig: Path
) -> None:
    svg = tag.format(href.replace("URL", spion).replace("FIL", hemlig.as_uri()))
    try:
        content = _skriv(f'<img alt="en bild på något" src="{_data(svg)}">')
    except PdfFel:
        content = b""
    assert b"HEMLIGT" not in content
    assert _Spion.seen == []


def test_drawing_with_entities_is_refused() -> None:
    evil = '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/hostname">]>' + SVG.format(
        "<text>&a;</text>"
    )
    with pytest.raises(PdfFel):
        _skriv('<img alt="en bild på något" src="app:bild/x">', bilder={"x": evil})


@pytest.mark.parametrize(
    "tag", ['<link rel="attachment" href="{}">', '<a rel="attachment" href="{}">bilaga</a>']
)
@pytest.mark.parametrize("href", ["FIL", "URL/x", "app:arsrapport.css", "app:bild/x"])
def test_attachment_links_attach_nothing(tag: str, href: str, spion: str, hemlig: Path) -> None:
    markup = tag.format(href.replace("FIL", hemlig.as_uri()).replace("URL", spion))
    content = _skriv(
        markup if markup.startswith("<a") else "",
        markup if markup.startswith("<l") else "",
        bilder={"x": "x"},
    )
    with Pdf.open(BytesIO(content)) as pdf:
        assert len(pdf.attachments) == 0
        assert "/EmbeddedFiles" not in pdf.Root.get("/Names", {})
    assert _Spion.seen == []


def test_links_to_files_and_scripts_lose_their_address() -> None:
    content = _skriv(
        '<p><a href="file:///etc/passwd">a</a> <a href="javascript:x()">b</a> <a href="https://stockholm.se/">c</a></p>'
    )
    with Pdf.open(BytesIO(content)) as pdf:
        links = [str(a.A.URI) for a in pdf.pages[0].Annots]
    assert links == ["https://stockholm.se/"]


def test_base_address_does_not_move_our_own_files(spion: str) -> None:
    _skriv("<p>x</p>", f'<base href="{spion}/">')
    assert _Spion.seen == []


@pytest.mark.parametrize(
    "url",
    [
        "app:",
        "app:/etc/hostname",
        "app:bild/saknas",
        "app:tecken/../arsrapport.css",
        "APP:arsrapport.css",
        "",
        "x",
    ],
)
def test_unknown_names_are_refused_and_remembered(url: str) -> None:
    resurser = Resurser({})
    with pytest.raises(Nekad):
        resurser.hamta(url)
    assert resurser.nekade == [url]
