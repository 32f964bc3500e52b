"""How small a number of a source may be shown, and why it is changed."""

from __future__ import annotations

from typing import Any

from django import forms

from lagesbild.models import LAGSTA_TROSKEL
from lagesbild.selectors.trosklar import kallorna
from lagesbild.workflow.troskel import HOGST
from samverkan.formular import TalInput, TextYta


class TroskelForm(forms.Form):
    """A source, its new threshold and the reason."""

    kalla = forms.ChoiceField(label="Källa")
    troskel = forms.IntegerField(
        label="Minsta tal som visas", min_value=LAGSTA_TROSKEL, max_value=HOGST, widget=TalInput,
        help_text=f"Lägst {LAGSTA_TROSKEL}. Mindre tal än så skyddas alltid.",
    )  # fmt: skip
    skal = forms.CharField(
        label="Varför", widget=TextYta(2), help_text="Står i loggen tillsammans med ändringen."
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        val = [(kalla, kalla or "Utan angiven källa") for kalla in kallorna()]
        self.fields["kalla"].choices = val  # type: ignore[attr-defined]
        self.fields["kalla"].required = not any(kalla == "" for kalla, _ in val)
