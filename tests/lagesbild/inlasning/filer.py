"""Invented files in the sources' layouts, made when a test asks for them."""

import io
import json
import struct
import zipfile
from collections.abc import Sequence
from typing import Any

import xlsxwriter


def bok(**blad: Sequence[Sequence[Any]]) -> bytes:
    """A workbook; `_` in a sheet's name stands for a space."""
    ut = io.BytesIO()
    with xlsxwriter.Workbook(ut, {"in_memory": True}) as bok_:
        for namn, rader in blad.items():
            ark = bok_.add_worksheet(namn.replace("_", " ").strip())
            for nummer, rad in enumerate(rader):
                for plats, cell in enumerate(rad):
                    if cell is not None:
                        ark.write(nummer, plats, cell)
    return ut.getvalue()


def zippad(**delar: bytes) -> bytes:
    """A zip of parts; `__` in a name stands for a slash, `_` before the last part for a dot."""
    ut = io.BytesIO()
    with zipfile.ZipFile(ut, "w", zipfile.ZIP_DEFLATED) as arkiv:
        for namn, data in delar.items():
            arkiv.writestr(namn, data)
    return ut.getvalue()


def excel_med(blad: bytes, **fler: bytes) -> bytes:
    """A hand-made workbook of one sheet, for what no program would write."""
    delar = {
        "[Content_Types].xml": b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org'
        b'/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        b'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
        b'relationships+xml"/></Types>',
        "_rels/.rels": b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        b'relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/'
        b'officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/>'
        b"</Relationships>",
        "xl/workbook.xml": b'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/'
        b'main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        b'<sheets><sheet name="Blad1" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": b'<Relationships xmlns="http://schemas.openxmlformats.org/'
        b'package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.'
        b'org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>'
        b"</Relationships>",
        "xl/worksheets/sheet1.xml": blad,
    } | {namn.replace("__", "/"): data for namn, data in fler.items()}
    return zippad(**delar)


def ark(rader: bytes, fore: bytes = b"") -> bytes:
    return (
        b'<?xml version="1.0"?>' + fore + b'<worksheet xmlns="http://schemas.openxmlformats.org/'
        b'spreadsheetml/2006/main"><sheetData>' + rader + b"</sheetData></worksheet>"
    )


def geojson(ytor: dict[str, Any], typ: str = "Polygon") -> bytes:
    delar = [
        {
            "type": "Feature", "properties": {"namn": namn},
            "geometry": {"type": typ, "coordinates": koordinater},
        }
        for namn, koordinater in ytor.items()
    ]  # fmt: skip
    return json.dumps({"type": "FeatureCollection", "features": delar}).encode()


def ruta(ost: float, nord: float, sida: float, *hojd: float) -> list[list[float]]:
    horn = [(0, 0), (0, 1), (1, 1), (1, 0), (0, 0)]
    return [[ost + x * sida, nord + y * sida, *hojd] for x, y in horn]


def shapefil(ytor: dict[str, list[list[list[float]]]], slag: int = 5) -> bytes:
    """A zipped shapefile of polygons (5), with heights (15) or measures (25)."""
    poster = b""
    for nummer, ringar in enumerate(ytor.values(), start=1):
        punkter = [p for ring in ringar for p in ring]
        starter, plats = [], 0
        for ring in ringar:
            starter.append(plats)
            plats += len(ring)
        innehall = struct.pack("<i4d2i", slag, 0, 0, 0, 0, len(ringar), len(punkter))
        innehall += struct.pack(f"<{len(starter)}i", *starter)
        innehall += b"".join(struct.pack("<2d", *p[:2]) for p in punkter)
        if slag != 5:
            innehall += struct.pack(f"<{2 + len(punkter)}d", *[7.0] * (2 + len(punkter)))
        poster += struct.pack(">ii", nummer, len(innehall) // 2) + innehall
    huvud = struct.pack(">7i", 9994, 0, 0, 0, 0, 0, (100 + len(poster)) // 2)
    huvud += struct.pack("<2i8d", 1000, slag, *[0.0] * 8)
    return zippad(**{"lager.shp": huvud + poster, "lager.dbf": _dbf(list(ytor))})


def _dbf(namnen: list[str]) -> bytes:
    huvud = struct.pack("<4BiHH20x", 3, 26, 1, 1, len(namnen), 65, 51)
    falt = b"NAMN".ljust(11, b"\0") + b"C" + b"\0" * 4 + bytes([50]) + b"\0" * 15
    rader = b"".join(b" " + namn.encode("cp1252").ljust(50) for namn in namnen)
    return huvud + falt + b"\r" + rader


P1 = [
    ["Tabell P1"],
    ["06 Norrlands län"],
    ["Anmälda brott, totalt och per 100 000 invånare, december 2025. Preliminära uppgifter."],
    ["Brottstyp", "Aktuell månad", None, None, "Ackumulerat under innevarande kalenderår", None],
    [None, "Antal", "Förändring jämfört", None, "Antal", "Antal brott"],
    ["(siffror inom parentes avser", "brott", "med motsvarande", None, "brott", "per 100 000"],
    ["paragrafnummer)", "Dec 2025", "Absolut", "Procent", "Jan-Dec 2025", "invånare Jan-Dec 2025"],
    ["SAMTLIGA BROTT2", 2974.0, 80.0, 3.0, 36861.0, 11118.149],
    ["Fullbordat mord och dråp samt misshandel med", 0.0, 0.0, 0.0, 0.0, 0.0],
    ["dödlig utgång (1, 2, 5, 6 §§)1", 1.0, 1.0, ".", 7.0, 2.11137],
    ["Mot kvinna", "-", 0.0, ".", 4.0, 1.20649],
    ["Med användning av skjutvapen", "..", 0.0, ".", 1.0, "."],
    ["Mot man", 1.0, 1.0, ".", 3.0, 0.90487],
    ["Med användning av skjutvapen", 0.0, 0.0, ".", 2.0, 0.5],
]
TABELL_100 = [
    ["Tabell 100"],
    ["Hela landet"],
    [
        "Anmälda brott, efter brottstyp och månad för anmälan år 1998 samt jämförelse med föregående år."
    ],
    [
        "Lagrum",
        "Brottstyp",
        "Antal anmälda brott, månad för anmälan",
        None,
        "Hela",
        "Procentuell",
        "Antal brott",
    ],
    [None, None, "Januari", "Februari", "året", "förändring", "per 100 000"],
    [None, None, None, None, None, "jämfört med 1997", "av medelfolkmängden"],
    ["3 kap.", "Fullbordat mord och dråp samt miss-", None, None, None, None, None],
    [None, "handel med dödlig utgång", 9.0, 12.0, 185.0, 19.0, 2.0],
    ["3 kap.", "I förening med självmord", 1.0, "-", 3.0, ".", 0.0],
]
INDIKATORER = {
    "Innehåll": [["Om filen"]],
    "2_Skadegörelse": [
        ["Anmälda skadegörelsebrott"],
        ["Region", "Antal", None, "Antal per 100 000 invånare", None],
        [None, 2023, 2024, 2023, 2024],
        ["Norrby kommun", 120, 98, 1200.4, "."],
        ["Riket", 200000, "..", 1900, 1875],
    ],
    "16_Otrygghet-NTU": [
        ["NTU"],
        ["Region", "Otrygg ute sent 2024", "Otrygg ute sent 2025"],
        ["Norrby kommun", 25.5, 24],
    ],
}
JSONSTAT = {
    "version": "2.0", "class": "dataset", "label": "Folkmängd", "source": "SCB",
    "role": {"time": ["Tid"], "metric": ["ContentsCode"]},
    "id": ["Region", "Kon", "ContentsCode", "Tid"], "size": [2, 2, 1, 2],
    "dimension": {
        "Region": {"label": "region", "category": {
            "index": {"01": 0, "02": 1}, "label": {"01": "Norrby", "02": "Söderby"}}},
        "Kon": {"label": "kön", "category": {
            "index": ["1+2", "1"], "label": {"1+2": "totalt", "1": "män"}}},
        "ContentsCode": {"label": "tabellinnehåll", "category": {
            "index": {"BE1": 0}, "label": {"BE1": "Folkmängd i mars"}}},
        "Tid": {"label": "månad", "category": {"index": {"2026M03": 0, "2026K1": 1}}},
    },
}  # fmt: skip
PXWEB = {
    "columns": [
        {"code": "Region", "text": "region", "type": "d"},
        {"code": "Tid", "text": "år", "type": "t"},
        {"code": "N1", "text": "Folkmängd", "type": "c"},
    ],
    "data": [
        {"key": ["0180", "2023"], "values": ["988943"]},
        {"key": ["0180", "2024"], "values": [".."]},
    ],
}
KOLADA = {
    "values": [
        {"kpi": "N07403", "municipality": "0180", "period": 2024, "values": [
            {"gender": "T", "count": 1, "status": "", "value": 1321.5},
            {"gender": "K", "count": 0, "status": "Missing", "value": None}]},
        {"kpi": "N07403", "municipality": "0000", "period": 2024, "values": [
            {"gender": "T", "count": 1, "status": "", "value": 0}]},
    ],
    "count": 2, "next_page": None,
}  # fmt: skip
EST = (
    "Datum;Tid;Kategori;Plats;Beskrivning;Rapportör;Bedömd allvarlighet;Hur ofta;Samverkansområde\n"
    "2026-03-04;21-23;Otrygg plats;Norra torget;Mörkt vid tunneln;Väktare;4;enstaka;1\n"
    "2026-03-05;;Skadegörelse;Skolan;Krossade rutor;Staden;besvärande;varje vecka;2\n"
).encode()
ENKAT = (
    "undersokning;ar;omrade;grupp;fraga;andel;n_svar;ki_lag;ki_hog\n"
    "Trygghetsmätning;2023;Norrby;kvinnor;Otrygg ute;12,5;410;10,1;14,9\n"
    "Trygghetsmätning;2023;Norrby;män;Otrygg ute;..;3;;\n"
).encode()
