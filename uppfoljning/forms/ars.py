"""Forms of the yearly report and of the districts' contributions."""

from django import forms

from samverkan.formular import DatumInput, TextYta
from uppfoljning.models import Arssammanstallning, Bidrag


class ArssammanstallningForm(forms.ModelForm):
    """The city's own words to the yearly report."""

    class Meta:
        model = Arssammanstallning
        fields = ["dnr", "bidrag_senast", "sammanfattning", "nasta_year"]
        widgets = {
            "bidrag_senast": DatumInput(),
            "sammanfattning": TextYta(8),
            "nasta_year": TextYta(6),
        }


class NyArssammanstallningForm(forms.ModelForm):
    """Which year, and when contributions are due."""

    class Meta:
        model = Arssammanstallning
        fields = ["year", "bidrag_senast"]
        widgets = {"bidrag_senast": DatumInput()}


class BidragForm(forms.ModelForm):
    """A district's words to the yearly report."""

    class Meta:
        model = Bidrag
        fields = ["resultat", "lardomar", "nasta_year"]
        widgets = {"resultat": TextYta(5), "lardomar": TextYta(3), "nasta_year": TextYta(3)}
