"""Forms of what a party says at its approval, and of why an edition is made anew."""

from __future__ import annotations

from typing import Any

from django import forms

from samverkan.formular import TextYta
from samverkan.personuppgifter import granska

BEHALL = (
    "Det här kan vara personuppgifter: {fynd}. Ändra texten, eller skriv varför det ska stå kvar."
)


class ReservationForm(forms.Form):
    """An approval with a reservation, for exactly the content whose sum was shown."""

    sha256 = forms.CharField(
        label="Innehållet",
        widget=forms.HiddenInput,
        error_messages={
            "required": "Öppna formuläret från lägesbildens sida, så godkänner ni det ni har läst."
        },
    )
    reservation = forms.CharField(
        label="Er reservation",
        widget=TextYta(5),
        max_length=4000,
        help_text="Skriv vad ni inte delar, och varför. Texten står vid ert godkännande.",
    )
    motiv = forms.CharField(
        label="Varför ska det stå kvar?",
        widget=TextYta(2),
        max_length=1000,
        required=False,
        help_text="Skälet sparas i loggen.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.varnar = [f for f in granska(self.data.get("reservation", "")) if not f.stopp]
        if not self.varnar:
            del self.fields["motiv"]

    def clean_reservation(self) -> str:
        text = str(self.cleaned_data["reservation"])
        if fynd := [f"Texten {ett.meddelande}" for ett in granska(text) if ett.stopp]:
            raise forms.ValidationError(fynd)
        return text

    def clean_motiv(self) -> str:
        motiv = str(self.cleaned_data["motiv"]).strip()
        if self.varnar and not motiv:
            raise forms.ValidationError(
                BEHALL.format(fynd=", ".join(ett.utdrag for ett in self.varnar))
            )
        return motiv


class UtgavaForm(forms.Form):
    """Why a decided lägesbild gets a new edition."""

    skal = forms.CharField(
        label="Varför behövs en ny utgåva?",
        widget=TextYta(4),
        max_length=2000,
        help_text="Skälet står i utgåvan, och båda parter godkänner det med innehållet.",
    )
