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


def _steg(a: list[str], b: list[str]) -> list[tuple[bool, list[str], list[str]]]:
    """Give runs of (alike, before, after); a space between two changes is changed too."""
    runs: list[tuple[bool, list[str], list[str]]] = []
    for slag, a1, a2, b1, b2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        lika = slag == "equal"
        if runs and not runs[-1][0] and (not lika or not "".join(a[a1:a2]).strip()):
            runs[-1] = (False, runs[-1][1] + a[a1:a2], runs[-1][2] + b[b1:b2])
        else:
            runs.append((lika, a[a1:a2], b[b1:b2]))
    return runs


def ordvis(
    fore: str, efter: str, taggar: tuple[str, str] = ("del", "ins")
) -> tuple[SafeString, SafeString]:
    """Mark what is gone in the first text and what is new in the second."""
    runs = _steg(ORD.findall(fore), ORD.findall(efter))
    vanster = [_bit("" if lika else taggar[0], ord_) for lika, ord_, _ in runs]
    hoger = [_bit("" if lika else taggar[1], ord_) for lika, _, ord_ in runs]
    return format_html_join("", "{}{}{}", vanster), format_html_join("", "{}{}{}", hoger)
