"""Forms: status notes, values of indicators, and the filters of the overviews."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone

from lagesbild.models import Matvarde
from samverkan.formular import TalInput, TextYta
from samverkan.models import Indikator, Stadsdelsomrade
from samverkan.parterna import hela_orten
from samverkan.personuppgifter import granska
from uppfoljning.models import Avstamning

FORSTA_YEAR = 2000


class FritextForm(forms.ModelForm):
    """A form whose free texts must not name a person: there is no later hand-in to stop it."""

    fritext: tuple[str, ...] = ()

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for namn in self.fritext:
            for fynd in granska(data.get(namn) or ""):
                if fynd.stopp:
                    self.add_error(namn, f"Texten {fynd.meddelande}")
        return data

    def varningar(self) -> list[str]:
        """What else looks like personal data; the person decides."""
        texter = [self.cleaned_data.get(namn) or "" for namn in self.fritext]
        return [f"Texten {f.meddelande}" for text in texter for f in granska(text) if not f.stopp]


class AvstamningForm(FritextForm):
    """What became of a measure in a tertial."""

    fritext = ("gjort", "resultat")

    class Meta:
        model = Avstamning
        fields = ["lage", "gjort", "resultat", "tertial", "year"]
        widgets = {"lage": forms.RadioSelect, "gjort": TextYta(3), "resultat": TextYta(3)}
        help_texts = {
            "gjort": "En eller två meningar räcker.",
            "resultat": "Det ni har sett eller mätt. Lämna tomt om det är för tidigt att säga.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lage: Any = self.fields["lage"]
        lage.choices = Avstamning.Lage.choices
        slut = max(self.instance.atgard.slut.year + 1, timezone.localdate().year)
        self.years = range(self.instance.atgard.start.year, slut + 1)
        self.fields["year"].widget = forms.Select(choices=[(y, y) for y in self.years])

    def clean_year(self) -> int:
        year: int = self.cleaned_data["year"]
        if year not in self.years:
            raise forms.ValidationError("Välj ett år då åtgärden pågår.")
        return year

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        finns = self.redan()
        if finns and any(data.get(namn) != getattr(finns, namn) for namn in ("lage", "gjort")):
            text = "Åtgärden är redan avstämd för tertialet. Ändra den avstämningen i stället."
            self.add_error("tertial", text)
        return data

    def redan(self) -> Avstamning | None:
        """Another note for the same measure and tertial."""
        year, tertial = (self.cleaned_data.get(namn) for namn in ("year", "tertial"))
        if year is None or tertial is None:
            return None
        rader = Avstamning.objects.filter(atgard=self.instance.atgard, year=year, tertial=tertial)
        return rader.exclude(pk=self.instance.pk).first()


class MatvardeForm(FritextForm):
    """A value of an indicator for a year, or why there is none."""

    fritext = ("kommentar",)
    year = forms.IntegerField(label="År", min_value=FORSTA_YEAR)
    sedd = forms.CharField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Matvarde
        fields = ["varde", "saknas", "n", "ki_lag", "ki_hog", "preliminar", "kommentar"]
        localized_fields = ["varde", "ki_lag", "ki_hog"]
        widgets = {"varde": TalInput(), "ki_lag": TalInput(), "ki_hog": TalInput()}
        help_texts = {
            "varde": "Med decimalkomma, till exempel 31,4.",
            "saknas": "Välj bara om det inte finns något värde.",
            "ki_lag": "Osäkerhetens nedre gräns, om källan anger den.",
            "ki_hog": "Osäkerhetens övre gräns.",
        }

    field_order = ["year", "varde", "saknas", "n", "ki_lag", "ki_hog", "preliminar", "kommentar"]

    def __init__(self, *args: Any, indikator: Indikator, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.indikator = indikator
        self.fields["varde"].label = f"Värde, {indikator.enhet}"

    def clean_year(self) -> int:
        year: int = self.cleaned_data["year"]
        if year > timezone.localdate().year:
            raise forms.ValidationError("Året har inte varit än.")
        return year

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        varde, lag, hog = data.get("varde"), data.get("ki_lag"), data.get("ki_hog")
        if varde is None and not data.get("saknas") and "varde" not in self.errors:
            self.add_error("varde", "Ange ett värde, eller varför det saknas.")
        if varde is not None and data.get("saknas"):
            self.add_error("saknas", "Ta bort skälet, eller värdet. Båda kan inte gälla.")
        if (lag is None) != (hog is None) and not {"ki_lag", "ki_hog"} & set(self.errors):
            self.add_error("ki_hog", "Ange båda gränserna, eller ingen.")
        if lag is not None and hog is not None and lag > hog:
            self.add_error("ki_hog", "Den övre gränsen ska vara större än den nedre.")
        self._rimligt(varde)
        return data

    def _rimligt(self, varde: Decimal | None) -> None:
        if varde is None:
            return
        if varde < 0:
            self.add_error("varde", "Värdet kan inte vara mindre än noll.")
        if self.indikator.enhet == "procent" and varde > 100:
            self.add_error("varde", "En andel kan inte vara större än 100 procent.")
        if self.indikator.is_antal and varde % 1:
            self.add_error("varde", "Ett antal är ett heltal.")


class YearForm(forms.Form):
    """Which year the overview shows."""

    year = forms.TypedChoiceField(label="År", coerce=int, required=False)

    def __init__(self, data: Any, years: list[int]) -> None:
        super().__init__(data)
        valjare: Any = self.fields["year"]
        valjare.choices = [(year, str(year)) for year in years]
        self.years = years

    @property
    def vald(self) -> int:
        return (self.is_valid() and self.cleaned_data["year"]) or self.years[0]


class OmradeForm(forms.Form):
    """Which district the figures are for."""

    omrade = forms.ChoiceField(label="Stadsdelsområde", required=False)

    def __init__(self, data: Any, omraden: list[Stadsdelsomrade], eget: str = "") -> None:
        super().__init__(data if data and "omrade" in data else {"omrade": eget})
        self.per_slug = {omrade.slug: omrade for omrade in omraden}
        valjare: Any = self.fields["omrade"]
        valjare.choices = [("", hela_orten()), *((o.slug, o.namn) for o in omraden)]

    @property
    def vald(self) -> Stadsdelsomrade | None:
        return self.per_slug.get(self.cleaned_data["omrade"]) if self.is_valid() else None
