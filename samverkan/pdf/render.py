"""From HTML to a PDF both archived and accessible; the only module that knows the typesetter."""

import gc
import logging
import os
import threading
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from pathlib import Path
from xml.etree.ElementTree import Element

from samverkan.pdf.framsteg import Framsteg, folj
from samverkan.pdf.glyfer import skrivbar
from samverkan.pdf.markning import markera
from samverkan.pdf.resurser import Resurser


@contextmanager
def _bara_egna_typsnitt() -> Iterator[None]:
    """Hide the machine's fonts while the typesetter reads its font set-up."""
    before = os.environ.get("FONTCONFIG_FILE")
    os.environ["FONTCONFIG_FILE"] = str(Path(__file__).with_name("typsnitt.conf"))
    try:
        yield
    finally:
        del os.environ["FONTCONFIG_FILE"]
        if before is not None:
            os.environ["FONTCONFIG_FILE"] = before


with warnings.catch_warnings():
    warnings.filterwarnings("ignore", "No fonts configured")
    with _bara_egna_typsnitt():
        from weasyprint import HTML
        from weasyprint.pdf.metadata import DocumentMetadata
        from weasyprint.text.fonts import FontConfiguration
        from weasyprint.urls import URLFetcher, URLFetcherResponse

_LANKAR = ("#", "https://", "http://", "mailto:")
_RUBRIKER = {"h1", "h2", "h3", "h4"}


class PdfFel(Exception):
    """The report could not be written whole, and is therefore not written at all."""


class _Hamtare(URLFetcher):
    """Serves the allow-list; opens nothing by itself."""

    def __init__(self, resurser: Resurser) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False)
        self._resurser = resurser

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        content, mime = self._resurser.hamta(url)
        return URLFetcherResponse(url, content, {"Content-Type": mime})


class _Felsamlare(logging.Handler):
    """Collects this thread's errors: a picture without alt, a link to nowhere, a missing glyph."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.fel: list[str] = []
        self._thread = threading.get_ident()

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        is_fel = record.levelno >= logging.ERROR or message.startswith(".notdef")
        if is_fel and record.thread == self._thread:
            self.fel.append(message[:300])


@contextmanager
def _fel() -> Iterator[list[str]]:
    logger, samlare = logging.getLogger("weasyprint"), _Felsamlare()
    logger.addHandler(samlare)
    try:
        yield samlare.fel
    finally:
        logger.removeHandler(samlare)


@contextmanager
def _sallan_stadat() -> Iterator[None]:
    """Look for circular garbage seldom: the pages are a million objects that all stay to the end."""
    before = gc.get_threshold()
    gc.set_threshold(100_000, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def render_pdf(  # noqa: PLR0913  what the file says of itself, all by keyword
    html: str,
    *,
    titel: str,
    forfattare: str,
    amne: str,
    datum: date,
    sprak: str = "sv",
    bilder: Mapping[str, bytes | str] | None = None,
    framsteg: Framsteg | None = None,
) -> bytes:
    """Write the report; the same input gives the same bytes. `framsteg` hears of each page."""
    resurser = Resurser(bilder or {})
    with _fel() as fel, folj(framsteg), _sallan_stadat():
        with _bara_egna_typsnitt():
            fonts = FontConfiguration()
        page = HTML(string=html, url_fetcher=_Hamtare(resurser))
        lankar = _stada(page.etree_element, sprak)
        dokument = page.render(font_config=fonts, pdf_variant="pdf/a-2a")
        dokument.metadata = _metadata(titel, forfattare, amne, sprak, datum)
        content = dokument.write_pdf(pdf_variant="pdf/a-2a")
        # The pages are let go before the file is read again for its marks: not both at once.
        del dokument, page
        gc.collect()
    if resurser.nekade:
        raise PdfFel(f"Rapporten hänvisar till något otillåtet: {resurser.nekade[0]}")
    if fel:
        raise PdfFel(f"Rapporten kunde inte skrivas hel: {fel[0]}")
    return markera(content, lankar)


def _metadata(titel: str, forfattare: str, amne: str, sprak: str, datum: date) -> DocumentMetadata:
    """All metadata anew, so that nothing in the text can add attachments or change dates."""
    moment = datetime.combine(datum, time(12), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return DocumentMetadata(
        title=skrivbar(titel),
        authors=[skrivbar(forfattare)],
        description=skrivbar(amne),
        generator="Lägesbild",
        created=moment,
        modified=moment,
        lang=sprak,
    )


def _stada(root: Element, sprak: str) -> dict[str, str]:
    """Take away what a report has no use for; return what each internal link leads to."""
    root.set("lang", sprak)
    mal: dict[str, str] = {}
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        _stada_element(element)
        if element.tag == "table" and element.find("caption") is None:
            raise PdfFel("En tabell i rapporten saknar rubrik.")
        if element.tag in _RUBRIKER and "id" in element.attrib:
            mal[element.attrib["id"]] = " ".join(
                "".join(element.itertext()).replace("\u00ad", "").split()
            )
    return mal


def _stada_element(element: Element) -> None:
    for key in ("rel", "href") if "attachment" in element.get("rel", "").lower() else ():
        element.attrib.pop(key, None)
    if element.tag == "a" and not element.get("href", "#").startswith(_LANKAR):
        del element.attrib["href"]
    if element.tag == "base":
        element.attrib.clear()
    if element.tag != "style":
        element.text = skrivbar(element.text) if element.text else element.text
    element.tail = skrivbar(element.tail) if element.tail else element.tail
    if "alt" in element.attrib:
        element.attrib["alt"] = skrivbar(element.attrib["alt"])
