"""What to analyse: sources, kinds, period and size of cells, with the usual already chosen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone

from lagesbild.analysurval import BREDD, Urval
from lagesbild.geografi.sexhorn import STORLEKAR
from lagesbild.selectors.platsdata import Punktkalla
from samverkan.formular import DatumInput, ValRad

AR = timedelta(365)
MINSTA_DAGAR = 7


class PlatsanalysForm(forms.Form):
    """Every field has the value that most want; nothing needs to be changed."""

    kallor = forms.MultipleChoiceField(
        label="Källor", widget=forms.CheckboxSelectMultiple,
        help_text="Bara källor som har egna punkter för händelserna.",
    )  # fmt: skip
    typer = forms.MultipleChoiceField(
        label="Slag av händelser", required=False, widget=forms.CheckboxSelectMultiple,
        help_text="Lämna tomt för alla.",
    )  # fmt: skip
    fran = forms.DateField(label="Från", widget=DatumInput)
    till = forms.DateField(label="Till och med", widget=DatumInput)
    bredd = forms.TypedChoiceField(
        label="Rutornas bredd", coerce=int, widget=ValRad, initial=BREDD,
        choices=[(b, f"{b} meter") for b in STORLEKAR],
        help_text="250 meter passar de flesta områden. Mindre rutor kräver fler händelser.",
    )  # fmt: skip
    jamfor = forms.BooleanField(
        label="Jämför med lika lång tid dessförinnan", required=False, initial=True
    )
    upprepning = forms.BooleanField(
        label="Pröva om händelser snart följs av andra nära", required=False, initial=True
    )
    med_egna = forms.BooleanField(
        label="Räkna även händelser som bara er part får se", required=False,
        help_text="När analysen delas ser den andra parten mönstret men inte händelserna.",
    )  # fmt: skip
    grupper = [
        ("Vilka händelser", ["kallor", "typer", "med_egna"]),
        ("När", ["fran", "till", "jamfor"]),
        ("Hur", ["bredd", "upprepning"]),
    ]

    def __init__(
        self, *args: Any, kallor: Sequence[Punktkalla], forra: Urval | None = None, **kwargs: Any
    ) -> None:
        kwargs["initial"] = _fran_forra(forra) or _forval(kallor)
        super().__init__(*args, **kwargs)
        typer = sorted({typ for kalla in kallor for typ in kalla.typer})
        self.fields["kallor"].choices = [(k.namn, k.namn) for k in kallor]  # type: ignore[attr-defined]
        self.fields["typer"].choices = [(typ, typ) for typ in typer]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        fran, till = data.get("fran"), data.get("till")
        if fran and till and (till - fran).days + 1 < MINSTA_DAGAR:
            self.add_error(
                "till", f"Perioden är minst {MINSTA_DAGAR} dagar och slutar efter sin början."
            )
        return data

    def urval(self) -> Urval:
        data = self.cleaned_data
        listor = {namn: tuple(sorted(data[namn])) for namn in ("kallor", "typer")}
        return Urval(**data | listor)


def _fran_forra(forra: Urval | None) -> dict[str, Any] | None:
    if forra is None:
        return None
    return {namn: getattr(forra, namn) for namn in PlatsanalysForm.base_fields}


def _forval(kallor: Sequence[Punktkalla]) -> dict[str, Any]:
    """All sources, every kind, and the year that ends with the newest event."""
    dagar = [kalla.senast for kalla in kallor if kalla.senast]
    till = max(dagar, default=timezone.localdate())
    return {"kallor": [k.namn for k in kallor], "fran": till - AR + timedelta(1), "till": till,
            "bredd": BREDD, "jamfor": True, "upprepning": True,
            "med_egna": any(k.har_egna for k in kallor)}  # fmt: skip
