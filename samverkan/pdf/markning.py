"""The last marks in a written PDF: declared accessible, heads with direction, links with words."""

from io import BytesIO

from pikepdf import Dictionary, Name, ObjectStreamMode, Pdf, String

from samverkan.pdf.tabelldelar import sammanfoga

# PDF/A demands that a namespace outside its own list is described in the file itself.
_PDFUA = b"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""


def markera(content: bytes, lankar: dict[str, str]) -> bytes:
    """Return the file with its marks, saved so that equal input gives equal bytes."""
    out = BytesIO()
    with Pdf.open(BytesIO(content)) as pdf:
        xmp = pdf.Root.Metadata
        # One rdf:RDF only: a second one is not read by validators.
        xmp.write(xmp.read_bytes().replace(b"</rdf:RDF>", _PDFUA + b"</rdf:RDF>", 1))
        sammanfoga(pdf)
        _rubrikceller(pdf)
        _lanktexter(pdf, lankar)
        pdf.save(
            out,
            deterministic_id=True,
            object_stream_mode=ObjectStreamMode.generate,
            compress_streams=True,
        )
    return out.getvalue()


def _rubrikceller(pdf: Pdf) -> None:
    """Say of every heading cell whether it heads its column or its row."""
    for element in pdf.objects:
        if isinstance(element, Dictionary) and element.get("/S") == Name.TH and "/A" in element:
            group = element.P.P.get("/S")
            element.A.Scope = Name.Column if group == Name.THead else Name.Row


def _lanktexter(pdf: Pdf, lankar: dict[str, str]) -> None:
    """Describe an internal link by the heading it leads to instead of by its address."""
    for page in pdf.pages:
        for annotation in page.get("/Annots", []):
            title = lankar.get(str(annotation.get("/Dest", "")))
            if title:
                annotation.Contents = String(f"Till {title}")
