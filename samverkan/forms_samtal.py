"""Forms of talk and of notices."""

from typing import Any

from django import forms

from samverkan.formular import TextYta
from samverkan.models import Delningsniva, Kommentar, User

LANGD = 4000


class Person(forms.ModelMultipleChoiceField):
    """A person by function, as people know each other in the work."""

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.funktion or obj.namn)


class KommentarForm(forms.Form):
    """What is said, about which part, to whom, and who may see it."""

    text = forms.CharField(label="Kommentar", max_length=LANGD, widget=TextYta(3))
    avsnitt = forms.ChoiceField(label="Om", required=False)
    omnamnda = Person(
        User.objects.none(),
        label="Nämn någon",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Den som nämns får veta att något väntar.",
    )
    delningsniva = forms.ChoiceField(label="Får ses av")

    def __init__(
        self, *args: Any, personer: list[User], delar: dict[str, str], delat: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["omnamnda"].queryset = User.objects.filter(pk__in=[p.pk for p in personer])  # type: ignore[attr-defined]
        self.fields["avsnitt"].choices = [("", "Det hela"), *delar.items()]  # type: ignore[attr-defined]
        nivaer = [n for n in reversed(Kommentar.NIVAER) if delat or n[0] == Delningsniva.EGEN]
        self.fields["delningsniva"].choices = nivaer  # type: ignore[attr-defined]
        for namn, finns in (("avsnitt", delar), ("omnamnda", personer)):
            if not finns:
                self.fields[namn].widget = self.fields[namn].hidden_widget()


class AviseringForm(forms.ModelForm):
    """When the service writes by e-mail."""

    class Meta:
        model = User
        fields = ["avisering"]
        widgets = {"avisering": forms.RadioSelect}
        help_texts = {
            "avisering": "Mejlet säger bara att något väntar och var man loggar in, aldrig vad."
        }
