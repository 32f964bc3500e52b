"""Forms of a party's underlag."""

from django import forms

from lagesbild.models import Datakalla, Underlag
from samverkan.formular import TextYta


class UnderlagForm(forms.ModelForm):
    """The party's own texts."""

    class Meta:
        model = Underlag
        fields = [
            "sammanfattning", "omradesbeskrivning", "trygghet", "kommande", "metod", "dnr",
        ]  # fmt: skip
        widgets = {
            "sammanfattning": TextYta(6),
            "omradesbeskrivning": TextYta(5),
            "trygghet": TextYta(4),
            "kommande": TextYta(3),
            "metod": TextYta(4),
        }
        help_texts = {
            "sammanfattning": "Vad är viktigast i området just nu? Några meningar räcker.",
            "omradesbeskrivning": "Befolkning, bebyggelse, mötesplatser, det som är på väg att ändras.",
            "trygghet": "Var och när känner sig boende och besökare trygga, och var inte?",
            "kommande": "Byggen, evenemang, öppningar och stängningar som kan påverka nästa år.",
            "metod": "Vilka källor och möten bygger det på, och vad vet ni inte?",
        }


class DatakallaForm(forms.ModelForm):
    """A source with its limits."""

    class Meta:
        model = Datakalla
        fields = ["namn", "slag", "tacker", "tacker_inte", "anvand", "motiv"]
        widgets = {"tacker": TextYta(2), "tacker_inte": TextYta(2), "motiv": TextYta(2)}
        help_texts = {"motiv": "Behövs när källan väljs bort."}


class AterlamnaForm(forms.Form):
    """Why an underlag is handed back."""

    skal = forms.CharField(
        label="Varför lämnar ni tillbaka underlaget?",
        widget=TextYta(3),
        max_length=2000,
        help_text="Den andra parten ser skälet. Underlaget blir åter bara partens eget.",
    )
