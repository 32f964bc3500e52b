"""Workbooks, checked before anything unpacks them: size, macros, entities, width, formulas."""

import io
import re
import struct
import zipfile
import zlib
from datetime import datetime, time

from python_calamine import CalamineError, CalamineWorkbook

from lagesbild.inlasning.tabell import HOGST_CELL, HOGST_KOLUMNER, Blad, granska_celler

HOGST_DELAR = 200
HOGST_UPPACKAT = 50 * 1024 * 1024
HOGST_KVOT = 100
SMATT = 1024 * 1024
HOGST_EXCELRADER = 100_000
_CELL = re.compile(rb'<c [^>]*?\br="([A-Z]{1,9})(\d{1,9})"')
_TOM_FORMEL = re.compile(
    rb'<c [^>]*?\br="([A-Z]+\d+)"[^>]*>\s*<f[^>]*?(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>'
)
_ENTITET = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.I)
_TEXT = re.compile(rb"<t[^>]*>([^<]{32768,})")


class OlasbarExcel(ValueError):
    """A workbook that is not opened; the message is why, `atgard` what to do."""

    def __init__(self, skal: str, atgard: str) -> None:
        super().__init__(f"{skal} {atgard}")
        self.skal, self.atgard = skal, atgard


#: What reading a damaged zip file raises; a version from the future is the last.
ZIPFEL = (zipfile.BadZipFile, ValueError, OSError, struct.error, NotImplementedError)
TRASIG = ("Filen är skadad eller inte en riktig Excel- eller zip-fil.", "Hämta den på nytt.")
FOR_STOR = ("Filen blir för stor när den packas upp.", "Spara bara det blad som behövs.")


class ExcelFil:
    """The parts of a zip file, each unpacked within its own declared and the common limit."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        try:
            self.arkiv = zipfile.ZipFile(io.BytesIO(data))
            self.delar = {del_.filename: del_ for del_ in self.arkiv.infolist()}
        except ZIPFEL as fel:
            raise OlasbarExcel(*TRASIG) from fel
        self._granska_storlek()

    @property
    def is_bok(self) -> bool:
        return "[Content_Types].xml" in self.delar and any(n.startswith("xl/") for n in self.delar)

    def _granska_storlek(self) -> None:
        storlek = sum(del_.file_size for del_ in self.delar.values())
        if len(self.delar) > HOGST_DELAR or storlek > HOGST_UPPACKAT:
            raise OlasbarExcel(*FOR_STOR)
        if storlek > SMATT and storlek > HOGST_KVOT * len(self.data):
            raise OlasbarExcel(*FOR_STOR)

    def packa_upp(self, namn: str) -> bytes:
        """One part, however large it says that it is: never more than it declared."""
        del_ = self.delar[namn]
        if del_.flag_bits & 1:
            raise OlasbarExcel("Filen är låst med lösenord.", "Ta bort lösenordet och spara.")
        start = del_.header_offset
        huvud = self.data[start : start + 30]
        if len(huvud) < 30:
            raise OlasbarExcel(*TRASIG)
        namnlangd, extra = struct.unpack("<HH", huvud[26:30])
        start += 30 + namnlangd + extra
        packad = self.data[start : start + del_.compress_size]
        if del_.compress_type == zipfile.ZIP_STORED:
            return packad
        try:
            uppackad = zlib.decompressobj(-15).decompress(packad, del_.file_size + 1)
        except zlib.error as fel:
            raise OlasbarExcel(*TRASIG) from fel
        if len(uppackad) > del_.file_size:
            raise OlasbarExcel(*FOR_STOR)
        return uppackad

    def granska_bok(self) -> None:
        """Raise for what a workbook of figures never holds."""
        if any(namn.lower().endswith("vbaproject.bin") for namn in self.delar):
            raise OlasbarExcel(
                "Filen innehåller makron.", "Spara den som vanlig .xlsx utan makron."
            )
        for namn in self.delar:
            if namn.endswith((".xml", ".rels")):
                self._granska_del(namn, self.packa_upp(namn))

    def _granska_del(self, namn: str, xml: bytes) -> None:
        if _ENTITET.search(xml) or b"\0" in xml:
            raise OlasbarExcel(
                "Filen innehåller definitioner som ett kalkylprogram inte skriver.",
                "Öppna den i ett kalkylprogram och spara på nytt.",
            )
        if lang := _TEXT.search(xml):
            raise OlasbarExcel(
                f"En cell har {len(lang[1])} tecken, fler än {HOGST_CELL}.", "Korta texten."
            )
        if namn.startswith("xl/worksheets/"):
            _granska_blad(xml)


def _granska_blad(xml: bytes) -> None:
    bredd = hojd = 0
    for kolumn, rad in set(_CELL.findall(xml)) if len(xml) < SMATT else _CELL.findall(xml):
        bredd = max(bredd, _kolumnnummer(kolumn))
        hojd = max(hojd, int(rad))
    if bredd > HOGST_KOLUMNER or hojd > HOGST_EXCELRADER + 100:
        raise OlasbarExcel(
            f"Ett blad är {bredd} kolumner brett och {hojd} rader högt; gränsen är "
            f"{HOGST_KOLUMNER} och {HOGST_EXCELRADER}.",
            "Ta bort det som inte behövs, eller spara som CSV.",
        )
    if tom := _TOM_FORMEL.search(xml):
        raise OlasbarExcel(
            f"Cell {tom[1].decode()} har en formel utan uträknat värde.",
            "Öppna filen i ett kalkylprogram och spara den igen.",
        )


def _kolumnnummer(bokstaver: bytes) -> int:
    nummer = 0
    for tecken in bokstaver:
        nummer = nummer * 26 + tecken - 64
    return nummer


def las_blad(data: bytes) -> list[Blad]:
    """Every visible sheet of a checked workbook, as text; raises OlasbarExcel."""
    fil = ExcelFil(data)
    if not fil.is_bok:
        raise OlasbarExcel("Zip-filen är varken Excel eller gränser (shapefil).", "Packa upp den.")
    fil.granska_bok()
    try:
        bok = CalamineWorkbook.from_filelike(io.BytesIO(data))
        return [_blad(bok, namn) for namn in bok.sheet_names]
    except (CalamineError, ValueError, OSError, IndexError, KeyError) as fel:
        if isinstance(fel, OlasbarExcel):
            raise
        raise OlasbarExcel(*TRASIG) from fel


def _blad(bok: CalamineWorkbook, namn: str) -> Blad:
    blad = Blad(namn, [])
    tabell = bok.get_sheet_by_name(namn).to_python(skip_empty_area=False)
    for nummer, rad in enumerate(tabell, start=1):
        cells = [cell_text(cell) for cell in rad]
        if any(cells):
            granska_celler(nummer, cells)
            blad.rader.append(cells)
            blad.nummer.append(nummer)
    return blad


def cell_text(cell: object) -> str:
    """A cell as it would be typed; whole floats without decimals, days and times in ISO form."""
    if isinstance(cell, float):
        hel = cell.is_integer() and abs(cell) < 1e15
        return str(int(cell)) if hel else format(cell, ".15g")
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time(0) else cell.isoformat(sep=" ")
    if isinstance(cell, time):
        return cell.isoformat(timespec="minutes")
    return str(cell).strip()
