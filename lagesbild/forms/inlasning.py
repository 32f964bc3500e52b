"""Forms of an import: the file, its columns, and what unknown names are."""

from typing import Any

from django import forms

from lagesbild.inlasning import LASARE, TABELLER, Falt, Fil, Mappning
from lagesbild.inlasning.mappning import foresla, huvud_av
from lagesbild.workflow.kolumnmall import Svar
from samverkan.models import Delningsniva, Stadsdelsomrade

INGEN = ("", "Finns inte i filen")
ANNAT = "annat"


def _inga(fil: Fil) -> dict[str, str]:
    return {}


class FilForm(forms.Form):
    """A file to read in, previewed before anything is saved."""

    fil = forms.FileField(
        label="Fil",
        help_text=(
            "Statistik från Brå, SCB eller Kolada, enkäter, polisens händelser, händelser med "
            "koordinater, iakttagelser (EST, vandringar) eller en annan tabell. "
            "CSV, Excel (.xlsx) eller JSON, högst 20 MB. Filen känns igen på sitt innehåll."
        ),
    )


class GransForm(forms.Form):
    """A file of boundaries."""

    fil = forms.FileField(
        label="Fil med gränser",
        help_text=(
            "GeoJSON, eller en shapefil som zip, i SWEREF 99 18 00, SWEREF 99 TM eller WGS 84. "
            "Högst 20 MB."
        ),
    )


class DelningForm(forms.Form):
    """Who may see the events of a party's own file."""

    delning = forms.ChoiceField(
        label="Vem får se händelserna?",
        choices=[
            (Delningsniva.EGEN, "Bara vår part"),
            (Delningsniva.PARTERNA, "Båda parterna"),
            (Delningsniva.PUBLIK, "Alla, även händelserna utanför stadsdelsområdet"),
        ],
        initial=Delningsniva.EGEN,
        widget=forms.RadioSelect,
        help_text="Händelserna ligger till grund för kartor och geografiska analyser.",
    )


class KolumnForm(forms.Form):
    """Which column holds what, or one value for the whole file; the answer is kept for next time."""

    def __init__(self, *args: Any, fil: Fil, svar: Svar, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.slag = svar.slag if svar.slag in LASARE else TABELLER[-1]
        self.falt = LASARE[self.slag].FALT
        self.rubriker = huvud_av(fil, self.falt)
        forslag = svar.mappning.kolumner or foresla(self.rubriker, self.falt)
        forvalda = getattr(LASARE[self.slag], "forvalda", _inga)(fil)
        fasta = forvalda | svar.mappning.fasta
        for ett in self.falt:
            self._lagg_till(ett, forslag.get(ett.namn, ""), fasta.get(ett.namn, ""))

    def _lagg_till(self, ett: Falt, kolumn: str, fast: str) -> None:
        if not ett.bara_fast:
            self.fields[f"kol_{ett.namn}"] = forms.ChoiceField(
                label=ett.etikett,
                choices=[INGEN, *((namn, namn) for namn in self.rubriker)],
                initial=kolumn,
                required=ett.kravs and not ett.fast,
                help_text=ett.hjalp,
            )
        if ett.fast:
            etikett = ett.etikett if ett.bara_fast else f"{ett.etikett}, samma för hela filen"
            self.fields[f"fast_{ett.namn}"] = forms.CharField(
                label=etikett,
                initial=fast,
                max_length=190,
                required=ett.kravs and ett.bara_fast,
                help_text=ett.hjalp if ett.bara_fast else "Om det inte står i någon kolumn.",
            )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for ett in self.falt:
            kolumn, fast = data.get(f"kol_{ett.namn}"), data.get(f"fast_{ett.namn}")
            if ett.kravs and ett.fast and not ett.bara_fast and not kolumn and not fast:
                self.add_error(f"kol_{ett.namn}", "Välj en kolumn, eller skriv in värdet under.")
        return data

    def svar(self) -> Svar:
        """What the person has answered."""
        delar: dict[str, dict[str, str]] = {"kol": {}, "fast": {}}
        for namn, varde in self.cleaned_data.items():
            slag, _, falt = namn.partition("_")
            if varde:
                delar[slag][falt] = varde.strip()
        return Svar(self.slag, Mappning(delar["kol"], delar["fast"]))


class NamnForm(forms.Form):
    """What each unknown name is; the answer is remembered for every file to come."""

    def __init__(self, *args: Any, namnen: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.namnen = namnen
        omraden = Stadsdelsomrade.objects.order_by("namn", "giltig_fran")
        val = [
            ("", "Svara senare"),
            (ANNAT, "Ett annat område, sparas för jämförelse"),
            *((str(rad.pk), _med_tid(rad)) for rad in omraden),
        ]
        for nr, namn in enumerate(namnen):
            self.fields[f"namn_{nr}"] = forms.ChoiceField(
                label=f"Vad är ”{namn}”?", choices=val, required=False
            )
        if len(namnen) > 1:
            self.fields["resten"] = forms.BooleanField(
                label="Alla jag inte svarat på är andra områden", required=False
            )

    def svar(self) -> dict[str, Stadsdelsomrade | None]:
        """The answered names, each with its district or None for another area."""
        valda: dict[str, Stadsdelsomrade | None] = {}
        omraden = Stadsdelsomrade.objects.in_bulk()
        for nr, namn in enumerate(self.namnen):
            val = self.cleaned_data[f"namn_{nr}"]
            if val == ANNAT or (not val and self.cleaned_data.get("resten")):
                valda[namn] = None
            elif val:
                valda[namn] = omraden[int(val)]
        return valda


def _med_tid(omrade: Stadsdelsomrade) -> str:
    slut = omrade.giltig_till
    return f"{omrade.namn} (till {slut:%Y-%m-%d})" if slut else omrade.namn
