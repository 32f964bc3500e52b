"""Likeness of texts without any knowledge of them: the baselines' measures, 0 to 1."""

import re

_ORD = re.compile(r"\w+")


def _ord(text: str) -> set[str]:
    return set(_ORD.findall(text.casefold()))


def jaccard(ena: str, andra: str) -> float:
    """Shared words over all words."""
    a, b = _ord(ena), _ord(andra)
    return len(a & b) / len(a | b) if a | b else 0.0


def token_set_ratio(ena: str, andra: str) -> float:
    """As rapidfuzz.fuzz.token_set_ratio: the shared words against each text's own rest."""
    a, b = _ord(ena), _ord(andra)
    delade, bara_a, bara_b = (" ".join(sorted(m)) for m in (a & b, a - b, b - a))
    if delade and not (bara_a and bara_b):
        return 1.0
    med_a, med_b = f"{delade} {bara_a}".strip(), f"{delade} {bara_b}".strip()
    svar = indel(med_a, med_b)
    return max(svar, indel(delade, med_a), indel(delade, med_b)) if delade else svar


def indel(ena: str, andra: str) -> float:
    """2 × longest common subsequence over the lengths; bit-parallel (Hyyrö 2004)."""
    if not ena or not andra:
        return 0.0
    alla = (1 << len(ena)) - 1
    var: dict[str, int] = {}
    for plats, tecken in enumerate(ena):
        var[tecken] = var.get(tecken, 0) | 1 << plats
    rad = alla
    for tecken in andra:
        traff = rad & var.get(tecken, 0)
        rad = (rad + traff | rad - traff) & alla
    return 2 * (len(ena) - rad.bit_count()) / (len(ena) + len(andra))
