"""The document as OpenDocument text, for those who must paste; written with the standard library.

Every cell is a string and there are no fields, scripts or outer addresses, so that a text that
looks like a formula or a command stays text.
"""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime, time
from xml.sax.saxutils import escape, quoteattr

from samverkan.dokument.modell import (
    Block,
    Dokument,
    Kapitel,
    Kartdel,
    Lista,
    Rubrik,
    Stycke,
    Tabelldel,
)

MIMETYP = "application/vnd.oasis.opendocument.text"
#: What XML 1.0 cannot hold.
_OGILTIGT = re.compile(r"[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")
_NS = " ".join(
    f'xmlns:{kort}="urn:oasis:names:tc:opendocument:xmlns:{lang}:1.0"'
    for kort, lang in {
        "office": "office", "text": "text", "table": "table", "style": "style",
        "fo": "xsl-fo-compatible", "meta": "meta",
    }.items()
) + (
    ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' office:version="1.3"'
)  # fmt: skip
_HUVUD = '<?xml version="1.0" encoding="UTF-8"?>'
_SNITT = {"": "Text_20_body", "ingress": "Ingress", "not": "Not"}
_FILER = {"content.xml": "text/xml", "styles.xml": "text/xml", "meta.xml": "text/xml"}


def som_odt(dokument: Dokument) -> bytes:
    """The same document gives the same bytes."""
    nar = max(datetime.combine(dokument.datum, time()), datetime(1980, 1, 1)).timetuple()[:6]
    svar = io.BytesIO()
    with zipfile.ZipFile(svar, "w") as fil:
        # Readers look for the type first in the file, not packed.
        _lagg(fil, "mimetype", MIMETYP, nar, zipfile.ZIP_STORED)
        _lagg(fil, "content.xml", _innehall(dokument), nar)
        _lagg(fil, "styles.xml", _STILAR, nar)
        _lagg(fil, "meta.xml", _meta(dokument), nar)
        _lagg(fil, "META-INF/manifest.xml", _manifest(), nar)
    return svar.getvalue()


def _lagg(
    fil: zipfile.ZipFile,
    namn: str,
    text: str,
    nar: tuple[int, ...],
    packning: int = zipfile.ZIP_DEFLATED,
) -> None:
    post = zipfile.ZipInfo(namn, (nar[0], nar[1], nar[2], 0, 0, 0))
    fil.writestr(post, text.encode(), packning)


def _x(text: str) -> str:
    return escape(_OGILTIGT.sub("", text))


def _attr(text: str) -> str:
    return quoteattr(_OGILTIGT.sub("", text))


def _innehall(dokument: Dokument) -> str:
    delar = [
        f'<text:p text:style-name="Title">{_x(dokument.titel)}</text:p>',
        f'<text:p text:style-name="Subtitle">{_x(dokument.under)}</text:p>',
        f'<text:p text:style-name="Not">{_x(dokument.fot)}</text:p>',
        *(_kapitel(kapitel) for kapitel in dokument.kapitel),
    ]
    kropp = "".join(delar)
    return (
        f"{_HUVUD}<office:document-content {_NS}><office:body><office:text>{kropp}</office:text>"
        "</office:body></office:document-content>"
    )


def _rubrik(text: str, niva: int, id_: str = "") -> str:
    marke = f"<text:bookmark text:name={_attr(id_)}/>" if id_ else ""
    return (
        f'<text:h text:style-name="Heading_20_{niva}" text:outline-level="{niva}">'
        f"{marke}{_x(text)}</text:h>"
    )


def _kapitel(kapitel: Kapitel) -> str:
    block = "".join(_block(ett) for ett in kapitel.block)
    return _rubrik(kapitel.rubrik, 1, kapitel.id) + block


def _block(block: Block) -> str:
    match block:
        case Stycke():
            return _stycke(block)
        case Rubrik():
            return _rubrik(block.text, 2)
        case Lista():
            poster = "".join(f"<text:list-item>{_stycke(p)}</text:list-item>" for p in block.poster)
            return f"<text:list>{poster}</text:list>"
        case Tabelldel():
            return _tabell(block)
        case Kartdel():
            karta = block.karta
            noter = tuple(karta.notrader)
            return _tabell(Tabelldel(karta.tabell(), block.vad, karta.fynd, noter))


def _stycke(block: Stycke) -> str:
    bitar = "".join(
        f'<text:a xlink:type="simple" xlink:href={_attr("#" + bit.mal)}>{_x(bit.text)}</text:a>'
        if bit.mal
        else _x(bit.text)
        for bit in block.bitar
    )
    return f'<text:p text:style-name="{_SNITT[block.slag]}">{bitar}</text:p>'


def _tabell(block: Tabelldel) -> str:
    huvud = "".join(_cell(k.rubrik, "Tabellhuvud") for k in block.tabell.kolumner)
    rader = "".join(
        "<table:table-row>"
        + "".join(_cell(c.text, "Tabelltext", c.id) for c in rad)
        + "</table:table-row>"
        for rad in block.tabell.rader
    )
    noter = "".join(f'<text:p text:style-name="Not">{_x(n)}</text:p>' for n in block.noter)
    return (
        f'<text:p text:style-name="Tabellrubrik">{_x(f"{block.vad}. {block.fynd}")}</text:p>'
        f"<table:table table:name={_attr(block.vad)}>"
        f'<table:table-column table:number-columns-repeated="{len(block.tabell.kolumner)}"/>'
        f"<table:table-header-rows><table:table-row>{huvud}</table:table-row>"
        f"</table:table-header-rows>{rader}</table:table>{noter}"
    )


def _cell(text: str, stil: str, id_: str = "") -> str:
    marke = f"<text:bookmark text:name={_attr(id_)}/>" if id_ else ""
    return (
        '<table:table-cell office:value-type="string">'
        f'<text:p text:style-name="{stil}">{marke}{_x(text)}</text:p></table:table-cell>'
    )


def _meta(dokument: Dokument) -> str:
    return (
        f"{_HUVUD}<office:document-meta {_NS}><office:meta>"
        f"<meta:generator>Lägesbild</meta:generator><dc:title>{_x(dokument.titel)}</dc:title>"
        f"<dc:subject>{_x(dokument.under)}</dc:subject><dc:creator>{_x(dokument.parter)}</dc:creator>"
        f"<dc:date>{dokument.datum.isoformat()}T12:00:00</dc:date><dc:language>sv-SE</dc:language>"
        "</office:meta></office:document-meta>"
    )


def _manifest() -> str:
    ns = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    rader = "".join(
        f'<manifest:file-entry manifest:full-path="{namn}" manifest:media-type="{typ}"/>'
        for namn, typ in {"/": MIMETYP, **_FILER}.items()
    )
    return (
        f'{_HUVUD}<manifest:manifest xmlns:manifest="{ns}" manifest:version="1.3">'
        f"{rader}</manifest:manifest>"
    )


def _stil(namn: str, text: str = "", stycke: str = "", fore: str = "Standard") -> str:
    return (
        f'<style:style style:name="{namn}" style:family="paragraph"'
        f' style:parent-style-name="{fore}">'
        f"<style:paragraph-properties {stycke}/><style:text-properties {text}/></style:style>"
    )


_LUFT = 'fo:margin-top="0cm" fo:margin-bottom="0.2cm"'
_OVER = 'fo:margin-top="0.6cm" fo:margin-bottom="0.2cm" fo:keep-with-next="always"'
_STILAR = (
    f'{_HUVUD}<office:document-styles {_NS}><office:styles><style:default-style'
    ' style:family="paragraph"><style:text-properties fo:font-size="11pt" fo:language="sv"'
    ' fo:country="SE"/></style:default-style>'
    '<style:style style:name="Standard" style:family="paragraph"/>'
    + _stil("Text_20_body", "", _LUFT)
    + _stil("Title", 'fo:font-size="24pt" fo:font-weight="bold"', _LUFT)
    + _stil("Subtitle", 'fo:font-size="14pt"', _LUFT)
    + _stil("Heading_20_1", 'fo:font-size="18pt" fo:font-weight="bold"', _OVER)
    + _stil("Heading_20_2", 'fo:font-size="13pt" fo:font-weight="bold"', _OVER)
    + _stil("Ingress", 'fo:font-size="13pt"', _LUFT)
    + _stil("Not", 'fo:font-size="9pt"', _LUFT)
    + _stil("Tabellrubrik", 'fo:font-weight="bold"', _OVER)
    + _stil("Tabellhuvud", 'fo:font-size="9pt" fo:font-weight="bold"')
    + _stil("Tabelltext", 'fo:font-size="9pt"')
    + "</office:styles></office:document-styles>"
)  # fmt: skip
