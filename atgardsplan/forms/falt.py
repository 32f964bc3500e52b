"""Fields that the forms of this floor share."""

from decimal import Decimal
from typing import Any

from django import forms

from samverkan.formular import TalInput
from samverkan.models import Indikator, Malsattning

SKRIVSATT = str.maketrans({"\u2212": "-", ",": ".", "\u00a0": None, "\u202f": None, " ": None})


class SvensktTal(forms.DecimalField):
    """A number as one writes it: 1 234,5, also with no-break spaces and a real minus sign."""

    widget = TalInput

    def to_python(self, value: Any) -> Any:
        return super().to_python(value.translate(SKRIVSATT) if isinstance(value, str) else value)

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, Decimal):
            return format(value.normalize(), "f").replace(".", ",")
        return value


class MalsattningVal(forms.ModelChoiceField):
    """A goal by its number and words."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.beteckning} {obj.text}"


class IndikatorVal(forms.ModelChoiceField):
    """An indicator with its goal's number before it."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.malsattning.beteckning} {obj.namn}, {obj.enhet}"


def malsattningar(overenskommelse_id: int) -> Any:
    """The goals of an overall agreement, in its own order."""
    rader = Malsattning.objects.filter(samverkansomrade__overenskommelse_id=overenskommelse_id)
    return rader.select_related("samverkansomrade").order_by("samverkansomrade__nummer", "nummer")


def indikatorer(overenskommelse_id: int) -> Any:
    """The indicators in use for the goals of an overall agreement."""
    rader = Indikator.objects.filter(
        aktiv=True, malsattning__samverkansomrade__overenskommelse_id=overenskommelse_id
    )
    return rader.select_related("malsattning__samverkansomrade").order_by(
        "malsattning__samverkansomrade__nummer", "malsattning__nummer", "kod"
    )


def krav_indikator_hor_till_mal(data: dict[str, Any]) -> None:
    """An indicator says something of its own goal only."""
    indikator, mal = data.get("indikator"), data.get("malsattning")
    if indikator and mal and indikator.malsattning_id != mal.pk:
        text = f"Indikatorn hör till mål {indikator.malsattning.beteckning}, inte {mal.beteckning}."
        raise forms.ValidationError({"indikator": text})


def val(form: forms.BaseForm, namn: str) -> Any:
    """A field whose choices are set when the form is made."""
    return form.fields[namn]
