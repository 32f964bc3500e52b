"""Forms of the local agreement, its priorities and targets."""

from decimal import Decimal
from typing import Any

from django import forms

from atgardsplan.forms.falt import (
    IndikatorVal,
    MalsattningVal,
    SvensktTal,
    indikatorer,
    krav_indikator_hor_till_mal,
    malsattningar,
    val,
)
from atgardsplan.models import LokalOverenskommelse, Malvarde, Prioritering
from atgardsplan.selectors import valbara_utmaningar
from samverkan.formular import DatumInput, TextYta
from samverkan.models import Indikator, Malsattning

SKYDDAD = "Utgångsvärdet är ett litet tal och visas inte. Lämna fältet tomt för att behålla det."


class OverenskommelseForm(forms.ModelForm):
    """Direction, follow-up and the period."""

    grupper = [
        ("Giltighet", ["giltig_fran", "giltig_till", "dnr"]),
        ("Innehåll", ["inriktning", "uppfoljning"]),
    ]

    class Meta:
        model = LokalOverenskommelse
        fields = ["giltig_fran", "giltig_till", "dnr", "inriktning", "uppfoljning"]
        widgets = {
            "giltig_fran": DatumInput(),
            "giltig_till": DatumInput(),
            "inriktning": TextYta(6),
            "uppfoljning": TextYta(4),
        }
        help_texts = {
            "inriktning": "Vart ska arbetet leda under perioden?",
            "uppfoljning": "Vem följer upp vad, hur ofta, och för vem redovisas det?",
        }

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        ram = self.instance.overenskommelse
        if (fran := data.get("giltig_fran")) and fran < ram.giltig_fran:
            text = f"Den övergripande överenskommelsen gäller först från {ram.giltig_fran}."
            self.add_error("giltig_fran", text)
        if (till := data.get("giltig_till")) and ram.giltig_till and till > ram.giltig_till:
            text = f"Den övergripande överenskommelsen slutar gälla {ram.giltig_till}."
            self.add_error("giltig_till", text)
        return data


class PrioriteringForm(forms.ModelForm):
    """A new priority chooses its challenge; a standing one can be moved in the order."""

    class Meta:
        model = Prioritering
        fields = ["utmaning", "ordning", "motiv"]
        widgets = {"motiv": TextYta()}
        help_texts = {"ordning": "1 står överst. De andra flyttas."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            del self.fields["utmaning"]
            return
        del self.fields["ordning"]
        avtal = self.instance.lokal_overenskommelse
        valda = avtal.prioriteringar.values("utmaning")
        val(self, "utmaning").queryset = valbara_utmaningar(avtal).exclude(pk__in=valda)


class MalvardeForm(forms.ModelForm):
    """A target for an indicator, or the reason why the goal cannot be measured."""

    malsattning = MalsattningVal(Malsattning.objects.none(), label="Mål")
    indikator = IndikatorVal(
        Indikator.objects.none(), label="Indikator", required=False,
        empty_label="Ingen: målet kan inte mätas",
    )  # fmt: skip
    baslinje = SvensktTal(label="Utgångsvärde", required=False, max_digits=16, decimal_places=4)
    malvarde = SvensktTal(label="Målvärde", required=False, max_digits=16, decimal_places=4)
    grupper = [
        ("Mål och mått", ["malsattning", "indikator"]),
        ("Värden", ["baslinje", "baslinje_year", "malvarde", "mal_year"]),
        ("Om målet inte kan mätas", ["utan_matt"]),
    ]

    class Meta:
        model = Malvarde
        fields = [
            "malsattning", "indikator", "baslinje", "baslinje_year", "malvarde", "mal_year",
            "utan_matt",
        ]  # fmt: skip
        widgets = {"utan_matt": TextYta()}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ram = self.instance.lokal_overenskommelse.overenskommelse_id
        val(self, "malsattning").queryset = malsattningar(ram)
        val(self, "indikator").queryset = indikatorer(ram)
        self.skyddade = ("baslinje",) if self.instance.is_skyddad else ()
        if self.skyddade:
            val(self, "baslinje").help_text = SKYDDAD

    def clean_baslinje(self) -> Decimal | None:
        """Left empty, a baseline that is not shown stands as it is."""
        ny: Decimal | None = self.cleaned_data["baslinje"]
        if ny is None and self.skyddade:
            return Malvarde.objects.get(pk=self.instance.pk).baslinje
        return ny

    def _get_validation_exclusions(self) -> set[str]:
        return super()._get_validation_exclusions() - {"lokal_overenskommelse"}  # type: ignore[misc]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        krav_indikator_hor_till_mal(data)
        for falt, year in (("baslinje", "baslinje_year"), ("malvarde", "mal_year")):
            if data.get(falt) is not None and not data.get(year):
                self.add_error(year, "Ange vilket år värdet gäller.")
        return data
