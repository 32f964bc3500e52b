"""Each cell of a written table learns the name of its column, so that a row can stand by itself.

A narrow screen has no room for columns: there each row becomes a block, and the names lead the cells.
"""

import re

_HUVUD = re.compile(r'<th scope="col"[^>]*>(.*?)</th>', re.S)
_RAD = re.compile(r"<tr\b.*?(?=<tr\b|</tbody>|$)", re.S)
_CELL = re.compile(r"<(t[dh])\b([^>]*)>")
_TAGG = re.compile(r"<[^>]+>")
FA_KOLUMNER = 2


def namngivna(html: str) -> tuple[str, bool]:
    """The table with named cells, and whether it has so many columns that its rows may stack."""
    head, mark, body = html.partition("</thead>")
    # Written by a template: the texts are escaped already, but for quotation marks in its own words.
    names = [_TAGG.sub("", name).strip().replace('"', "&quot;") for name in _HUVUD.findall(head)]
    if len(names) <= FA_KOLUMNER:
        return html, False
    return f"{head}{mark}{_RAD.sub(lambda row: _rad(row[0], names), body)}", True


def _rad(row: str, names: list[str]) -> str:
    """A row that is not one cell to a column, such as a heading between rows, is left alone."""
    cells = list(_CELL.finditer(row))
    if len(cells) != len(names):
        return row
    wanted = iter(names)
    return _CELL.sub(lambda cell: _cell(cell, next(wanted)), row)


def _cell(cell: re.Match[str], name: str) -> str:
    if cell[1] == "th" or not name:
        return cell[0]
    return f'<td{cell[2]} data-kolumn="{name}">'
