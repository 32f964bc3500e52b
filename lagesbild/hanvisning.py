"""Marks in the joint text that cite statements: "[3]", "[3, 7]" or "[L-03]"; pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

MARKE = re.compile(r"\[((?:L-)?\d{1,4}(?:\s*,\s*(?:L-)?\d{1,4})*)\]")
#: Marks that cite a figure kept beside the text: "[S1]" or "[S1, S2]".
SIFFERMARKE = re.compile(r"\[(S\d{1,3}(?:\s*,\s*S\d{1,3})*)\]")
#: Full stops that end no sentence.
_FORKORTAT = re.compile(
    r"\b(?:t\.ex|bl\.a|d\.v\.s|m\.m|o\.s\.v|s\.k|dvs|ca|kl|nr|osv|etc|resp|jfr|f\.d|p\.g\.a)\.$",
    re.I,
)
_SLUT = re.compile(r"[.!?…](?:[\"”’)]|\s*\[[^\]\n]*\])*(?=\s|$)")


@dataclass(frozen=True)
class Bit:
    """A piece of text; `mal` is what it points at in the same document, empty for plain text."""

    text: str
    mal: str = ""

    @property
    def is_siffra(self) -> bool:
        """Whether it points at a figure, which stands on the same page as the text."""
        return self.mal.startswith("s")


def nummer(text: str) -> set[int]:
    """The numbers of the statements that the text cites."""
    return {ett for marke in MARKE.finditer(text) for ett in _tal(marke)}


def _tal(marke: re.Match[str]) -> list[int]:
    return [int(ett) for ett in re.findall(r"\d+", marke[1])]


def ankare(nummer: int) -> str:
    """The id under which a statement stands, on pages and in documents."""
    return f"l{nummer}"


def siffermarken(text: str) -> set[int]:
    """The numbers of the figures that the text cites."""
    return {ett for marke in SIFFERMARKE.finditer(text) for ett in _tal(marke)}


def bitar_med_siffror(text: str, finns: Iterable[int], siffror: Iterable[int]) -> tuple[Bit, ...]:
    """As `bitar`, with the marks of figures cut too; each points at the figure's own line."""
    svar: list[Bit] = []
    kanda, efter = set(siffror), 0
    for marke in SIFFERMARKE.finditer(text):
        svar += bitar(text[efter : marke.start()], finns)
        for plats, ett in enumerate(_tal(marke)):
            mal = f"s{ett}" if ett in kanda else ""
            svar += [Bit("[" if plats == 0 else ", "), Bit(f"S{ett}", mal)]
        svar.append(Bit("]"))
        efter = marke.end()
    return (*svar, *bitar(text[efter:], finns))


def bitar(text: str, finns: Iterable[int]) -> tuple[Bit, ...]:
    """The text cut at its marks; only a statement that is there is pointed at."""
    kanda, svar, efter = set(finns), [], 0
    for marke in MARKE.finditer(text):
        svar.append(Bit(text[efter : marke.start()]))
        for plats, ett in enumerate(_tal(marke)):
            fore = "[" if plats == 0 else ", "
            svar += [Bit(fore), Bit(str(ett), ankare(ett) if ett in kanda else "")]
        svar.append(Bit("]"))
        efter = marke.end()
    return tuple(bit for bit in [*svar, Bit(text[efter:])] if bit.text)


def meningar(text: str) -> list[str]:
    """The sentences; a mark after the full stop belongs to the sentence before it."""
    return [mening for rad in text.splitlines() for mening in _i_rad(rad.strip())]


def _i_rad(rad: str) -> list[str]:
    svar, start = [], 0
    for slut in _SLUT.finditer(rad):
        if not _FORKORTAT.search(rad[start : slut.start() + 1]):
            svar.append(rad[start : slut.end()].strip())
            start = slut.end()
    rest = rad[start:].strip()
    return [*svar, rest] if rest else svar


def utan_hanvisning(texter: Iterable[str], finns: Iterable[int]) -> list[str]:
    """The sentences that cite no statement of the picture."""
    kanda = set(finns)
    return [m for text in texter for m in meningar(text) if not nummer(m) & kanda]


def ohanvisade(texter: Iterable[str], finns: Iterable[int]) -> list[int]:
    """The statements that no sentence cites."""
    citerade = {ett for text in texter for ett in nummer(text)}
    return [ett for ett in finns if ett not in citerade]


def utan_dolda(text: str, synliga: Iterable[int]) -> tuple[str, int]:
    """The text without sentences that cite what may not be seen, and how many those were."""
    kanda, kvar, borta = set(synliga), [], 0
    for rad in text.splitlines():
        alla = _i_rad(rad.strip())
        med = [mening for mening in alla if nummer(mening) <= kanda]
        borta += len(alla) - len(med)
        kvar.append(" ".join(med))
    return "\n".join(kvar).strip(), borta
