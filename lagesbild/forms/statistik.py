"""What a statistic is compared with and how it is counted; all of it stands in the address."""

from typing import Any

from django import forms

from samverkan.format_sv import tal
from samverkan.models import Samverkansomrade, Stadsdelsomrade
from samverkan.parterna import hela_orten

PER = (1_000, 10_000, 100_000)
STADEN, LIKA = "staden", "lika"
LIKHET = {"folkmangd": "folkmängd", "tillvaxt": "folkmängdens förändring på fem år", "bada": "båda"}


class JamforForm(forms.Form):
    """The filter of a statistic's page; what cannot be read is passed over."""

    jamfor = forms.ChoiceField(label="Jämför med", required=False)
    och = forms.ChoiceField(label="och med", required=False)
    efter = forms.ChoiceField(label="Mest lika efter", required=False, choices=list(LIKHET.items()))
    per = forms.TypedChoiceField(
        label="Räkna per", coerce=int, required=False,
        choices=[(per, f"{tal(per)} invånare") for per in reversed(PER)],
    )  # fmt: skip

    def __init__(self, data: Any, omraden: list[Stadsdelsomrade], har: Stadsdelsomrade) -> None:
        standard = {"jamfor": STADEN, "och": "", "efter": "folkmangd", "per": PER[-1]}
        super().__init__(standard | {n: v for n, v in (data or {}).items() if n in standard})
        self.per_slug = {o.slug: o for o in omraden if o != har}
        andra = [(o.slug, o.namn) for o in self.per_slug.values()]
        fasta = [(STADEN, hela_orten()), (LIKA, "de tre mest lika")]
        for namn, val in (("jamfor", [*fasta, *andra]), ("och", [("", "inget mer"), *andra])):
            valjare: Any = self.fields[namn]
            valjare.choices = val

    def _valt(self, namn: str, annars: Any) -> Any:
        self.is_valid()
        return self.cleaned_data.get(namn) or annars

    @property
    def jamfors(self) -> str:
        return str(self._valt("jamfor", STADEN))

    @property
    def per_antal(self) -> int:
        return int(self._valt("per", PER[-1]))

    @property
    def likhet(self) -> str:
        return str(self._valt("efter", "folkmangd"))

    @property
    def valda(self) -> list[Stadsdelsomrade]:
        """The districts chosen by name, each once."""
        namnen = dict.fromkeys([self.jamfors, str(self._valt("och", ""))])
        return [self.per_slug[slug] for slug in namnen if slug in self.per_slug]


class OmradesvalForm(forms.Form):
    """Which of the agreement's areas the list of statistics shows."""

    omrade = forms.ChoiceField(label="Samverkansområde", required=False)

    def __init__(self, data: Any, omraden: list[Samverkansomrade]) -> None:
        super().__init__(data)
        valjare: Any = self.fields["omrade"]
        val = [(str(o.nummer), o.kortnamn) for o in omraden]
        valjare.choices = [("", "Alla"), *val, ("ovrigt", "Andra källor")]

    @property
    def vald(self) -> str:
        return str(self.cleaned_data.get("omrade", "")) if self.is_valid() else ""


class HandelsevalForm(forms.Form):
    """Which source, place and year of events."""

    val = forms.ChoiceField(label="Källa och år", required=False)

    def __init__(self, data: Any, valbara: list[tuple[str, str, int]], har: str) -> None:
        super().__init__(data)
        self.valbara = valbara
        valjare: Any = self.fields["val"]
        valjare.choices = [
            (str(nr), f"{kalla}, {har if var == 'har' else hela_orten().lower()}, {year}")
            for nr, (kalla, var, year) in enumerate(valbara)
        ]

    @property
    def vald(self) -> tuple[str, str, int] | None:
        nr = self.cleaned_data.get("val") if self.is_valid() else ""
        return self.valbara[int(nr or 0)] if self.valbara else None
