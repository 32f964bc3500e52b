"""Word-by-word comparison of two texts, as marked-up Swedish prose."""

import re
from difflib import SequenceMatcher

from django.utils.html import format_html_join
from django.utils.safestring import SafeString

ORD = re.compile(r"\s+|[^\s\w]|\w+")


def _bit(tagg: str, ord_: list[str]) -> tuple[SafeString, str, SafeString]:
    text = "".join(ord_)
    if not tagg or not text.strip():
        return SafeString(""), text, SafeString("")
    return SafeString(f"<{tagg}>"), text, SafeString(f"</{tagg}>")


def ordvis(
    fore: str, efter: str, taggar: tuple[str, str] = ("del", "ins")
) -> tuple[SafeString, SafeString]:
    """Mark what is gone in the first text and what is new in the second."""
    a, b = ORD.findall(fore), ORD.findall(efter)
    vanster, hoger = [], []
    for slag, a1, a2, b1, b2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        lika = slag == "equal"
        vanster.append(_bit("" if lika else taggar[0], a[a1:a2]))
        hoger.append(_bit("" if lika else taggar[1], b[b1:b2]))
    return format_html_join("", "{}{}{}", vanster), format_html_join("", "{}{}{}", hoger)
