"""Forms of the plan, its measures, and the city's handlingsplan."""

from datetime import date
from typing import Any

from django import forms

from atgardsplan.forms.falt import (
    IndikatorVal,
    MalsattningVal,
    indikatorer,
    krav_indikator_hor_till_mal,
    malsattningar,
    val,
)
from atgardsplan.models import Aktivitet, Atgard, Atgardsplan, Handlingsplan
from lagesbild.models import Orsak
from samverkan.formular import DatumInput, TextYta
from samverkan.models import Delningsniva, Indikator, Malsattning

GEMENSAMMA = [(niva.value, niva.label) for niva in Delningsniva if niva != Delningsniva.EGEN]


def krav_inom_perioden(year: int, fran: date, till: date | None) -> int:
    """A plan's year lies within the agreement that it rests on."""
    if year < fran.year or (till and year > till.year):
        slut = f" till {till.year}" if till else ""
        raise forms.ValidationError(f"Överenskommelsen gäller från {fran.year}{slut}.")
    return year


class PlanForm(forms.ModelForm):
    """The plan's year and words of its own."""

    class Meta:
        model = Atgardsplan
        fields = ["year", "ingress"]
        widgets = {"ingress": TextYta(4)}

    def _get_validation_exclusions(self) -> set[str]:
        return super()._get_validation_exclusions() - {"lokal_overenskommelse"}  # type: ignore[misc]

    def clean_year(self) -> int:
        avtal = self.instance.lokal_overenskommelse
        return krav_inom_perioden(self.cleaned_data["year"], avtal.giltig_fran, avtal.giltig_till)


class OrsakVal(forms.ModelMultipleChoiceField):
    """A cause with the challenge that it explains."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.text} ({obj.orsaksanalys.utmaning.rubrik})"


class AtgardForm(forms.ModelForm):
    """A measure: on which causes, what, who, when, and how its effect is seen."""

    orsaker = OrsakVal(
        Orsak.objects.none(), label="Orsaker som den verkar på", required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="De orsaker till prioriterade utmaningar som parterna kan påverka.",
    )  # fmt: skip
    malsattning = MalsattningVal(Malsattning.objects.none(), label="Mål")
    indikator = IndikatorVal(
        Indikator.objects.none(), label="Indikator för effekt", required=False,
        empty_label="Ingen indikator",
    )  # fmt: skip
    delningsniva = forms.ChoiceField(
        label="Får ses av", choices=GEMENSAMMA, widget=forms.RadioSelect
    )
    grupper = [
        ("Åtgärden", ["rubrik", "beskrivning", "orsaker"]),
        ("Slag", ["niva", "inriktning", "sikt", "form"]),
        ("Vem och när", ["ansvarig_part", "ansvarig_funktion", "medverkande", "start", "slut",
                         "resurser"]),
        ("Så syns resultatet", ["malsattning", "indikator", "operativt_mal"]),
        ("Delning", ["delningsniva"]),
    ]  # fmt: skip

    class Meta:
        model = Atgard
        fields = [
            "rubrik", "beskrivning", "orsaker", "niva", "inriktning", "sikt", "form",
            "ansvarig_part", "ansvarig_funktion", "medverkande", "start", "slut", "resurser",
            "malsattning", "indikator", "operativt_mal", "delningsniva",
        ]  # fmt: skip
        widgets = {"beskrivning": TextYta(4), "start": DatumInput(), "slut": DatumInput()}
        help_texts = {
            "ansvarig_funktion": "En funktion, till exempel fältsamordnare, aldrig ett namn.",
            "operativt_mal": "Vad ska vara gjort, hur mycket och när? Till exempel: "
            "belysningen bytt på fyra gångvägar före oktober.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        avtal = self.instance.atgardsplan.lokal_overenskommelse
        val(self, "orsaker").queryset = (
            Orsak.objects.filter(
                orsaksanalys__utmaning__prioriteringar__lokal_overenskommelse=avtal, paverkbar=True
            )
            .select_related("orsaksanalys__utmaning")
            .order_by("orsaksanalys__utmaning__nummer", "nummer")
        )
        val(self, "malsattning").queryset = malsattningar(avtal.overenskommelse_id)
        val(self, "indikator").queryset = indikatorer(avtal.overenskommelse_id)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        krav_indikator_hor_till_mal(data)
        return data


class LardomForm(forms.Form):
    """What was learnt when a measure ends."""

    lardom = forms.CharField(
        label="Vad lärde ni er?", widget=TextYta(4),
        help_text="Vad fungerade, vad fungerade inte, och vad gör ni annorlunda nästa gång?",
    )  # fmt: skip


class HandlingsplanForm(forms.ModelForm):
    """The year and the direction of the city's own plan."""

    class Meta:
        model = Handlingsplan
        fields = ["year", "inriktning"]
        widgets = {"inriktning": TextYta(6)}

    def _get_validation_exclusions(self) -> set[str]:
        return super()._get_validation_exclusions() - {"overenskommelse"}  # type: ignore[misc]

    def clean_year(self) -> int:
        ram = self.instance.overenskommelse
        return krav_inom_perioden(self.cleaned_data["year"], ram.giltig_fran, ram.giltig_till)


class AktivitetForm(forms.ModelForm):
    """What the city shall do for a goal."""

    malsattning = MalsattningVal(Malsattning.objects.none(), label="Mål")

    class Meta:
        model = Aktivitet
        fields = [
            "rubrik", "beskrivning", "malsattning", "ansvarig_part", "ansvarig_funktion", "slut",
        ]  # fmt: skip
        widgets = {"beskrivning": TextYta(4), "slut": DatumInput()}
        help_texts = {"ansvarig_funktion": "En funktion, aldrig ett namn."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plan = self.instance.handlingsplan
        val(self, "malsattning").queryset = malsattningar(plan.overenskommelse_id)


class AktivitetUppfoljningForm(forms.ModelForm):
    """Where the activity stands and what came of it."""

    class Meta:
        model = Aktivitet
        fields = ["status", "uppfoljning"]
        widgets = {"uppfoljning": TextYta(5)}
