"""A file as the readers see it: its bytes, and its text, JSON and tables read at most once."""

import gzip
import io
import json
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from lagesbild.inlasning.excel import ExcelFil, las_blad
from lagesbild.inlasning.resultat import kontrollsumma
from lagesbild.inlasning.tabell import Blad, las_csv
from lagesbild.inlasning.text import avkoda, borjan

GZIP, ZIP = b"\x1f\x8b", b"PK\x03\x04"
HOGST_UPPACKAD = 60 * 1024 * 1024
BLAD_BORJAN = 64 * 1024


class Olasbar(ValueError):
    """A file that cannot be unpacked; the message tells the user why."""


@dataclass
class Fil:
    """A file by content; the name is only a hint of a year that the content lacks."""

    data: bytes
    namn: str = ""

    @cached_property
    def sha256(self) -> str:
        return kontrollsumma(self.data)

    @cached_property
    def innehall(self) -> bytes:
        """The bytes, unpacked when they are gzip, never past the limit."""
        if not self.data.startswith(GZIP):
            return self.data
        try:
            uppackad = gzip.GzipFile(fileobj=io.BytesIO(self.data)).read(HOGST_UPPACKAD + 1)
        except (OSError, EOFError) as fel:
            raise Olasbar("Den packade filen är skadad. Hämta den på nytt.") from fel
        if len(uppackad) > HOGST_UPPACKAD:
            raise Olasbar("Filen blir för stor när den packas upp. Hämta ett mindre urval.")
        return uppackad

    @cached_property
    def borjan(self) -> str:
        return borjan(self.innehall, 4000).lstrip()

    @cached_property
    def text(self) -> str:
        return avkoda(self.innehall)

    @cached_property
    def is_zip(self) -> bool:
        return self.data.startswith(ZIP)

    @cached_property
    def excel(self) -> ExcelFil | None:
        """The checked workbook, when the file is one; raises OlasbarExcel for a hostile one."""
        return ExcelFil(self.data) if self.is_zip else None

    @cached_property
    def blad(self) -> list[Blad]:
        """Every sheet of a workbook, or the one table of a text file."""
        return las_blad(self.data) if self.is_zip else [las_csv(self.text)]

    @cached_property
    def huvuden(self) -> list[Blad]:
        """The beginnings of the tables, enough to tell what they are."""
        if self.is_zip:
            return [blad.bit(40) for blad in self.blad]
        return [las_csv(self.text[:BLAD_BORJAN]).bit(40)]

    @cached_property
    def json(self) -> Any:
        """The content as JSON, or None when it is not whole."""
        try:
            return json.loads(self.text)
        except (ValueError, RecursionError):
            return None
