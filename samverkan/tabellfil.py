"""The one writer of tables to take away: CSV and Excel where no text can start a formula."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal

import xlsxwriter
from django.http import HttpResponse

#: What makes a spreadsheet read a text as a formula.
FORMEL = ("=", "+", "-", "@", "\t", "\r")
CSV, XLSX = (
    "text/csv; charset=utf-8",
    ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
)
Cell = str | int | float | Decimal | date | datetime | None


def ofarlig(text: str) -> str:
    """A text that a spreadsheet shows as it stands; one apostrophe more where there are some."""
    return f"'{text}" if text.lstrip("'").startswith(FORMEL) else text


def _csv_cell(cell: Cell) -> str:
    """Figures as Swedish spreadsheets take them; only texts are made harmless."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return ofarlig(cell)
    if isinstance(cell, float | Decimal):
        return format(Decimal(str(cell)), "f").replace(".", ",")
    return cell.isoformat(sep=" ") if isinstance(cell, datetime) else str(cell)


def skriv_csv(kolumner: Sequence[str], rader: Iterable[Sequence[Cell]]) -> bytes:
    """UTF-8 with mark, semicolons and decimal comma, as Swedish Excel opens it."""
    ut = io.StringIO()
    penna = csv.writer(ut, delimiter=";", lineterminator="\r\n")
    penna.writerow([ofarlig(namn) for namn in kolumner])
    penna.writerows([_csv_cell(cell) for cell in rad] for rad in rader)
    return ut.getvalue().encode("utf-8-sig")


def skriv_xlsx(kolumner: Sequence[str], rader: Iterable[Sequence[Cell]], blad: str = "") -> bytes:
    """A workbook where texts are written as texts and figures as figures."""
    ut = io.BytesIO()
    val = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
    with xlsxwriter.Workbook(ut, val) as bok:
        ark = bok.add_worksheet(blad[:31] or "Tabell")
        rubrik = bok.add_format({"bold": True, "bottom": 1})
        for plats, namn in enumerate(kolumner):
            ark.write_string(0, plats, namn, rubrik)
        for nummer, rad in enumerate(rader, start=1):
            for plats, cell in enumerate(rad):
                _xlsx_cell(ark, nummer, plats, cell)
        ark.freeze_panes(1, 0)
        ark.autofit()
    return ut.getvalue()


def _xlsx_cell(ark: xlsxwriter.worksheet.Worksheet, rad: int, plats: int, cell: Cell) -> None:
    if cell is None or cell == "":
        return
    if isinstance(cell, int | float | Decimal):
        ark.write_number(rad, plats, float(cell))
    else:
        ark.write_string(rad, plats, cell if isinstance(cell, str) else _csv_cell(cell))


def tabellsvar(
    namn: str, kolumner: Sequence[str], rader: Iterable[Sequence[Cell]], form: str = "csv"
) -> HttpResponse:
    """A table as a file to download, in the form asked for (csv or xlsx)."""
    if form == "xlsx":
        svar = HttpResponse(skriv_xlsx(kolumner, rader, namn), content_type=XLSX)
    else:
        form, svar = "csv", HttpResponse(skriv_csv(kolumner, rader), content_type=CSV)
    svar["Content-Disposition"] = f'attachment; filename="{namn}.{form}"'
    return svar
