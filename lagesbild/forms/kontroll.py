"""The form of the verification page."""

import json
import re
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

STORST = 10 * 1024 * 1024
SUMMA = re.compile(r"[0-9a-f]{64}")


class KontrollForm(forms.Form):
    """A checksum, or the exported file that it was made of."""

    summa = forms.CharField(
        label="Kontrollsumma",
        required=False,
        help_text="64 tecken, 0–9 och a–f. Den står sist i lägesbildens dokument.",
    )
    fil = forms.FileField(
        label="Innehållet som fil (JSON)",
        required=False,
        help_text="Filen som hämtas på lägesbildens sida.",
    )

    def clean_summa(self) -> str:
        summa = "".join(str(self.cleaned_data["summa"]).lower().split())
        if summa and not SUMMA.fullmatch(summa):
            raise forms.ValidationError(
                "En kontrollsumma är 64 tecken, 0–9 och a–f. Kopiera hela summan."
            )
        return summa

    def clean_fil(self) -> dict[str, Any] | None:
        """The file's content; what is no exported lägesbild is told."""
        fil: UploadedFile | None = self.cleaned_data["fil"]
        if fil is None:
            return None
        if (fil.size or 0) > STORST:
            raise forms.ValidationError("Filen är för stor. Välj filen med lägesbildens innehåll.")
        try:
            innehall = json.loads(fil.read().decode("utf-8-sig"))
        except (UnicodeDecodeError, ValueError, RecursionError) as fel:
            raise forms.ValidationError(
                "Filen går inte att läsa som JSON. Välj filen som hämtades på lägesbildens sida."
            ) from fel
        if not isinstance(innehall, dict) or not str(innehall.get("slag", "")).startswith(
            "lägesbild"
        ):
            raise forms.ValidationError("Filen är inte innehållet i en lägesbild.")
        return innehall

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not self.errors and not data.get("summa") and not data.get("fil"):
            raise forms.ValidationError("Klistra in en kontrollsumma eller välj en fil.")
        return data
