"""The structure check: what a reader with a screen reader needs and veraPDF does not ask for."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf

RUBRIKER = {f"/H{level}": level for level in range(1, 7)}
FILNAMN = re.compile(r"\.(png|jpe?g|svg|gif|webp)\s*$", re.IGNORECASE)
MIN_ALT = 10


class Element:
    """One element of the tag tree with its place."""

    def __init__(self, raw: Any, parent: "Element | None") -> None:
        self.raw, self.parent = raw, parent
        self.typ = str(raw.get("/S", ""))

    @property
    def barn(self) -> Iterator["Element"]:
        kids = self.raw.get("/K")
        for kid in kids if isinstance(kids, Array) else [kids] if kids is not None else []:
            if isinstance(kid, Dictionary) and "/S" in kid:
                yield Element(kid, self)

    def alla(self) -> Iterator["Element"]:
        yield self
        for kid in self.barn:
            yield from kid.alla()

    def har(self, typ: str) -> bool:
        return any(e.typ == typ for e in self.alla())


def trad(pdf: Pdf) -> list[Element]:
    """The tag tree in reading order."""
    root = pdf.Root.get("/StructTreeRoot")
    return (
        list(Element(Dictionary(S=Name.Root, K=root.K), None).alla())[1:]
        if root is not None
        else []
    )


def strukturfel(path: Path) -> list[str]:
    """Every fault in words; an empty list is a pass."""
    with Pdf.open(path) as pdf:
        elements = trad(pdf)
        return [
            *_katalog(pdf),
            *_metadata(pdf),
            *_rubriker(elements, pdf),
            *_bilder(elements),
            *_tabeller(elements),
            *_farligt(pdf),
            *_typsnitt(pdf),
        ]


def _katalog(pdf: Pdf) -> Iterator[str]:
    root = pdf.Root
    if str(root.get("/Lang", "")) != "sv":
        yield "Lang är inte sv"
    if not root.get("/MarkInfo", Dictionary()).get("/Marked", False):
        yield "Marked saknas"
    if not root.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle", False):
        yield "DisplayDocTitle saknas"
    if not root.get("/OutputIntents"):
        yield "OutputIntent saknas"
    if "/StructTreeRoot" not in root:
        yield "Taggträd saknas"


def _metadata(pdf: Pdf) -> Iterator[str]:
    xmp = pdf.Root.Metadata.read_bytes().decode() if "/Metadata" in pdf.Root else ""
    for mark in ("pdfuaid:part", "pdfaid:part", "dc:title"):
        if mark not in xmp:
            yield f"{mark} saknas i XMP"
    if xmp.count("<rdf:RDF") != 1:
        yield "XMP ska ha exakt ett rdf:RDF"
    if not str(pdf.docinfo.get("/Title", "")).strip():
        yield "Titel saknas"


def _rubriker(elements: list[Element], pdf: Pdf) -> Iterator[str]:
    levels = [RUBRIKER[e.typ] for e in elements if e.typ in RUBRIKER]
    if levels.count(1) != 1:
        yield f"{levels.count(1)} rubriker på nivå 1, ska vara en"
    for before, after in zip([0, *levels], levels, strict=False):
        if after > before + 1:
            yield f"Rubriknivå hoppar från {before} till {after}"
    for element in elements:
        if (
            element.typ in (*RUBRIKER, "/Caption")
            and element.parent
            and element.parent.typ == element.typ
        ):
            yield f"{element.typ} ligger i en likadan"
    with pdf.open_outline() as outline:
        marks = _antal(outline.root)
    if marks < len(levels):
        yield f"{marks} bokmärken men {len(levels)} rubriker"


def _antal(items: list[Any]) -> int:
    return sum(1 + _antal(item.children) for item in items)


def _bilder(elements: list[Element]) -> Iterator[str]:
    for figure in (e for e in elements if e.typ == "/Figure"):
        alt = str(figure.raw.get("/Alt", ""))
        if len(alt.strip()) < MIN_ALT or FILNAMN.search(alt):
            yield f"Bild utan beskrivning: {alt!r}"


def _tabeller(elements: list[Element]) -> Iterator[str]:
    tables = [e for e in elements if e.typ == "/Table"]
    for nr, table in enumerate(tables, start=1):
        heads = [e.raw for e in table.alla() if e.typ == "/TH"]
        if not heads:
            yield f"Tabell {nr} saknar rubrikceller"
        if any("/Scope" not in head.get("/A", Dictionary()) for head in heads):
            yield f"Tabell {nr} har rubrikcell utan riktning"
        if not table.har("/Caption"):
            yield f"Tabell {nr} saknar rubrik"
        known = {bytes(head.ID) for head in heads if "/ID" in head}
        used = {
            bytes(h)
            for e in table.alla()
            if e.typ == "/TD"
            for h in e.raw.get("/A", Dictionary()).get("/Headers", [])
        }
        if used - known:
            yield f"Tabell {nr} har celler som pekar på rubriker utanför tabellen"


def _farligt(pdf: Pdf) -> Iterator[str]:
    names = pdf.Root.get("/Names", Dictionary())
    if pdf.is_encrypted:
        yield "Filen är krypterad"
    if "/EmbeddedFiles" in names or len(pdf.attachments):
        yield "Filen har bilagor"
    if "/JavaScript" in names or "/OpenAction" in pdf.Root or "/AA" in pdf.Root:
        yield "Filen har skript"
    for obj in pdf.objects:
        if isinstance(obj, Dictionary) and obj.get("/S") in (
            Name.JavaScript,
            Name.Launch,
            Name.GoToR,
        ):
            yield f"Filen har en otillåten handling: {obj.S}"


def _typsnitt(pdf: Pdf) -> Iterator[str]:
    for obj in pdf.objects:
        is_font = isinstance(obj, Dictionary) and obj.get("/Type") == Name.FontDescriptor
        if is_font and not {"/FontFile", "/FontFile2", "/FontFile3"} & set(obj.keys()):
            yield f"Typsnittet {obj.get('/FontName')} är inte inbäddat"
