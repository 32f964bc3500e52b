"""Forms of challenges and causes."""

from typing import Any

from django import forms

from lagesbild.models import Lagespunkt, Orsak, Orsaksanalys, Plats, Utmaning
from samverkan.formular import TextYta
from samverkan.models import Delningsniva, Malsattning

GEMENSAMMA = [(niva.value, niva.label) for niva in Delningsniva if niva != Delningsniva.EGEN]


class MalsattningVal(forms.ModelChoiceField):
    """A goal by its number and words, under the heading of its area."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.beteckning} {obj.text}"


class LagespunktVal(forms.ModelMultipleChoiceField):
    """A statement by its code and words."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.kod} {obj.text}"


def malsattningar(overenskommelse_id: int) -> Any:
    """The goals of an overall agreement, in its own order."""
    rader = Malsattning.objects.filter(samverkansomrade__overenskommelse_id=overenskommelse_id)
    return rader.select_related("samverkansomrade").order_by("samverkansomrade__nummer", "nummer")


class UtmaningForm(forms.ModelForm):
    """A challenge; the area follows from the goal."""

    malsattning = MalsattningVal(Malsattning.objects.none(), label="Mål som den hör till")
    lagespunkter = LagespunktVal(
        Lagespunkt.objects.none(),
        label="Bygger på lägespunkter",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    platser = forms.ModelMultipleChoiceField(
        Plats.objects.none(), label="Platser", required=False, widget=forms.CheckboxSelectMultiple
    )
    delningsniva = forms.ChoiceField(
        label="Får ses av",
        choices=GEMENSAMMA,
        widget=forms.RadioSelect,
        help_text="En utmaning som ska prioriteras i den lokala överenskommelsen är offentlig.",
    )
    grupper = [
        ("Utmaningen", ["rubrik", "formulering", "malsattning"]),
        ("Det här bygger den på", ["lagespunkter", "platser"]),
        ("Delning", ["delningsniva"]),
    ]

    class Meta:
        model = Utmaning
        fields = [
            "rubrik", "formulering", "malsattning", "lagespunkter", "platser", "delningsniva",
        ]  # fmt: skip
        widgets = {"formulering": TextYta(rows=4)}
        help_texts = {
            "rubrik": "Kort, så som ni säger det på mötet.",
            "formulering": "Skriv om platser, grupper och företeelser, aldrig om enskilda personer.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bild = self.instance.lagesbild
        self.fields["malsattning"].queryset = malsattningar(bild.overenskommelse_id)  # type: ignore[attr-defined]
        self.fields["lagespunkter"].queryset = bild.lagespunkter.order_by("lopnummer")  # type: ignore[attr-defined]
        platser = Plats.objects.filter(stadsdelsomrade_id=bild.stadsdelsomrade_id)
        self.fields["platser"].queryset = platser.order_by("namn")  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if malsattning := data.get("malsattning"):
            self.instance.samverkansomrade = malsattning.samverkansomrade
        return data


class OrsaksanalysForm(forms.ModelForm):
    """What is known of the problem before the causes are sought."""

    class Meta:
        model = Orsaksanalys
        fields = ["vad", "var_nar", "vilka", "hur", "deltagare"]
        widgets = {namn: TextYta() for namn in ("vad", "var_nar", "vilka", "hur")}
        help_texts = {
            "vilka": "Grupper, aldrig enskilda personer.",
            "deltagare": "Till exempel samordnare, kommunpolis, fältassistent, fastighetsägare.",
        }


class OrsakForm(forms.ModelForm):
    """A cause on one of the bones; only the analysis's own causes can lie before it."""

    bakom = forms.ModelChoiceField(
        Orsak.objects.none(),
        label="Ligger bakom orsaken",
        required=False,
        empty_label="Ingen: det är en direkt orsak",
    )

    class Meta:
        model = Orsak
        fields = ["ben", "text", "bakom", "belagg", "datakalla", "paverkbar"]
        widgets = {
            "ben": forms.RadioSelect,
            "text": TextYta(),
            "belagg": forms.RadioSelect,
        }
        help_texts = {
            "text": "Varför händer det? Skriv orsaken, inte problemet en gång till.",
            "datakalla": "Måste fyllas i när orsaken är styrkt, till exempel skolenkäten 2026.",
            "paverkbar": "Åtgärder riktas mot de orsaker som parterna kan påverka.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ben"].choices = Orsak.Ben.choices  # type: ignore[attr-defined]
        rader = Orsak.objects.filter(orsaksanalys_id=self.instance.orsaksanalys_id)
        bakom = rader.exclude(pk=self.instance.pk) if self.instance.pk else rader
        self.fields["bakom"].queryset = bakom.order_by("nummer")  # type: ignore[attr-defined]

    def clean_bakom(self) -> Orsak | None:
        framfor: Orsak | None = self.cleaned_data["bakom"]
        led = framfor
        while led is not None:
            if led.pk == self.instance.pk and led.pk is not None:
                raise forms.ValidationError("Orsakerna skulle ligga bakom varandra i en ring.")
            led = led.bakom
        return framfor
