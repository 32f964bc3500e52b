"""A find: what it looks like, where it stands, and what can stand there instead."""

from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString

#: In words, and what a click puts in its place.
ORD = {
    "personnummer": ("ett personnummer", "(personnummer borttaget)"),
    "samordningsnummer": ("ett samordningsnummer", "(samordningsnummer borttaget)"),
    "telefon": ("ett telefonnummer", "(telefonnummer borttaget)"),
    "epost": ("en e-postadress", "(e-postadress borttagen)"),
    "regnr": ("ett registreringsnummer", "(registreringsnummer borttaget)"),
    "lagenhet": ("ett lägenhetsnummer", "en lägenhet"),
    "namn": ("en persons namn", "en person"),
}
RUNT_OM = 40


@dataclass(frozen=True)
class Fynd:
    """Something in a text that looks like personal data; `utdrag` is masked."""

    slag: str
    stopp: bool
    position: int
    utdrag: str
    meddelande: str

    @property
    def slut(self) -> int:
        return self.position + len(self.utdrag)

    @property
    def ersattning(self) -> str:
        return ORD[self.slag][1]


def fynd(slag: str, stopp: bool, position: int, traff: str) -> Fynd:
    maskat = traff[:2] + "•" * (len(traff) - 2)
    gor = "Ta bort det innan ni lämnar över." if stopp else "Ta bort det om det gäller en person."
    return Fynd(slag, stopp, position, maskat, f"ser ut som {ORD[slag][0]} ({maskat}). {gor}")


def ersatt(text: str, ett: Fynd) -> str:
    """The text with something neutral in the place of the find."""
    return text[: ett.position] + ett.ersattning + text[ett.slut :]


def markt(text: str, ett: Fynd) -> SafeString:
    """The find marked, with a few words around it; for those who wrote the text."""
    fore = text[max(0, ett.position - RUNT_OM) : ett.position]
    efter = text[ett.slut : ett.slut + RUNT_OM]
    prick = ("…" if ett.position > RUNT_OM else "", "…" if ett.slut + RUNT_OM < len(text) else "")
    traff = text[ett.position : ett.slut]
    return format_html("{}{}<mark>{}</mark>{}{}", prick[0], fore, traff, efter, prick[1])
