"""Which analysis a lägesbild holds, what it shows, and who may see that."""

from __future__ import annotations

from typing import Any

from django import forms

from lagesbild.forms.platser import DELADE
from lagesbild.models import Lagesbild, Platsanalys, ValdAnalys
from lagesbild.selectors.analysutdrag import valbara
from samverkan.formular import TextYta
from samverkan.models import User

SLUTSATS = "Vilka platser den pekar på, hur säkert det är och vad ni drar för slutsats."
NIVA = "Publik: kartan och platserna står också i den offentliga versionen när den är fastställd."


class _AnalysVal(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.period}, {obj.datamangd} ({obj.part.kortnamn})"


class ValdAnalysForm(forms.ModelForm):
    """What is said of a chosen analysis."""

    class Meta:
        model = ValdAnalys
        fields = ["slutsats", "delningsniva"]
        widgets = {"slutsats": TextYta(4)}
        help_texts = {"slutsats": SLUTSATS, "delningsniva": NIVA}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["delningsniva"].choices = DELADE  # type: ignore[attr-defined]


class ValjAnalysForm(ValdAnalysForm):
    """A shared analysis of the district, and what is said of it."""

    analys = _AnalysVal(label="Platsanalys", queryset=Platsanalys.objects.none())
    field_order = ["analys", "slutsats", "delningsniva"]

    def __init__(self, *args: Any, bild: Lagesbild, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["analys"].queryset = valbara(user, bild)  # type: ignore[attr-defined]
