"""A table over several pages becomes one table again for those who listen to it.

The typesetter writes one table per page, the heads repeated and only the first with a caption.
A reader with a screen reader would meet a new, nameless table on every page.
"""

import re
from collections.abc import Iterator
from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf


def sammanfoga(pdf: Pdf) -> None:
    """Join each part without caption to the table before; its repeated heads become decoration."""
    first: Any = None
    for table in list(_tabeller(pdf.Root.StructTreeRoot.K)):
        if first is None or any(Name.Caption == kid.S for kid in _barn(table)):
            first = table
        else:
            _flytta(pdf, table, first)


def _barn(element: Any) -> list[Any]:
    """The elements directly below; page references and marks of content are left out."""
    kids = element.get("/K", Array())
    return [
        kid
        for kid in (kids if isinstance(kids, Array) else [kids])
        if isinstance(kid, Dictionary) and "/S" in kid
    ]


def _tabeller(roots: Any) -> Iterator[Any]:
    for element in roots:
        if isinstance(element, Dictionary) and "/S" in element:
            if Name.Table == element.S:
                yield element
            else:
                yield from _tabeller(_barn(element))


def _huvud(table: Any) -> list[Any]:
    """The heading cells of the repeated or original head, in order of columns."""
    rows = (row for part in _barn(table) if Name.THead == part.S for row in _barn(part))
    return [cell for row in rows for cell in _barn(row)]


def _flytta(pdf: Pdf, part: Any, first: Any) -> None:
    ids = {
        bytes(later.ID): earlier.ID
        for later, earlier in zip(_huvud(part), _huvud(first), strict=False)
        if "/ID" in later and "/ID" in earlier
    }
    for group in _barn(part):
        if Name.THead == group.S:
            _till_prydnad(pdf, group)
            continue
        group.P = first
        first.K.append(group)
        for cell in (cell for row in _barn(group) for cell in _barn(row)):
            heads = cell.get("/A", Dictionary()).get("/Headers", Array())
            for i, head in enumerate(heads):
                heads[i] = ids.get(bytes(head), head)
    parent = part.P
    parent.K = Array(
        [kid for kid in parent.K if not (isinstance(kid, Dictionary) and kid.objgen == part.objgen)]
    )


def _markta(element: Any) -> Iterator[tuple[Any, int]]:
    """Page and number of every piece of content below an element."""
    for kid in element.get("/K", Array()):
        if isinstance(kid, Dictionary):
            yield from _markta(kid)
        else:
            yield element.Pg, int(kid)


def _till_prydnad(pdf: Pdf, group: Any) -> None:
    """Unmark the content in the page and forget it in the tree: drawn but not read."""
    for page, number in _markta(group):
        mark = rb"/\w+\s*<<\s*/MCID %d\s*>>\s*BDC" % number
        page.Contents.write(re.sub(mark, b"/Artifact\nBMC", page.Contents.read_bytes(), count=1))
        nums = pdf.Root.StructTreeRoot.ParentTree.Nums
        nums[2 * int(page.StructParents) + 1][number] = None
