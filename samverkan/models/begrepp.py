"""The words of the field, as the förvaltare adds to the lexicon that follows along."""

import re

from django.core.exceptions import ValidationError
from django.db import models

from samverkan.models.bas import Versionerad

HOGST_ORD, HOGST_UTTRYCK = 4, 40
_ORD = re.compile(r"[a-zåäöéüæø0-9]+(?:[-.:/][a-zåäöéüæø0-9]+)*")
_BORJAN = re.compile(r"[a-zåäöéüæø0-9-]{4,}\*")
_SKILJE = re.compile(r"[\n\r,;]+")


def uttrycken(text: str) -> list[str]:
    """The expressions of a list, one a line or with commas between, in lower case and once."""
    rena = (" ".join(del_.casefold().split()) for del_ in _SKILJE.split(text))
    return list(dict.fromkeys(ren for ren in rena if ren))


def granska_uttryck(text: str) -> None:
    """Words as they are written; a star at the end of a word stands for all that may follow."""
    alla = uttrycken(text)
    if not alla:
        raise ValidationError("Här behövs minst ett uttryck.")
    if len(alla) > HOGST_UTTRYCK:
        raise ValidationError(
            f"Högst {HOGST_UTTRYCK} uttryck; här är {len(alla)}. Dela på flera begrepp."
        )
    fel = [
        f"Uttryck {nr}, ”{uttryck}”: {vad}"
        for nr, uttryck in enumerate(alla, 1)
        if (vad := _felet(uttryck))
    ]
    if fel:
        raise ValidationError(fel)


def _felet(uttryck: str) -> str:
    orden = uttryck.split()
    if len(orden) > HOGST_ORD:
        return f"högst {HOGST_ORD} ord i ett uttryck."
    for ord_ in orden:
        if "*" in ord_ and not _BORJAN.fullmatch(ord_):
            return "stjärnan står sist i ordet, efter minst fyra bokstäver."
        if "*" not in ord_ and not _ORD.fullmatch(ord_):
            return "skriv ord med bokstäver och siffror, utan andra tecken."
    if max(len(ord_.rstrip("*")) for ord_ in orden) < 3:
        return "minst ett ord ska ha tre bokstäver eller fler."
    return ""


class Begrepp(Versionerad):
    """Words that mean the same to the two parties, added to the lexicon of the proposals."""

    uttryck = models.TextField(
        "ord och uttryck",
        validators=[granska_uttryck],
        help_text="Ett på varje rad. Böjningar hittas ändå; stjärna sist i ett ord står för alla "
        "fortsättningar: flashmobb*",
    )
    betyder = models.TextField(
        "betyder detsamma som",
        validators=[granska_uttryck],
        help_text="Ett på varje rad. Ett ord som systemet redan känner räcker: ungdomsgäng",
    )
    anmarkning = models.CharField("anmärkning", max_length=200, blank=True)

    class Meta:
        verbose_name = "begrepp"
        verbose_name_plural = "begrepp"
        ordering = ["uttryck"]

    def __str__(self) -> str:
        return " ≈ ".join((uttrycken(text) or ["–"])[0] for text in (self.uttryck, self.betyder))

    def clean(self) -> None:
        """Each expression stands in one row only, and the lists are kept as they are read."""
        egna, samma = uttrycken(self.uttryck), uttrycken(self.betyder)
        if bada := [ord_ for ord_ in egna if ord_ in samma]:
            raise ValidationError({"betyder": f"”{bada[0]}” står i båda listorna."})
        for annat in Begrepp.objects.exclude(pk=self.pk):
            if dubbla := [ord_ for ord_ in egna if ord_ in uttrycken(annat.uttryck)]:
                text = f"”{dubbla[0]}” finns redan i begreppet ”{annat}”. Ändra där i stället."
                raise ValidationError({"uttryck": text})
        self.uttryck, self.betyder = "\n".join(egna), "\n".join(samma)
